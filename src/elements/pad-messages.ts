import {
  LitElement,
  html,
  nothing,
  render,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import { RovingRows } from '../controllers/roving-rows.js';
import type { Notice } from '../core/index.js';
import { english, type I18n, noticeText } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { levels } from '../styles/levels.js';
import { messagesStyles } from '../styles/pad-messages.js';
import { define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { icon, type IconName } from './icons.js';
import { Keyed } from './keyed.js';
import { levelMark } from './level-mark.js';

/**
 * My Messages: what the agent should know, newest first; the backend's own words are shown as text. Nothing becomes read
 * by itself: the agent marks it, here or by Show in its preview (MM-1).
 *
 * @tagname pad-messages
 * @fires pad-command - to mark or delete messages, or to close
 * @csspart messages - the region
 */
export class PadMessages extends LitElement {
  static override styles: CSSResult[] = [base, levels, messagesStyles];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  @property({ attribute: false }) i18n: I18n = english;
  /** Id of the message to go to; without one the heading gets the focus. */
  @property({ attribute: false }) at: string | undefined;

  #made = 0;
  readonly #items = new Keyed(() => {
    const row = document.createElement('div');
    row.setAttribute('role', 'listitem');
    row.id = `message-${(this.#made += 1)}`;
    row.tabIndex = -1;
    return row;
  });
  readonly #roving = new RovingRows(this, () => {
    this.#focusHeading();
  });

  protected override firstUpdated(): void {
    this.#focusHeading();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('at')) this.#items.get(this.at)?.focus();
  }

  override render(): TemplateResult {
    const { m } = this.i18n;
    return html`<section part="messages" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title" tabindex="-1">${m.messages}</h2>
        ${this.#iconButton(m.close, 'close', () => {
          this.#close();
        })}
      </header>
      ${this.notices.length ? this.#list() : html`<p class="none muted">${m.noMessages}</p>`}
    </section>`;
  }

  #list(): TemplateResult {
    const { m } = this.i18n;
    const unread = this.notices.filter(({ read }) => !read);
    return html`<div class="tools">
        <p role="status" class="muted">
          ${unread.length ? this.i18n.count(m.messagesUnread, unread.length) : m.noneUnread}
        </p>
        <span>
          <button
            type="button"
            class="quiet"
            aria-disabled=${unread.length ? 'false' : 'true'}
            @click=${() => {
              for (const notice of unread) this.#mark(notice, true);
            }}
          >
            ${m.markAllRead}
          </button>
          <button type="button" class="quiet" @click=${this.#deleteAll}>${m.deleteAll}</button>
        </span>
      </div>
      <div
        class="rows"
        role="list"
        aria-labelledby="title"
        @focusin=${this.#roving.onFocus}
        @keydown=${this.#roving.onKey}
      ></div>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const list = this.renderRoot.querySelector<HTMLElement>('.rows');
    const ids = this.notices.map(({ id }) => id);
    if (list) this.#items.arrange(list, ids);
    for (const notice of this.notices) this.#renderRow(notice);
  }

  #renderRow(notice: Notice): void {
    const row = this.#items.get(notice.id);
    if (!row) return;
    Object.assign(row.dataset, { id: notice.id, level: notice.level });
    row.classList.toggle('unread', !notice.read);
    render(this.#notice(notice), row);
  }

  #notice(notice: Notice): TemplateResult {
    const { m } = this.i18n;
    const { about, at, level, read } = notice;
    return html`<div class="head">
        <span class="level-mark">${levelMark(level, this.i18n)}</span>
        ${read ? nothing : html`<span class="new">${m.unread}</span>`}
        <time class="muted">${this.i18n.time(at)}</time>
      </div>
      <div class="words">
        ${about ? html`<b class="outside">${about}</b>` : nothing}
        <p class="outside">${noticeText(notice, this.i18n)}</p>
      </div>
      <div class="marks">
        ${this.#iconButton(read ? m.markUnread : m.markRead, read ? 'email' : 'check', () => {
          this.#mark(notice, !read);
        })}
        ${this.#iconButton(m.deleteMessage, 'close', () => {
          this.#ask({ type: 'delete-notice', id: notice.id });
        })}
      </div>`;
  }

  #iconButton(name: string, drawing: IconName, onClick: () => void): TemplateResult {
    return html`<button
      type="button"
      class="quiet only-icon"
      aria-label=${name}
      title=${name}
      @click=${onClick}
    >
      ${icon(drawing)}
    </button>`;
  }

  #focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  #mark({ id }: Notice, read: boolean): void {
    this.#ask({ type: 'mark-notice', id, read });
  }

  #close(): void {
    this.#ask({ type: 'show-messages', open: false });
  }

  #ask(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  readonly #deleteAll = (): void => {
    this.#focusHeading();
    this.#ask({ type: 'delete-notices' });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.rows > *') : null;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Delete' && row?.dataset.id)
      this.#ask({ type: 'delete-notice', id: row.dataset.id });
    else return;
    event.stopPropagation();
  };
}

define('pad-messages', PadMessages);

declare global {
  interface HTMLElementTagNameMap {
    'pad-messages': PadMessages;
  }
}
