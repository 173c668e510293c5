import { html, nothing, type TemplateResult } from 'lit';
import type { PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { icon } from './icons.js';

/** What stands where the list would be: what the agent's state means, and what was done so far. */
export function emptyState({ agent, gone }: PadState, i18n: I18n): TemplateResult | typeof nothing {
  if (!agent) return nothing;
  const { m } = i18n;
  const figures = (['done', 'redirected', 'rejected'] as const).map(
    (outcome) => [m.figures[outcome], gone.filter((one) => one.outcome === outcome).length] as const,
  );
  return html`<div class="empty" part="empty">
    <span class="tray">${icon('tray')}</span>
    <p class="title">${m.emptyTitles[agent.state]}</p>
    <p class="muted">${m.emptyTexts[agent.state]}</p>
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
