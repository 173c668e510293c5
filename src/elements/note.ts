import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { commandLife, isUp, type CommandLife } from '../core/index.js';
import { draftsOf, keepDraft } from './drafts.js';
import { IntentEvent } from './events.js';
import type { PanelHost } from './panel-host.js';
import { written } from './written.js';

const PAUSE_MS = 1_000;
const LONGEST = 10_000;

/**
 * What the agent writes about an interaction (NT-1). It is saved after a pause and when it is left; what was written
 * stays in the field until the backend has it, whatever happens on the way.
 */
export class Note implements ReactiveController {
  readonly #host: PanelHost;
  #saved = false;
  #wasUnsaved = false;
  /** What was sent last: the same text is not sent again by itself. */
  #sent: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What stands there from before a reload is saved like what has just been written. */
  #wasBusy = true;
  #onSettled: (() => void) | undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostUpdate(): void {
    this.#saved = !this.unsaved && (this.#saved || this.#wasUnsaved);
    this.#wasUnsaved = this.unsaved;
  }

  /** What came to an end, or could not begin, may leave something to save. */
  hostUpdated(): void {
    const busy = this.#isBusy;
    if (!busy && this.#draft === this.#known) keepDraft(this.#host, { 'set-note': undefined });
    if (this.#wasBusy && !busy) {
      this.#onSettled?.();
      if (!this.#life) this.#saveSoon();
    }
    this.#wasBusy = busy;
  }

  /** Whether something is written that the backend does not have yet. */
  get unsaved(): boolean {
    return this.#draft !== undefined;
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

  /** Its field, where it can be written or there is one. */
  render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this.#host;
    const writable = one?.can['set-note'];
    if (!writable && !this.#known) return nothing;
    const field = {
      id: 'note',
      label: i18n.m.note,
      text: this.#draft ?? this.#known,
      longest: LONGEST,
      fixed: writable !== true,
      life: this.#life,
      status: this.#status,
      onInput: (text: string) => {
        keepDraft(this.#host, { 'set-note': text });
        this.#saveSoon();
      },
      onBlur: this.#save,
    };
    return html`<section class="note">${written(field, i18n)}</section>`;
  }

  get #status(): string {
    const { m } = this.#host.i18n;
    if (!this.unsaved) return this.#saved ? m.noteSaved : '';
    if (this.#life?.phase === 'pending') return m.saving;
    return this.#life || this.#isBusy ? m.noteUnsaved : '';
  }

  /** What the agent has written; absent: nothing since the backend had all of it. */
  get #draft(): string | undefined {
    return draftsOf(this.#host)['set-note'];
  }

  get #known(): string {
    return this.#host.interaction?.note ?? '';
  }

  get #life(): CommandLife | undefined {
    return commandLife(this.#host.state, 'set-note', this.#host.interaction?.id);
  }

  /** Nothing can be sent now: a save is under way, or there is no connection. */
  get #isBusy(): boolean {
    return this.#life?.phase === 'pending' || !isUp(this.#host.state, this.#host.interaction?.source ?? '');
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, PAUSE_MS);
  }

  readonly #save = (): void => {
    clearTimeout(this.#timer);
    const { interaction: one } = this.#host;
    const note = this.#draft;
    if (!one || note === undefined || note === this.#known || note === this.#sent || this.#isBusy) return;
    this.#sent = note;
    this.#host.dispatchEvent(new IntentEvent({ type: 'set-note', interaction: one.id, note }));
  };
}
