import { html, nothing, type TemplateResult } from 'lit';
import {
  classOf,
  commandLife,
  isUp,
  permission,
  type Interaction,
  type PadState,
  type Permission,
  type Target,
  type WaitingItem,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { control, failureLine } from './control.js';
import { icon } from './icons.js';
import type { Rows } from './rows.js';

/** Something that the agent parked, to resume it. */
export function resumeRow(state: PadState, i18n: I18n, one: Interaction): TemplateResult {
  return workRow(state, i18n, one, one.source, 'resume', permission(state, one, 'resume'));
}

/** Something that waits for anybody, to take it. */
export function takeRow(state: PadState, i18n: I18n, one: WaitingItem): TemplateResult {
  return workRow(state, i18n, one, state.agent?.source ?? '', 'take', takePermission(state, one.id));
}

/**
 * Medium, who, about what, how urgent, since when, its control, and why that failed.
 *
 * @param source whose clock `since` is on
 */
function workRow(
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
  const who = contact?.name ?? contact?.address;
  const request = { type, interaction: id };
  const button = {
    label: words[type],
    pendingLabel: words.pending[type],
    request,
    permission: allowed,
    life,
    about: `${m.media[medium]} ${who ?? subject}`,
  };
  const about = [priority && `${m.priority} ${i18n.number(priority)}`, who && subject].filter(Boolean);
  const faster = type === 'take' && life?.failure?.code === 'GONE' ? words.faster : undefined;
  return html`<span class="tile" data-class=${classOf(medium)} title=${m.media[medium]}>${icon(medium)}</span>
    <span class="title outside">
      <span class="sr">${m.media[medium]}</span> ${who ?? subject}
      ${state.unread.includes(id) ? html`<span class="new">${m.unread}</span>` : nothing}
    </span>
    <span class="about muted outside">${about.join(' · ')}</span>
    <time class="muted" data-source=${source} data-since=${since}></time>
    ${control(button, i18n)} ${failureLine(life, i18n, faster)}`;
}

/** Whether it may be taken. Each row waits for its own answer: two things can be taken at the same time. */
function takePermission(state: PadState, id: string): Permission | undefined {
  const { agent } = state;
  const granted = agent?.can.take;
  if (!agent || !granted) return undefined;
  if (!isUp(state, agent.source)) return { reason: 'OFFLINE' };
  return commandLife(state, 'take', id)?.phase === 'pending' ? { reason: 'PENDING' } : granted;
}

/** How many wait in a list, and since when; nothing while that is not known. */
export function howMany(list: Target | undefined, i18n: I18n): TemplateResult | typeof nothing {
  const { waiting, waitingSince: since, source } = list ?? {};
  if (waiting === undefined) return nothing;
  const words = i18n.m.workLists;
  const oldest = html`· ${words.oldest} <time data-source=${source ?? ''} data-since=${since ?? 0}></time>`;
  return html`<span class="figures muted"
    ><b>${i18n.count(i18n.m.waitingNow, waiting)}</b> ${waiting && since ? oldest : nothing}</span
  >`;
}

/** A list under its name, or what is said when there is nothing in it. */
export function listOf<T extends { readonly id: string }>(
  name: string,
  empty: string,
  rows: Rows<T>,
  items: readonly T[],
): TemplateResult {
  if (items.length === 0) return html`<p class="said">${empty}</p>`;
  return html`<div role="list" aria-label=${name}>${rows.show(items)}</div>`;
}
