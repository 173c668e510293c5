import { html, nothing, type TemplateResult } from 'lit';
import { classOf, type Contact, type Medium, type Timestamp } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { icon } from './icons.js';

/** What a row says of something that waits. */
export interface WorkRow {
  readonly medium: Medium;
  readonly subject: string;
  readonly contact?: Contact;
  readonly priority?: number;
  readonly since: Timestamp;
  /** Whose clock `since` is on. */
  readonly source: string;
  readonly unread?: boolean;
  /** What can be done with it, and what became of that. */
  readonly control: unknown;
  readonly failure: unknown;
}

/** The inside of a row of waiting work: medium, who, about what, how urgent, since when, and its control. */
export function workRow(of: WorkRow, i18n: I18n): TemplateResult {
  const { m } = i18n;
  const { medium, subject, contact, priority } = of;
  const who = [contact?.name, contact?.address].find(Boolean);
  const urgency = priority ? `${m.priority} ${i18n.number(priority)}` : '';
  const about = [urgency, who ? subject : m.media[medium]].filter(Boolean);
  return html`<span class="tile" data-class=${classOf(medium)} title=${m.media[medium]}>${icon(medium)}</span>
    <span class="title cut outside">
      <span class="sr">${m.media[medium]}</span> ${who ?? (subject || m.media[medium])}
      ${of.unread ? html`<span class="new">${m.unread}</span>` : nothing}
    </span>
    <time class="muted" data-source=${of.source} data-since=${of.since}></time>
    <span class="about muted outside">${about.join(' · ')}</span>
    <span class="control">${of.control}</span>
    ${of.failure}`;
}
