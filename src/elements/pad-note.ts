import { LitElement, html, type CSSResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  commandLife,
  initialState,
  isUp,
  type CommandLife,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { writtenStyles } from '../styles/written.js';
import { failureLine } from './control.js';
import { define } from './define.js';
import { IntentEvent } from './events.js';
import { differsIn } from './slices.js';

const PAUSE_MS = 1_000;
const LONGEST = 10_000;

/**
 * What the agent writes about an interaction (NT-1). It is saved after a pause and when it is left; what was written
 * stays in the field until the backend has it, whatever happens on the way.
 *
 * @tagname pad-note
 * @fires pad-command - the note to save
 * @csspart failure - why it was not saved
 */
export class PadNote extends LitElement {
  static override styles: CSSResult[] = [base, writtenStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({ attribute: false, hasChanged: differsIn('sources', 'commands') })
  state: PadState = initialState;
  @property({ attribute: false }) i18n: I18n = english;
  /** What the agent has written; absent: nothing since the backend had all of it. */
  @state() private _draft: string | undefined;
  @state() private _wasSaved: boolean = false;

  /** What was sent last: the same text is not sent again by itself. */
  #sent: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wasBusy = false;
  #onSettled: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Whether something is written that the backend does not have yet. */
  get unsaved(): boolean {
    return this._draft !== undefined;
  }

  /** Saves at once, also what was refused before; false when the backend did not take it. */
  async settle(): Promise<boolean> {
    this.#sent = undefined;
    this.#save();
    // The page may keep it from being sent; otherwise it is under way a moment later.
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#isBusy)
      await new Promise<void>((resolve) => {
        this.#onSettled = resolve;
      });
    return this.#life?.failure === undefined;
  }

  /** Gives the focus to the field. */
  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  protected override willUpdate(): void {
    if (this._draft !== this.#known || this.#isBusy) return;
    this._draft = undefined;
    this._wasSaved = true;
  }

  override render(): TemplateResult {
    const { m } = this.i18n;
    return html`<section>
      <h3>
        <label for="note">${m.note}</label><span class="muted status" role="status">${this.#status()}</span>
      </h3>
      <textarea
        id="note"
        rows="3"
        maxlength=${LONGEST}
        ?readonly=${this.interaction?.can['set-note'] !== true}
        .value=${live(this._draft ?? this.#known)}
        @input=${this.#onInput}
        @blur=${this.#save}
      ></textarea>
      ${failureLine(this.#life, this.i18n)}
    </section>`;
  }

  /** What came to an end, or could not begin, may leave something to save. */
  protected override updated(): void {
    if (this.#wasBusy && !this.#isBusy) {
      this.#onSettled?.();
      if (!this.#life) this.#saveSoon();
    }
    this.#wasBusy = this.#isBusy;
  }

  #status(): string {
    const { m } = this.i18n;
    if (this._draft === undefined) return this._wasSaved ? m.noteSaved : '';
    if (this.#isSaving) return m.saving;
    return this.#life || this.#isBusy ? m.noteUnsaved : '';
  }

  get #known(): string {
    return this.interaction?.note ?? '';
  }

  get #life(): CommandLife | undefined {
    return commandLife(this.state, 'set-note', this.interaction?.id);
  }

  get #isSaving(): boolean {
    return this.#life?.phase === 'pending';
  }

  /** Nothing can be sent now: a save is under way, or there is no connection. */
  get #isBusy(): boolean {
    return this.#isSaving || !isUp(this.state, this.interaction?.source ?? '');
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    if (this.unsaved) this.#timer = setTimeout(this.#save, PAUSE_MS);
  }

  readonly #save = (): void => {
    clearTimeout(this.#timer);
    const { interaction: one, _draft: note } = this;
    if (!one || note === undefined || note === this.#known || note === this.#sent || this.#isBusy) return;
    this.#sent = note;
    this.dispatchEvent(new IntentEvent({ type: 'set-note', interaction: one.id, note }));
  };

  readonly #onInput = (event: Event): void => {
    this._draft = (event.target as HTMLTextAreaElement).value;
    this._wasSaved = false;
    this.#saveSoon();
  };
}

define('pad-note', PadNote);

declare global {
  interface HTMLElementTagNameMap {
    'pad-note': PadNote;
  }
}
