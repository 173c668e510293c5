import { LitElement, html, render, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Notice } from '../core/index.js';
import { english, type I18n, noticeText } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { icon } from './icons.js';
import { Keyed } from './keyed.js';
import { messagesStyles } from '../styles/pad-messages.js';

/**
 * My Messages: what the agent should know, newest first; the backend's own words are shown as text.
 *
 * @tagname pad-messages
 * @fires pad-command - to delete a message, or to close
 * @csspart messages - the region
 */
export class PadMessages extends LitElement {
  static override styles: CSSResult[] = [base, messagesStyles];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  @property({ attribute: false }) i18n: I18n = english;

  readonly #rows = new Keyed(() => {
    const row = document.createElement('div');
    row.setAttribute('role', 'listitem');
    return row;
  });
  /** Where a message was deleted, until the focus has moved on. */
  #focusAt: number | undefined;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#focusAt === undefined || !changed.has('notices')) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=listitem] button')];
    const next = buttons[this.#focusAt] ?? buttons.at(-1) ?? this.renderRoot.querySelector<HTMLElement>('h2');
    this.#focusAt = undefined;
    next?.focus();
  }

  override render(): TemplateResult {
    const { m } = this.i18n;
    return html`<section part="messages" aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title" tabindex="-1">${m.messages}</h2>
        <button
          type="button"
          class="quiet only-icon"
          aria-label=${m.close}
          title=${m.close}
          @click=${() => {
            this.#close();
          }}
        >
          ${icon('close')}
        </button>
      </header>
      ${this.notices.length ? html`<div role="list"></div>` : html`<p class="none muted">${m.noMessages}</p>`}
    </section>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const list = this.renderRoot.querySelector<HTMLElement>('[role=list]');
    if (list)
      this.#rows.arrange(
        list,
        this.notices.map(({ id }) => id),
      );
    for (const notice of this.notices) this.#renderRow(notice);
  }

  #renderRow(notice: Notice): void {
    const row = this.#rows.get(notice.id);
    if (!row) return;
    row.dataset.level = notice.level;
    render(this.#notice(notice), row);
  }

  #notice(notice: Notice): TemplateResult {
    const { m } = this.i18n;
    const text = noticeText(notice, this.i18n);
    return html`${icon(notice.level === 'info' ? 'info' : 'warning')}
      <div>
        <span class="sr">${m.levels[notice.level]}</span>
        ${notice.about ? html`<b class="outside">${notice.about}</b>` : ''}
        <p class="outside">${text}</p>
        <time class="muted">${this.i18n.time(notice.at)}</time>
      </div>
      <button
        type="button"
        class="quiet only-icon"
        aria-label=${m.deleteMessage}
        title=${m.deleteMessage}
        @click=${() => {
          this.#delete(notice);
        }}
      >
        ${icon('close')}
      </button>`;
  }

  /** The focus goes to the message that takes the place, else to the heading. */
  #delete({ id }: Notice): void {
    this.#focusAt = this.notices.findIndex((one) => one.id === id);
    this.#ask({ type: 'delete-notice', id });
  }

  #close(): void {
    this.#ask({ type: 'show-messages', open: false });
  }

  #ask(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };
}

define('pad-messages', PadMessages);

declare global {
  interface HTMLElementTagNameMap {
    'pad-messages': PadMessages;
  }
}
