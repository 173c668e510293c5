import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, Interaction } from '../core/index.js';
import { titleOf, type I18n } from '../i18n/index.js';
import { talkWords } from '../i18n/talk-en.js';
import { icon } from './icons.js';

/** How long the contact has been waiting, and whether that is still well (CH-1): a word, a shape and a colour each. */
export function waitingLine(one: Interaction, now: number, i18n: I18n): TemplateResult | typeof nothing {
  const { waitingSince, patience } = one.conversation ?? {};
  if (waitingSince === undefined || one.phase !== 'connected') return nothing;
  const level = waitingLevel(now - waitingSince, patience);
  return html`<p class="waits" data-level=${level}>
    ${icon(level === 'waits' ? 'recent' : 'warning')}<span class="outside"
      >${talkWords(i18n)[level](titleOf(one, i18n))}</span
    >
    <time data-source=${one.source} data-since=${waitingSince}></time>
  </p>`;
}

/** The level of impatience after so many milliseconds: none known, an answer is due, or overdue. */
export function waitingLevel(ms: number, patience: Conversation['patience']): 'waits' | 'due' | 'overdue' {
  if (!patience || ms < patience.dueMs) return 'waits';
  return ms < patience.overdueMs ? 'due' : 'overdue';
}

/** What stands under the transcript instead of the field: why it is over. */
export function endedLine(one: Interaction, i18n: I18n): TemplateResult | typeof nothing {
  const { ended, own } = one.conversation ?? {};
  if (!ended || one.phase !== 'wrap') return nothing;
  const words = ended === 'timed-out' && !own ? talkWords(i18n).missed : talkWords(i18n).ended[ended];
  return html`<p class="ended muted outside" role="status">${words(titleOf(one, i18n))}</p>`;
}

/** That the other side has not answered yet, and how long it may take. */
export function invitationLine(one: Interaction, i18n: I18n): TemplateResult | typeof nothing {
  if (one.phase === 'not-connected')
    return html`<p class="ended muted outside">${talkWords(i18n).notSentYet(titleOf(one, i18n))}</p>`;
  if (one.phase !== 'establishing') return nothing;
  return html`<p class="ended muted outside" role="status">
    ${i18n.m.waitingFor(titleOf(one, i18n))}
    ${one.ringUntil === undefined ? nothing : html`<time data-source=${one.source} data-until=${one.ringUntil}></time>`}
  </p>`;
}
