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
import { en } from '../i18n/en.js';
import { english, speak, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { levels } from '../styles/levels.js';
import { toastsStyles } from '../styles/pad-toasts.js';
import { data, define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { noticeWords } from './notice-words.js';
import { onEscape } from './on-escape.js';

// It may come before the work area, which brings all words as well.
speak(en);

/**
 * The preview of the newest message (MM-1), and how many more wait behind it: Show goes to it in My Messages and marks it
 * read; Dismiss, or time, closes the preview and it stays unread. The root announces messages, so this is no live region;
 * it never takes the focus, and lies under offers.
 *
 * @tagname pad-toasts
 * @attr offers - something waits for an answer: offers have the upper 60 % of the pad then
 * @fires pad-command - to mark a message read and to show My Messages
 * @csspart toast - the preview
 */
export class PadToasts extends LitElement {
  static override styles: CSSResult[] = [base, levels, toastsStyles];
  static override properties: PropertyDeclarations = {
    notices: data,
    i18n: data,
    messages: data,
    seconds: data,
    _due: data,
  };

  /** All messages: the preview of one that is read or deleted closes. */
  notices: readonly Notice[] = [];
  i18n: I18n = english;
  /** Whether My Messages is open: messages are seen there. */
  messages: boolean = false;
  /** After how many seconds a preview goes by itself; not while the pointer or the focus is on it, and never an error. */
  seconds: number = 8;
  /** What is to be previewed, the first of it now. */
  protected _due: readonly Notice[] = [];

  #timed: Notice | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a message that has just come, if it deserves it; behind the one that the agent is about to answer. */
  show(notice: Notice): void {
    if (this.messages || !isDue(notice)) return;
    this._due = this._due.toSpliced(this.#isHeld ? 1 : 0, 0, notice);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.messages) this._due = [];
    if (!changed.has('notices')) return;
    const unread = new Set(this.notices.filter(({ read }) => !read).map(({ id }) => id));
    this._due = this._due.filter(({ id }) => unread.has(id));
  }

  override render(): TemplateResult | typeof nothing {
    const { _due, i18n } = this;
    const [notice] = _due;
    if (!notice) return nothing;
    const { m } = i18n;
    const others =
      _due.length > 1 ? html`<span>${i18n.count(m.moreMessages, _due.length - 1)}</span>` : nothing;
    return html`<section
      part="toast"
      aria-label=${m.newMessages}
      data-level=${notice.level}
      @keydown=${onEscape(this.#dismiss)}
    >
      <div id="words">${noticeWords(notice, i18n, others)}</div>
      <button aria-describedby="words" @click=${this.#show}>${m.show}</button>
      <button aria-describedby="words" @click=${this.#dismiss}>${m.dismiss}</button>
    </section>`;
  }

  protected override updated(): void {
    const [notice] = this._due;
    if (notice === this.#timed) return;
    this.#timed = notice;
    clearTimeout(this.#timer);
    if (notice && notice.level !== 'error') this.#wait();
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      if (this.#isHeld) this.#wait();
      else this.#next();
    }, this.seconds * 1000);
  }

  get #isHeld(): boolean {
    return this.matches(':hover, :focus-within');
  }

  #next(): void {
    this._due = this._due.slice(1);
  }

  #ask(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  readonly #show = (): void => {
    const { id = '' } = this._due[0] ?? {};
    this.#ask({ type: 'notices', ids: [id], as: 'read' });
    this.#ask({ type: 'show-messages', open: true, notice: id });
    this.#next();
  };

  /** The last one hands the focus to the button of My Messages, where the message now is. */
  readonly #dismiss = (): void => {
    if (this._due.length === 1 && this.matches(':focus-within'))
      this.#ask({ type: 'show-messages', open: false });
    this.#next();
  };
}

/** A refused command says so beside its control already (design, look 7). */
function isDue({ level, code }: Notice): boolean {
  if (code === 'command-refused' || code === 'command-unknown') return false;
  return level !== 'info' || code === 'backend';
}

define('pad-toasts', PadToasts);

declare global {
  interface HTMLElementTagNameMap {
    'pad-toasts': PadToasts;
  }
}
