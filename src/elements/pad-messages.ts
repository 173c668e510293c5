import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Notice } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { levels } from '../styles/levels.js';
import { messagesStyles } from '../styles/pad-messages.js';
import { sheetStyles } from '../styles/sheet.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { iconButton } from './icons.js';
import { noticeWords } from './notice-words.js';
import { Rows } from './rows.js';
import { sheet } from './sheet.js';

/**
 * My Messages: what the agent should know, newest first; the backend's own words are shown as text. Nothing becomes read
 * by itself: the agent marks it, here or by Show in its preview (MM-1).
 *
 * @tagname pad-messages
 * @fires pad-command - to mark or delete messages, or to close
 * @csspart messages - the region
 */
export class PadMessages extends LitElement {
  static override styles: CSSResult[] = [base, sheetStyles, levels, messagesStyles];
  static override properties: PropertyDeclarations = { notices: data, i18n: data, at: data };

  notices: readonly Notice[] = [];
  i18n: I18n = english;
  /** Id of the message to go to; without one the heading gets the focus. */
  at: string | undefined = '';

  readonly #rows = new Rows<Notice>('listitem', (notice, row) => this.#row(notice, row));

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('at')) return;
    (this.#rows.row(this.at) ?? this.#heading)?.focus();
  }

  override render(): TemplateResult {
    const { notices, i18n } = this;
    const { m } = i18n;
    const list = html`<div class="tools">
        <p role="status">${i18n.count(m.messagesUnread, notices.filter(({ read }) => !read).length)}</p>
        <button
          class="quiet"
          @click=${() => {
            this.#mark('read');
          }}
        >
          ${m.markAllRead}
        </button>
        <button class="quiet" @click=${this.#deleteAll}>${m.deleteAll}</button>
      </div>
      <div class="body" role="list">${this.#rows.show(notices)}</div>`;
    const none = html`<p class="said">${m.noMessages}</p>`;
    return sheet('messages', m.messages, i18n, notices.length ? list : none);
  }

  #row(notice: Notice, row: HTMLElement): TemplateResult {
    const { m } = this.i18n;
    const { id, at, level, read } = notice;
    const words = `words-${this.notices.indexOf(notice)}`;
    Object.assign(row, { tabIndex: -1, className: read ? '' : 'unread' });
    row.dataset.level = level;
    const aside = html`${read ? nothing : html`<span class="new">${m.unread}</span>`}
      <time class="muted">${this.i18n.time(at)}</time>`;
    return html`<div id=${words} class="words">${noticeWords(notice, this.i18n, aside)}</div>
      ${iconButton(
        read ? m.markUnread : m.markRead,
        read ? 'email' : 'check',
        () => {
          this.#mark(read ? 'unread' : 'read', id);
        },
        words,
      )}
      ${iconButton(
        m.deleteMessage,
        'close',
        () => {
          const next = row.nextElementSibling ?? row.previousElementSibling;
          (next?.querySelector<HTMLElement>('button:last-of-type') ?? this.#heading)?.focus();
          this.#mark('deleted', id);
        },
        words,
      )}`;
  }

  get #heading(): HTMLElement | null {
    return this.renderRoot.querySelector('h2');
  }

  /** One message, or all of them. */
  #mark(as: 'read' | 'unread' | 'deleted', id?: string): void {
    this.dispatchEvent(new IntentEvent({ type: 'notices', as, ...(id === undefined ? {} : { ids: [id] }) }));
  }

  readonly #deleteAll = (): void => {
    this.#heading?.focus();
    this.#mark('deleted');
  };
}

define('pad-messages', PadMessages);

declare global {
  interface HTMLElementTagNameMap {
    'pad-messages': PadMessages;
  }
}
