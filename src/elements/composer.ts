import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { permission, randomId, type CommandLife, type Permission } from '../core/index.js';
import { titleOf } from '../i18n/index.js';
import { talkEn } from '../i18n/talk-en.js';
import { failureLine, why } from './control.js';
import { IntentEvent } from './events.js';
import { unwritten } from './panel-actions.js';
import type { PanelHost } from './panel-host.js';

/** The longest message, in characters. */
const LONGEST = 4_000;
/** From here on the agent is told how many characters are left. */
const SHORT_OF = 400;
/** How often the other side is told that the agent writes, in milliseconds. */
const TYPING_MS = 3_000;

/** The message that is on its way: its command, and how many entries there were before. */
interface Flight {
  readonly id: string;
  readonly entries: number;
  /** Its command has been seen. */
  isKnown?: boolean;
}

/**
 * The field in which an agent writes to somebody. What was sent stands under the transcript until it is in it; messages
 * go one after the other, so that they arrive in order. What was refused comes back into the field, before what was written
 * since. The draft belongs to the conversation and stays while its panel does.
 */
export class Composer implements ReactiveController {
  readonly #host: PanelHost;
  #draft = '';
  /** Sent by the agent and not there yet, oldest first. */
  #outbox: readonly string[] = [];
  #flight: Flight | undefined;
  #typedAt = 0;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Learns what became of the message that is on its way. */
  hostUpdate(): void {
    const flight = this.#flight;
    const life = this.#life;
    if (flight && life?.phase === 'refused') this.#takeBack();
    else if (flight && life) flight.isKnown = true;
    else if (flight?.isKnown) this.#arrived();
    if (this.#outbox.length > 0 && this.#host.interaction?.phase === 'wrap') this.#takeBack();
  }

  /** The next one goes when it may. */
  hostUpdated(): void {
    const [text] = this.#outbox;
    if (text !== undefined && !this.#flight && this.#permission === true) this.#post(text);
  }

  /** What is on its way, why something was not sent, and the field with its button. */
  render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this.#host;
    if (!one) return nothing;
    const over = one.phase === 'wrap';
    const blocked = why(this.#permission, i18n);
    const length = this.#draft.length;
    return html`${this.#outbox.map((text) => html`<p class="ghost text outside">${text}</p>`)}
      ${failureLine(this.#life ?? this.#refused, i18n)}
      <div class="composer" ?hidden=${over && length === 0}>
        <textarea
          rows="1"
          aria-label=${talkEn.messageTo(titleOf(one, i18n))}
          aria-describedby="left"
          placeholder=${talkEn.hint}
          title=${talkEn.sendKeys}
          ?disabled=${over}
          .value=${this.#draft}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <button
          class="primary"
          aria-disabled=${!this.#canSend}
          title=${over ? '' : (blocked ?? talkEn.sendKeys)}
          @click=${this.#send}
        >
          ${this.#outbox.length ? i18n.m.sending : i18n.m.send}
        </button>
      </div>
      <p id="left" class=${length > LONGEST ? 'bad' : 'muted'} role="status">${this.#counted(length)}</p>`;
  }

  #counted(length: number): string {
    const left = LONGEST - length;
    if (left > SHORT_OF) return '';
    return this.#host.i18n.count(left < 0 ? talkEn.tooLong : talkEn.left, Math.abs(left));
  }

  get #life(): CommandLife | undefined {
    return this.#host.state.commands.find(({ command }) => command.id === this.#flight?.id);
  }

  /** Why the last one came back, until that is dismissed or something else was sent. */
  get #refused(): CommandLife | undefined {
    const { state, interaction } = this.#host;
    return state.commands.find(
      ({ command, phase }) =>
        command.type === 'send-message' && command.interaction === interaction?.id && phase === 'refused',
    );
  }

  /** What is on its way already keeps nobody from sending more. */
  get #permission(): Permission | undefined {
    const { state, interaction } = this.#host;
    return interaction && permission(unwritten(state), interaction, 'send-message');
  }

  get #canSend(): boolean {
    const isRight = this.#draft.trim() !== '' && this.#draft.length <= LONGEST;
    // While it is not known what became of one message, the next would overtake it.
    return isRight && this.#permission === true && this.#life?.phase !== 'unknown';
  }

  readonly #send = (): void => {
    if (!this.#canSend) return;
    this.#outbox = [...this.#outbox, this.#draft.trim()];
    this.#draft = '';
    this.#typedAt = 0;
    this.#host.requestUpdate();
  };

  #post(text: string): void {
    const { interaction: one } = this.#host;
    if (!one) return;
    const flight: Flight = { id: randomId(), entries: one.conversation?.entries ?? 0 };
    this.#flight = flight;
    this.#host.dispatchEvent(
      new IntentEvent({ type: 'send-message', id: flight.id, interaction: one.id, text }),
    );
    // A command of which nothing is seen a moment later was confirmed at once, or the page has cancelled it.
    setTimeout(() => {
      if (this.#flight !== flight || flight.isKnown || this.#life) return;
      if ((this.#host.interaction?.conversation?.entries ?? 0) > flight.entries) this.#arrived();
      else this.#takeBack();
      this.#host.requestUpdate();
    });
  }

  #arrived(): void {
    this.#flight = undefined;
    this.#outbox = this.#outbox.slice(1);
  }

  #takeBack(): void {
    this.#draft = [...this.#outbox, this.#draft].filter(Boolean).join('\n');
    this.#flight = undefined;
    this.#outbox = [];
  }

  readonly #onInput = (event: Event): void => {
    this.#draft = (event.target as HTMLTextAreaElement).value;
    this.#host.requestUpdate();
    const { interaction: one } = this.#host;
    const now = Date.now();
    if (one?.phase !== 'connected' || !this.#canSend || now - this.#typedAt < TYPING_MS) return;
    this.#typedAt = now;
    this.#host.dispatchEvent(new IntentEvent({ type: 'typing', interaction: one.id }));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };
}
