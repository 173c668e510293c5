import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Notice } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { levels } from '../styles/levels.js';
import { messagesStyles } from '../styles/pad-messages.js';
import { sheetStyles } from '../styles/sheet.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { noticeWords } from './notice-words.js';
import { iconButton, sheet } from './sheet.js';

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

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('at')) return;
    const row = this.#rows[this.notices.findIndex(({ id }) => id === this.at)];
    (row ?? this.#heading)?.focus();
  }

  override render(): TemplateResult {
    const { notices, i18n } = this;
    const { m } = i18n;
    const list = html`<div class="tools">
        <p role="status">${i18n.count(m.messagesUnread, notices.filter(({ read }) => !read).length)}</p>
        <button
          type="button"
          class="quiet"
          @click=${() => {
            this.#mark('read');
          }}
        >
          ${m.markAllRead}
        </button>
        <button type="button" class="quiet" @click=${this.#deleteAll}>${m.deleteAll}</button>
      </div>
      <div class="body" role="list">
        ${repeat(
          notices,
          ({ id }) => id,
          (notice, n) => this.#row(notice, n),
        )}
      </div>`;
    const none = html`<p class="said">${m.noMessages}</p>`;
    return sheet('messages', m.messages, i18n, notices.length ? list : none);
  }

  #row(notice: Notice, n: number): TemplateResult {
    const { m } = this.i18n;
    const { id, at, level, read } = notice;
    const aside = html`${read ? nothing : html`<span class="new">${m.unread}</span>`}
      <time class="muted">${this.i18n.time(at)}</time>`;
    return html`<div role="listitem" tabindex="-1" class=${read ? '' : 'unread'} data-level=${level}>
      <div id="words-${n}" class="words">${noticeWords(notice, this.i18n, aside)}</div>
      ${iconButton(
        read ? m.markUnread : m.markRead,
        read ? 'email' : 'check',
        () => {
          this.#mark(read ? 'unread' : 'read', id);
        },
        `words-${n}`,
      )}
      ${iconButton(
        m.deleteMessage,
        'close',
        () => {
          const next = this.#rows[n + 1] ?? this.#rows[n - 1];
          (next?.querySelector<HTMLElement>('button:last-of-type') ?? this.#heading)?.focus();
          this.#mark('deleted', id);
        },
        `words-${n}`,
      )}
    </div>`;
  }

  get #rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll('[role=listitem]');
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
