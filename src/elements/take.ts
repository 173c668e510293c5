import { html, nothing, type TemplateResult } from 'lit';
import { commandLife, isUp, type PadState, type Permission } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { control, failureLine } from './control.js';
import { IntentEvent } from './events.js';
import { icon } from './icons.js';

/** The button that takes something that waits, where the backend allows it. */
export function takeControl(state: PadState, id: string, i18n: I18n): TemplateResult | typeof nothing {
  const { take: label, taking: pendingLabel } = i18n.m.workLists;
  const life = commandLife(state, 'take', id);
  const request = { type: 'take', interaction: id } as const;
  return control({ label, pendingLabel, request, permission: permissionOf(state, id), life }, i18n);
}

/** Why it could not be taken: mostly, somebody was faster. */
export function takeFailure(state: PadState, id: string, i18n: I18n): TemplateResult | typeof nothing {
  const life = commandLife(state, 'take', id);
  if (life?.failure?.code !== 'GONE') return failureLine(life, i18n);
  const { m } = i18n;
  return html`<p class="failure" part="failure">
    ${icon('warning')}<span>${m.workLists.faster}</span>
    <button
      type="button"
      @click=${(event: Event) => {
        event.target?.dispatchEvent(new IntentEvent({ type: 'dismiss', command: life.command.id }));
      }}
    >
      ${m.dismiss}
    </button>
  </p>`;
}

/** Each row waits for its own answer: two things can be taken at the same time. */
function permissionOf(state: PadState, id: string): Permission | undefined {
  const { agent } = state;
  const granted = agent?.can.take;
  if (!agent || !granted) return undefined;
  if (!isUp(state, agent.source)) return { reason: 'OFFLINE' };
  return commandLife(state, 'take', id)?.phase === 'pending' ? { reason: 'PENDING' } : granted;
}
