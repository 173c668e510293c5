import { html, nothing, type TemplateResult } from 'lit';
import {
  classOf,
  commandLife,
  isUp,
  type PadState,
  type Permission,
  type WaitingItem,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { control, failureLine } from './control.js';
import { icon } from './icons.js';

/**
 * Something that waits: medium, who, about what, how urgent, since when, its control, and why that failed.
 *
 * @param source whose clock `since` is on
 */
export function workRow(
  state: PadState,
  i18n: I18n,
  one: WaitingItem,
  source: string,
  type: 'take' | 'resume',
  allowed: Permission | undefined,
): TemplateResult {
  const { m } = i18n;
  const { id, medium, subject, contact, priority, since } = one;
  const words = m.workLists;
  const life = commandLife(state, type, id);
  const request = { type, interaction: id };
  const button = {
    label: words[type],
    pendingLabel: words.pending[type],
    request,
    permission: allowed,
    life,
  };
  const who = contact?.name ?? contact?.address;
  const about = [priority && `${m.priority} ${i18n.number(priority)}`, who && subject].filter(Boolean);
  const faster = type === 'take' && life?.failure?.code === 'GONE' ? words.faster : undefined;
  return html`<div role="listitem">
    <span class="tile" data-class=${classOf(medium)} title=${m.media[medium]}>${icon(medium)}</span>
    <span class="title outside">
      <span class="sr">${m.media[medium]}</span> ${who ?? subject}
      ${state.unread.includes(id) ? html`<span class="new">${m.unread}</span>` : nothing}
    </span>
    <span class="about muted outside">${about.join(' · ')}</span>
    <time class="muted" data-source=${source} data-since=${since}></time>
    ${control(button, i18n)} ${failureLine(life, i18n, faster)}
  </div>`;
}

/** Whether it may be taken. Each row waits for its own answer: two things can be taken at the same time. */
export function takePermission(state: PadState, id: string): Permission | undefined {
  const { agent } = state;
  const granted = agent?.can.take;
  if (!agent || !granted) return undefined;
  if (!isUp(state, agent.source)) return { reason: 'OFFLINE' };
  return commandLife(state, 'take', id)?.phase === 'pending' ? { reason: 'PENDING' } : granted;
}
