import { html, nothing, type TemplateResult } from 'lit';
import type { PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { icon, type IconName } from './icons.js';
import { linkState } from './link-state.js';

/** What stands where the list would be: what the agent's state means, and what was done so far. */
export function emptyState(state: PadState, i18n: I18n): TemplateResult {
  const { agent, gone } = state;
  const { m } = i18n;
  if (!agent) return html`<div class="empty start" part="empty">${start(state, m)}</div>`;
  const figures = (['done', 'redirected', 'rejected'] as const).map(
    (outcome) => [m.figures[outcome], gone.filter((one) => one.outcome === outcome).length] as const,
  );
  return html`<div class="empty" part="empty">
    ${said('tray', m.emptyTitles[agent.state], m.emptyTexts[agent.state])}
    ${
      gone.length
        ? html`<dl class="figures">
              ${figures.map(
                ([label, n]) =>
                  html`<div>
                    <dt>${label}</dt>
                    <dd class="number">${i18n.number(n)}</dd>
                  </div>`,
              )}
            </dl>
            <p class="muted">${m.sinceOpened}</p>`
        : nothing
    }
  </div>`;
}

/** Before anything is known of the agent: how far the link has come. */
function start(state: PadState, m: I18n['m']): TemplateResult {
  const link = linkState(state);
  const text = link === 'up' ? 'connecting' : link;
  return said('link', m.links[text], m.startTexts[text]);
}

function said(drawing: IconName, title: string, text: string): TemplateResult {
  return html`<span class="tray">${icon(drawing)}</span>
    <p class="title">${title}</p>
    <p class="muted">${text}</p>`;
}
