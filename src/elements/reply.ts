import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { commandLife, permission, type CommandLife, type Interaction } from '../core/index.js';
import { contactOf, titleOf, type I18n } from '../i18n/index.js';
import { draftsOf, keepDraft } from './drafts.js';
import { IntentEvent } from './events.js';
import { onEscape } from './on-escape.js';
import type { PanelHost } from './panel-host.js';
import { written } from './written.js';

const LONGEST = 100_000;

/**
 * The answer to an e-mail. The draft belongs to the interaction and stays, also when the form is closed; it goes when the
 * backend has taken the reply. The form is open from the beginning where there is a draft.
 */
export class Reply implements ReactiveController {
  readonly #host: PanelHost;
  readonly #onClose: () => void;
  #state: 'closed' | 'open' | 'sent' | undefined;
  /** How its command was last seen. */
  #phase: CommandLife['phase'] | undefined;

  /** @param onClose gives the focus to something else. */
  constructor(host: PanelHost, onClose: () => void) {
    this.#host = host;
    this.#onClose = onClose;
    host.addController(this);
  }

  /** What leaves after a refusal was dismissed: then the draft stays. */
  hostUpdate(): void {
    const before = this.#phase;
    this.#phase = this.#life?.phase;
    if (!this.#phase && before && before !== 'refused') this.#close('sent');
  }

  /** Whether something is written that was not sent. */
  get unsent(): boolean {
    return this.#draft.trim() !== '';
  }

  /** Opens the form, with the focus in its field. */
  open(): void {
    this.#state = 'open';
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('#reply')?.focus();
    });
  }

  /** The form while it is open; that it was sent. */
  render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this.#host;
    if (one?.medium !== 'email' || !one.can.reply) return nothing;
    const isSent = this.#state === 'sent';
    const isOpen = this.#state === 'open' || (!this.#state && this.unsent);
    // It stands there before it speaks: what comes with its words is not read out.
    return html`<p class=${isSent ? 'sent' : 'sr'} role="status">${isSent ? i18n.m.replySent : nothing}</p>
      ${isOpen ? this.#form(one, i18n) : nothing}`;
  }

  #form(one: Interaction, i18n: I18n): TemplateResult {
    const field = {
      id: 'reply',
      label: i18n.m.replyTo(contactOf(one) ?? titleOf(one, i18n)),
      text: this.#draft,
      longest: LONGEST,
      fixed: this.#phase === 'pending',
      life: this.#life,
      buttons: this.#buttons(one),
      onInput: (text: string) => {
        this.#state = 'open';
        keepDraft(this.#host, { reply: text || undefined });
      },
    };
    return html`<section class="reply" @keydown=${onEscape(this.#onClosing)}>
      ${written(field, i18n)}
    </section>`;
  }

  #buttons(one: Interaction): TemplateResult {
    const { m } = this.#host.i18n;
    const allowed = permission(this.#host.state, one, 'reply');
    const blocked = allowed !== true || !this.unsent;
    return html`<div class="answers">
      <button
        class="primary"
        title=${allowed && allowed !== true ? m.reasons[allowed.reason] : ''}
        aria-disabled=${blocked}
        @click=${() => {
          if (blocked) return;
          const intent = { type: 'reply', interaction: one.id, text: this.#draft } as const;
          this.#host.dispatchEvent(new IntentEvent(intent));
        }}
      >
        ${this.#phase === 'pending' ? m.sending : m.send}
      </button>
      <button class="quiet" @click=${this.#onClosing}>${m.closeReply}</button>
    </div>`;
  }

  get #draft(): string {
    return draftsOf(this.#host).reply ?? '';
  }

  get #life(): CommandLife | undefined {
    return commandLife(this.#host.state, 'reply', this.#host.interaction?.id);
  }

  readonly #onClosing = (): void => {
    this.#close('closed');
  };

  #close(state: 'closed' | 'sent'): void {
    this.#state = state;
    this.#host.requestUpdate();
    this.#onClose();
  }
}
