import {
  LitElement,
  html,
  nothing,
  render,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from 'lit/decorators.js';
import { everySecond } from '../controllers/clock.js';
import type { Notice } from '../core/index.js';
import { en } from '../i18n/en.js';
import { english, type I18n, noticeText, speak } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { levels } from '../styles/levels.js';
import { toastsStyles } from '../styles/pad-toasts.js';
import { define } from './define.js';
import { IntentEvent, type Intent } from './events.js';
import { Keyed } from './keyed.js';
import { levelMark } from './level-mark.js';

// It may come before the work area, which brings all words as well.
speak(en);

/** How many are shown at once; what is older is in My Messages. */
const MOST = 3;

/** A message in preview; `left`: seconds until it goes by itself, absent where it waits for the agent. */
interface Toast {
  readonly notice: Notice;
  readonly left?: number;
}

/**
 * Previews of new messages (MM-1): Show goes to it in My Messages and marks it read; Dismiss, or time, closes the preview
 * and it stays unread. The root announces messages, so this is no live region; it never takes the focus, and lies under
 * offers.
 *
 * @tagname pad-toasts
 * @fires pad-command - to mark a message read and to show My Messages
 * @csspart toast - a preview
 */
export class PadToasts extends LitElement {
  static override styles: CSSResult[] = [base, levels, toastsStyles];

  /** All messages: the preview of one that is read or deleted closes. */
  @property({ attribute: false }) notices: readonly Notice[] = [];
  @property({ attribute: false }) i18n: I18n = english;
  /** Whether My Messages is open: messages are seen there. */
  @property({ type: Boolean }) messages: boolean = false;
  /** Whether something waits for an answer: offers have the upper 60 % of the pad then. */
  @property({ type: Boolean, reflect: true }) offers: boolean = false;
  /** After how many seconds a preview goes by itself; not while the pointer or the focus is on one, and never an error. */
  @property({ type: Number }) seconds: number = 8;
  /** Newest first. */
  @state() private _toasts: readonly Toast[] = [];

  #stop: (() => void) | undefined;
  #made = 0;
  readonly #items = new Keyed(() => {
    const toast = document.createElement('div');
    toast.id = `toast-${(this.#made += 1)}`;
    toast.className = 'toast';
    toast.setAttribute('aria-labelledby', `${toast.id}-words`);
    toast.setAttribute('role', 'group');
    toast.part.add('toast');
    return toast;
  });

  /** Shows a message that has just come, if it deserves it. */
  show(notice: Notice): void {
    if (this.messages || !isDue(notice)) return;
    const toast = notice.level === 'error' ? { notice } : { notice, left: this.seconds };
    this._toasts = [toast, ...this._toasts].slice(0, MOST);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#halt();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.messages) this._toasts = [];
    if (!changed.has('notices')) return;
    const unread = new Set(this.notices.filter(({ read }) => !read).map(({ id }) => id));
    this._toasts = this._toasts.filter(({ notice }) => unread.has(notice.id));
  }

  override render(): TemplateResult | typeof nothing {
    if (this._toasts.length === 0) return nothing;
    return html`<section aria-label=${this.i18n.m.newMessages}></section>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const home = this.renderRoot.querySelector('section');
    const ids = this._toasts.map(({ notice }) => notice.id);
    if (home) this.#items.arrange(home, ids);
    for (const { notice } of this._toasts) this.#renderToast(notice);
  }

  protected override updated(): void {
    const counting = this.isConnected && this._toasts.some(({ left }) => left !== undefined);
    if (counting) this.#stop ??= everySecond(this.#tick);
    else this.#halt();
  }

  #renderToast(notice: Notice): void {
    const toast = this.#items.get(notice.id);
    if (!toast) return;
    toast.dataset.level = notice.level;
    render(this.#toast(notice, `${toast.id}-words`), toast);
  }

  #toast(notice: Notice, words: string): TemplateResult {
    const { m } = this.i18n;
    return html`<div id=${words}>
        <p class="level-mark">${levelMark(notice.level, this.i18n)}</p>
        ${notice.about ? html`<b class="outside">${notice.about}</b>` : nothing}
        <p class="text outside">${noticeText(notice, this.i18n)}</p>
      </div>
      <div class="answers">
        ${this.#button(m.show, words, () => {
          this.#show(notice);
        })}
        ${this.#button(m.dismiss, words, () => {
          this.#dismiss(notice);
        })}
      </div>`;
  }

  #button(label: string, words: string, onClick: () => void): TemplateResult {
    return html`<button type="button" aria-describedby=${words} @click=${onClick} @keydown=${this.#onKey}>
      ${label}
    </button>`;
  }

  #show({ id }: Notice): void {
    this.#ask({ type: 'mark-notice', id, read: true });
    this.#ask({ type: 'show-messages', open: true, notice: id });
    this.#close(id);
  }

  /** The focus goes to the next preview, else to the button of My Messages, where the message now is. */
  #dismiss({ id }: Notice): void {
    const hadFocus = this.matches(':focus-within');
    this.#close(id);
    if (!hadFocus) return;
    const [next] = this._toasts;
    if (next) this.#items.get(next.notice.id)?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    else this.#ask({ type: 'show-messages', open: false });
  }

  #halt(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #close(id: string): void {
    this._toasts = this._toasts.filter(({ notice }) => notice.id !== id);
  }

  #ask(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    (event.currentTarget as Element).parentElement
      ?.querySelector<HTMLElement>('button:last-of-type')
      ?.click();
  };

  readonly #tick = (): void => {
    if (this.matches(':hover, :focus-within')) return;
    this._toasts = this._toasts
      .map((toast) => (toast.left === undefined ? toast : { ...toast, left: toast.left - 1 }))
      .filter(({ left }) => left === undefined || left > 0);
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
