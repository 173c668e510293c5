import { html, nothing, type TemplateResult } from 'lit';
import { commandLife, permission, type Agent, type PadState } from '../core/index.js';
import { intendedName } from '../i18n/agent-words.js';
import type { I18n } from '../i18n/index.js';
import { control, failureLine, why } from './control.js';
import { IntentEvent } from './events.js';
import { iconButton } from './icons.js';

/**
 * What comes next for the agent: when the wrap-up ends and how it lasts longer (CG-32), and the state that begins when
 * everything is finished, which can be taken back (CG-34).
 */
export function agentNext(state: PadState, agent: Agent, i18n: I18n): TemplateResult {
  const { wrapUntil, intended, can, source } = agent;
  const { m } = i18n;
  const life = commandLife(state, 'extend');
  const extend = {
    label: m.extend,
    pendingLabel: m.extending,
    request: { type: 'extend' },
    permission: permission(state, agent, 'extend'),
    life,
  } as const;
  return html`<div class="next" ?data-filled=${wrapUntil ?? intended ?? can.extend}>
    ${wrapUntil === undefined ? nothing : html`<span class="muted">${m.wrapEnds}</span><time data-source=${source} data-until=${wrapUntil}></time>`}
    ${control(extend, i18n)} ${undoIntended(state, agent, i18n)} ${failureLine(life, i18n)}
  </div>`;
}

function undoIntended(state: PadState, agent: Agent, i18n: I18n): TemplateResult | typeof nothing {
  const { intended } = agent;
  const { m } = i18n;
  const name = intendedName(agent, i18n);
  if (!intended || !name) return nothing;
  const after = m.afterThis(name);
  const undo = ({ target }: Event): void => {
    // To ask for the intended state again takes it back; Ready would end a wrap-up.
    target?.dispatchEvent(new IntentEvent({ type: 'set-state', ...intended }));
  };
  const blocked = why(permission(state, agent, 'set-state'), i18n);
  return html`<span class="intended">
    <span class="cut outside" title=${after}>${after}</span
    >${iconButton(m.undoIntended(name), 'close', undo, undefined, blocked)}
  </span>`;
}
