import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  initialState,
  permission,
  randomId,
  type CommandLife,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { contactOf, english, titleOf, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { writtenStyles } from '../styles/written.js';
import { failureLine } from './control.js';
import { define } from './define.js';
import { IntentEvent } from './events.js';
import { differsIn } from './slices.js';

const LONGEST = 100_000;

/** The command that carries the draft, and how it was last seen. */
interface Sent {
  readonly id: string;
  readonly phase?: CommandLife['phase'];
}

/**
 * The answer to an e-mail. The draft belongs to the interaction and stays while its panel does, also when the form is
 * closed; it goes when the backend has taken the reply.
 *
 * @tagname pad-reply
 * @fires pad-command - the reply
 * @fires change - what is written is another
 * @fires sent - the backend has taken the reply
 * @fires close - the agent puts it off
 * @csspart failure - why it was not sent
 */
export class PadReply extends LitElement {
  static override styles: CSSResult[] = [base, writtenStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({ attribute: false, hasChanged: differsIn('sources', 'commands') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  @state() private _draft: string = '';

  #sent: Sent | undefined;

  /** Whether something is written that was not sent. */
  get unsent(): boolean {
    return this._draft.trim() !== '';
  }

  /** Gives the focus to the field, once it is in sight. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('textarea')?.focus();
    });
  }

  protected override willUpdate(): void {
    if (!this.#sent) return;
    const phase = this.#life?.phase;
    const before = this.#sent.phase;
    this.#sent = phase ? { ...this.#sent, phase } : before && undefined;
    // What leaves after a refusal was dismissed: then the draft stays.
    if (!phase && before && before !== 'refused') this.#confirmed();
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this;
    if (!one) return nothing;
    const { m } = i18n;
    const pending = this.#life?.phase === 'pending';
    return html`<section @keydown=${this.#onKey}>
      <h3>
        <label for="reply" class="outside">${m.replyTo(contactOf(one) ?? titleOf(one, i18n))}</label>
      </h3>
      <textarea
        id="reply"
        rows="6"
        maxlength=${LONGEST}
        ?readonly=${pending}
        .value=${live(this._draft)}
        @input=${this.#onInput}
      ></textarea>
      <div class="answers">
        ${this.#send(one)}
        <button type="button" class="quiet" @click=${this.#close}>${m.closeReply}</button>
      </div>
      ${failureLine(this.#life, i18n)}
    </section>`;
  }

  #send(one: Interaction): TemplateResult | typeof nothing {
    const { m } = this.i18n;
    const allowed = permission(this.state, one, 'reply');
    const blocked = allowed !== true || !this.unsent;
    const why = allowed === true || allowed === undefined ? '' : m.reasons[allowed.reason];
    return html`<button
      type="button"
      class="primary"
      title=${why}
      aria-disabled=${blocked}
      @click=${() => {
        if (!blocked) this.#submit(one);
      }}
    >
      ${this.#life?.phase === 'pending' ? m.sending : m.send}
    </button>`;
  }

  get #life(): CommandLife | undefined {
    return this.state.commands.find(({ command }) => command.id === this.#sent?.id);
  }

  #submit({ id: interaction }: Interaction): void {
    const id = randomId();
    this.#sent = { id };
    this.dispatchEvent(new IntentEvent({ type: 'reply', id, interaction, text: this._draft }));
  }

  #confirmed(): void {
    this._draft = '';
    this.dispatchEvent(new Event('change'));
    this.dispatchEvent(new Event('sent'));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  readonly #onInput = (event: Event): void => {
    this._draft = (event.target as HTMLTextAreaElement).value;
    this.dispatchEvent(new Event('change'));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.#close();
  };
}

define('pad-reply', PadReply);

declare global {
  interface HTMLElementTagNameMap {
    'pad-reply': PadReply;
  }
}
