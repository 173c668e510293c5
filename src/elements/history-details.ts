import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, HistoryDetails } from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import type { I18n } from '../i18n/index.js';
import { linked } from './links.js';
import { pairs } from './pairs.js';

/** Everything that is kept of one interaction of the history, as text. */
export function historyDetails(one: HistoryDetails, i18n: I18n): TemplateResult {
  const { m } = i18n;
  const { outcome, endedAt } = one;
  const texts: readonly (readonly [label: string, text: string | undefined])[] = [
    [m.note, one.note],
    [m.message, one.body],
    [contactWords(i18n).reply, one.reply],
  ];
  return html`<h4 class="outside">${one.subject || contactWords(i18n).noSubject}</h4>
    ${pairs([
      [contactWords(i18n).media, m.media[one.medium]],
      [contactWords(i18n).state, contactWords(i18n).states[one.state]],
      [m.received, i18n.time(one.createdAt)],
      [contactWords(i18n).ended, endedAt && i18n.time(endedAt)],
      [contactWords(i18n).agent, one.agent],
      [m.queue, one.queue],
      [contactWords(i18n).outcome, outcome && contactWords(i18n).outcomes[outcome]],
      [m.disposition, one.disposition],
    ])}
    ${texts.map(([label, text]) =>
      text
        ? html`<h5>${label}</h5>
            <p class="text outside">${linked(text)}</p>`
        : nothing,
    )}
    ${one.entries?.length ? transcript(one.entries, i18n) : nothing}`;
}

function transcript(entries: readonly Entry[], i18n: I18n): TemplateResult {
  return html`<h5>${contactWords(i18n).transcript}</h5>
    <dl class="talk">
      ${entries.map(
        ({ by, at, text }) =>
          html`<dt><b class="outside">${by.name}</b> <time>${i18n.time(at)}</time></dt>
            <dd class="text outside">${linked(text)}</dd>`,
      )}
    </dl>`;
}
