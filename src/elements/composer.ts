import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { isUp, permission, randomId, type CommandLife, type Permission } from '../core/index.js';
import { titleOf } from '../i18n/index.js';
import { talkWords } from '../i18n/talk-en.js';
import { failureLine, why } from './control.js';
import { draftsOf, keepDraft } from './drafts.js';
import { IntentEvent } from './events.js';
import { unwritten } from './panel-actions.js';
import type { PanelHost } from './panel-host.js';

/** The longest message, in characters. */
const LONGEST = 4_000;
/** From here on the agent is told how many characters are left. */
const SHORT_OF = 400;
/** How often the other side is told that the agent writes, in milliseconds. */
const TYPING_MS = 3_000;

/** The field of the drafts, and what comes before the id of a message that the agent has sent. */
const FIELD = 'send-message';
const SENT = `${FIELD}:`;

/** A message that the agent has sent and that is not there yet. */
interface Outgoing {
  /** Of its command. */
  readonly id: string;
  readonly text: string;
}

/**
 * The field in which an agent writes to somebody. What was sent stands under the transcript until it is in it; messages
 * go one after the other, so that they arrive in order. What was refused comes back into the field, before what was written
 * since. What waits after a cut or a reload goes only when the agent says so again.
 */
export class Composer implements ReactiveController {
  readonly #host: PanelHost;
  /** Ids of messages that may go as soon as it is their turn. */
  readonly #free = new Set<string>();
  /** The id of the message that was sent on last. */
  #posted: string | undefined;
  #typedAt = 0;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Learns what became of the message that is on its way. */
  hostUpdate(): void {
    const { interaction, state } = this.#host;
    const phase = this.#life?.phase;
    if (!isUp(state, interaction?.source ?? '')) this.#free.clear();
    const isOver = interaction?.phase === 'wrap' && phase !== 'pending';
    if (this.#outbox.length > 0 && (phase === 'refused' || isOver)) this.#takeBack();
  }

  /** The next one goes when it may. */
  hostUpdated(): void {
    const [next] = this.#outbox;
    if (next && !this.#life && this.#permission === true && this.#free.delete(next.id)) this.#post(next);
  }

  /** What is on its way, why something was not sent, and the field with its button. */
  render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this.#host;
    if (!one) return nothing;
    const over = one.phase === 'wrap';
    const blocked = why(this.#permission, i18n);
    const length = this.#draft.length;
    return html`${this.#outbox.map(({ text }) => html`<p class="ghost text outside">${text}</p>`)}
      ${failureLine(this.#life ?? this.#refused, i18n)} ${this.#question}
      <div class="composer" ?hidden=${over && length === 0}>
        <textarea
          rows="1"
          aria-label=${talkWords(i18n).messageTo(titleOf(one, i18n))}
          aria-describedby="left"
          placeholder=${talkWords(i18n).hint}
          title=${talkWords(i18n).sendKeys}
          ?disabled=${over}
          .value=${this.#draft}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <button
          class="primary"
          aria-disabled=${!this.#canSend}
          title=${over ? '' : (blocked ?? talkWords(i18n).sendKeys)}
          @click=${this.#send}
        >
          ${this.#outbox.length ? i18n.m.sending : i18n.m.send}
        </button>
      </div>
      <p id="left" class=${length > LONGEST ? 'bad' : 'muted'} role="status">${this.#counted(length)}</p>`;
  }

  /** What waits since a cut or a reload: the agent says whether it is still to go. */
  get #question(): TemplateResult | typeof nothing {
    const { i18n } = this.#host;
    const [next] = this.#outbox;
    const goes = !next || this.#life !== undefined || next.id === this.#posted || this.#free.has(next.id);
    if (goes || this.#permission !== true) return nothing;
    return html`<p class="failure" role="alert">
      <span>${i18n.count(talkWords(i18n).unsent, this.#outbox.length)}</span>
      <button @click=${this.#sendAgain}>${i18n.m.send}</button>
      <button @click=${this.#takeBack}>${talkWords(i18n).keep}</button>
    </p>`;
  }

  #counted(length: number): string {
    const left = LONGEST - length;
    if (left > SHORT_OF) return '';
    const { i18n } = this.#host;
    const { left: few, tooLong } = talkWords(i18n);
    return i18n.count(left < 0 ? tooLong : few, Math.abs(left));
  }

  get #draft(): string {
    return draftsOf(this.#host)[FIELD] ?? '';
  }

  /** Oldest first. */
  get #outbox(): readonly Outgoing[] {
    return Object.entries(draftsOf(this.#host)).flatMap(([field, text]) =>
      field.startsWith(SENT) ? [{ id: field.slice(SENT.length), text }] : [],
    );
  }

  get #life(): CommandLife | undefined {
    const [next] = this.#outbox;
    return this.#host.state.commands.find(({ command }) => command.id === next?.id);
  }

  /** Why the last one came back, until that is dismissed or something else was sent. */
  get #refused(): CommandLife | undefined {
    const { state, interaction } = this.#host;
    return state.commands.find(
      ({ command, phase }) =>
        command.type === FIELD && command.interaction === interaction?.id && phase === 'refused',
    );
  }

  /** What is on its way already keeps nobody from sending more. */
  get #permission(): Permission | undefined {
    const { state, interaction } = this.#host;
    return interaction && permission(unwritten(state), interaction, FIELD);
  }

  get #canSend(): boolean {
    // While it is not known what became of one message, the next would overtake it.
    return isRight(this.#draft) && this.#permission === true && this.#life?.phase !== 'unknown';
  }

  readonly #send = (): void => {
    if (!this.#canSend) return;
    const id = randomId();
    this.#free.add(id);
    this.#typedAt = 0;
    keepDraft(this.#host, { [FIELD]: undefined, [SENT + id]: this.#draft.trim() });
  };

  readonly #sendAgain = (): void => {
    for (const { id } of this.#outbox) this.#free.add(id);
    this.#host.requestUpdate();
  };

  #post({ id, text }: Outgoing): void {
    const { interaction: one } = this.#host;
    if (!one) return;
    this.#posted = id;
    this.#host.dispatchEvent(new IntentEvent({ type: FIELD, id, interaction: one.id, text }));
    // A command of which nothing is seen a moment later was confirmed at once, or the page has cancelled it.
    setTimeout(() => {
      if (this.#outbox[0]?.id === id && !this.#life) this.#takeBack();
    });
  }

  readonly #takeBack = (): void => {
    const texts = [...this.#outbox.map(({ text }) => text), this.#draft];
    const gone = this.#outbox.map(({ id }) => [SENT + id, undefined] as const);
    keepDraft(this.#host, { ...Object.fromEntries(gone), [FIELD]: texts.filter(Boolean).join('\n') });
  };

  readonly #onInput = (event: Event): void => {
    const text = (event.target as HTMLTextAreaElement).value;
    keepDraft(this.#host, { [FIELD]: text || undefined });
    const { interaction: one } = this.#host;
    const now = Date.now();
    const isWriting = one?.phase === 'connected' && isRight(text) && this.#permission === true;
    if (!isWriting || now - this.#typedAt < TYPING_MS) return;
    this.#typedAt = now;
    this.#host.dispatchEvent(new IntentEvent({ type: 'typing', interaction: one.id }));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };
}

/** Whether a text can be sent: neither nothing nor too much. */
function isRight(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST;
}
