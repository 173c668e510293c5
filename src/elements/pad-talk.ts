import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { delay } from '../controllers/delay.js';
import { Timers } from '../controllers/timers.js';
import { Transcript } from '../controllers/transcript.js';
import { initialState, type Author, type Entry, type Interaction, type PadState } from '../core/index.js';
import { english, titleOf, type I18n } from '../i18n/index.js';
import { talkWords } from '../i18n/talk-en.js';
import { base } from '../styles/base.js';
import { talkStyles } from '../styles/pad-talk.js';
import type { Ask } from './access.js';
import { Composer } from './composer.js';
import type { ContactPad } from './contact-pad.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { focusHeading } from './focus-heading.js';
import type { PanelHost } from './panel-host.js';
import { differsIn } from './slices.js';
import { TalkLog, type LogView } from './talk-log.js';
import { endedLine, invitationLine, waitingLevel, waitingLine } from './talk-parts.js';
import { followTalks, isOwn } from './talk-news.js';
import { TalkScroll } from './talk-scroll.js';

/**
 * A written conversation with a contact or a colleague: its transcript, and the field to go on with it. It tells the other
 * side what has been received, and that something is being written.
 *
 * @tagname pad-talk
 * @fires pad-command - what the agent writes
 * @csspart failure - why a message was not sent
 */
export class PadTalk extends LitElement implements PanelHost {
  static override styles: CSSResult[] = [base, talkStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: {
      ...data,
      hasChanged: differsIn('agent', 'sources', 'commands', 'transcripts', 'typing', 'drafts'),
    },
    i18n: data,
    now: data,
    query: data,
    _missed: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  query: Ask | undefined;
  /** Something came while the agent read further up. */
  private _missed: boolean = false;

  readonly #log = new TalkLog();
  readonly #composer = new Composer(this);
  readonly #typing = delay();
  readonly #scroll = new TalkScroll(this, () => {
    this.#onPlace();
  });
  readonly #transcript = new Transcript(
    (part, signal) =>
      this.query && this.interaction
        ? this.query({ type: 'transcript', interaction: this.interaction.id, ...part }, signal)
        : Promise.resolve({ entries: [] }),
    () => {
      this.requestUpdate();
    },
  );
  /** The number up to which the other side's entries were acknowledged. */
  #received = 0;
  /** The number of the first entry that is shown; 1 where nothing was written yet, absent before it is known. */
  #first: number | undefined;
  #level = '';

  constructor() {
    super();
    new Timers(this, {
      also: () => {
        this.#onTick();
      },
    });
  }

  /** Gives the focus to the field, where something can be written. */
  focusField(): void {
    this.renderRoot.querySelector<HTMLElement>('textarea:enabled')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = rootAround(this);
    if (root) followTalks(root);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#transcript.close();
    this.#typing();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const one = this.interaction;
    if (!one) return;
    const before = changed.get('state');
    if (before && before.sources !== this.state.sources) this.#transcript.failure = undefined;
    this.#transcript.follow(one.conversation?.entries ?? 0, this.state.transcripts[one.id] ?? []);
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this;
    if (!one) return nothing;
    const { failure, waiting, entries } = this.#transcript;
    const name = titleOf(one, i18n);
    return html`${waitingLine(one, this.now(one.source), i18n)}
      <div class="frame">
        <div
          id="log"
          role="log"
          tabindex="0"
          aria-label=${talkWords(i18n).transcript(name)}
          @scroll=${this.#scroll.onScroll}
        >
          ${failure ? html`<p class="said">${talkWords(i18n).failed} <button @click=${this.#transcript.again}>${i18n.m.tryAgain}</button></p>` : nothing}
          <p class="said muted" ?hidden=${!waiting}>${talkWords(i18n).older}</p>
          ${this.#log.home}
          <p class="said muted" ?hidden=${entries.length > 0 || waiting || !!failure}>
            ${talkWords(i18n).noMessages}
          </p>
        </div>
        <button class="jump" ?hidden=${!this._missed} @click=${this.#scroll.toEnd}>
          ${i18n.m.newMessages}
        </button>
      </div>
      <p class="typing muted outside">${this.#isTyping(one) ? talkWords(i18n).typing(name) : nothing}</p>
      ${endedLine(one, i18n)} ${invitationLine(one, i18n)} ${this.#composer.render()}`;
  }

  protected override updated(): void {
    const one = this.interaction;
    if (!one) return;
    const { entries } = this.#transcript;
    // Only what is new is read out, not what was there before.
    const isNews = entries.length > 0 && entries[0]?.number === this.#first;
    this.#first = entries[0]?.number ?? (one.conversation?.entries ? this.#first : 1);
    this.renderRoot.querySelector('#log')?.setAttribute('aria-live', isNews ? 'polite' : 'off');
    const added = this.#scroll.keep(() => this.#log.show(entries, this.#view(one)));
    if (added.after.some((entry) => this.#isOwn(entry))) this.#scroll.toEnd();
    else if (added.after.length > 0 && !this.#scroll.isAtEnd) this._missed = true;
    this.#acknowledge(one);
    // Nothing can be written any more: who was at it goes on where it can be finished.
    if (one.phase === 'wrap' && this.renderRoot.querySelector('textarea:focus')) focusHeading(this);
    const left = (this.state.typing[one.id] ?? 0) - this.now(one.source);
    this.#typing(
      Math.max(0, left),
      left > 0
        ? () => {
            this.requestUpdate();
          }
        : undefined,
    );
  }

  #view({ medium, conversation }: Interaction): LogView {
    return {
      isOwn: this.#isOwn,
      nameOf: medium === 'im' ? logonOf : ({ name }) => name,
      delivered: conversation?.delivered ?? 0,
      i18n: this.i18n,
    };
  }

  readonly #isOwn = (entry: Entry): boolean => isOwn(entry, this.interaction);

  #isTyping({ id, source, phase }: Interaction): boolean {
    return phase === 'connected' && (this.state.typing[id] ?? 0) > this.now(source);
  }

  #acknowledge({ id, can }: Interaction): void {
    const newest = this.#transcript.entries.findLast((entry) => !this.#isOwn(entry))?.number ?? 0;
    if (newest <= this.#received || can['send-message'] !== true || this.offsetHeight === 0) return;
    this.#received = newest;
    this.dispatchEvent(new IntentEvent({ type: 'received', interaction: id, number: newest }));
  }

  /** The contact has become more impatient. */
  #onTick(): void {
    const { waitingSince, patience } = this.interaction?.conversation ?? {};
    const ms = this.now(this.interaction?.source ?? '') - (waitingSince ?? 0);
    const level = waitingSince === undefined ? '' : waitingLevel(ms, patience);
    if (level !== this.#level) this.requestUpdate();
    this.#level = level;
  }

  #onPlace(): void {
    if (this.#scroll.isAtEnd) this._missed = false;
    if (this.#scroll.isAtStart) this.#transcript.older();
  }
}

/** The pad that an element stands in, through every shadow root. */
function rootAround(element: Element): ContactPad | null {
  const found = element.closest('contact-pad');
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? rootAround(root.host) : null);
}

function logonOf({ logon, id, name }: Author): string {
  return logon ?? id ?? name;
}

define('pad-talk', PadTalk);

declare global {
  interface HTMLElementTagNameMap {
    'pad-talk': PadTalk;
  }
}
