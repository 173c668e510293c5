import { html, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { commandLife, type CommandLife, type Reschedule, type Timestamp } from '../core/index.js';
import { voiceWords } from '../i18n/voice-en.js';
import { draftsOf, keepDraft } from './drafts.js';
import { IntentEvent } from './events.js';
import { localIso } from './local-iso.js';
import { onEscape } from './on-escape.js';
import type { PanelHost } from './panel-host.js';
import { telephoneNumber } from './telephone.js';

/** What a callback is put off to at first, and on what minutes, in milliseconds. */
const LATER = 3_600_000;
const STEP = 900_000;

/** What a panel with this form has beside. */
export interface RescheduleHost extends PanelHost {
  readonly now: (source: string) => number;
}

/** What the fields hold. */
type Given = Readonly<Record<'date' | 'time' | 'newNumber' | 'personal', string>>;

type Wrong = 'past' | 'noNumber';

/** The form in which a callback is put off: when, to which number, to whom (WC-29). It closes when the backend has taken it. */
export class RescheduleForm implements ReactiveController {
  readonly #host: RescheduleHost;
  #isOpen = false;
  /** What the fields begin with; then what was sent. */
  #at: Timestamp = 0;
  #wrong: Wrong | undefined;
  #isSent = false;

  constructor(host: RescheduleHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What was begun stays open, also over a reload. */
  get isOpen(): boolean {
    return this.#isOpen || this.#draft !== undefined;
  }

  /** It closes when what was sent has come to be, or cannot any more; what was refused stays to be tried again. */
  hostUpdate(): void {
    const { can, callback } = this.#host.interaction ?? {};
    const isDone = this.#isSent && !this.#life && callback?.rescheduledTo === this.#at;
    if (isDone) this.#close();
    else if (!can?.reschedule) this.#isOpen = false;
  }

  /** Opens it, an hour from now or at what was chosen before, with the focus in its first field. */
  open(): void {
    const soon = Math.ceil((this.#now + LATER) / STEP) * STEP;
    this.#at = Math.max(soon, this.#host.interaction?.callback?.rescheduledTo ?? 0);
    this.#isOpen = true;
    this.#focus('form input');
  }

  /** Its fields, with what is wrong under them. */
  render(): TemplateResult {
    const { i18n } = this.#host;
    const [date = '', time = ''] = localIso(this.#at).split('T');
    const given = new URLSearchParams(this.#draft ?? { date, time });
    const [today = ''] = localIso(this.#now).split('T');
    const pending = this.#life?.phase === 'pending';
    return html`<form
      class="box"
      novalidate
      @input=${this.#onInput}
      @submit=${this.#onSubmit}
      @keydown=${onEscape(this.#leave)}
    >
      ${this.#field(given, 'date', 'date', today)} ${this.#field(given, 'time', 'time')}
      ${this.#field(given, 'newNumber', 'tel')}
      <label class="option"
        ><input
          type="checkbox"
          name="personal"
          .checked=${given.has('personal')}
        />${voiceWords(i18n).personal}</label
      >
      <p id="wrong" role="alert">${this.#wrong && voiceWords(i18n)[this.#wrong]}</p>
      <p class="answers">
        <button class="primary" aria-disabled=${pending}>
          ${pending ? voiceWords(i18n).rescheduling : voiceWords(i18n).commands.reschedule}
        </button>
        <button type="button" ?hidden=${pending} @click=${this.#leave}>${i18n.m.cancel}</button>
      </p>
    </form>`;
  }

  #field(
    given: URLSearchParams,
    name: 'date' | 'time' | 'newNumber',
    type: 'date' | 'time' | 'tel',
    min?: string,
  ): TemplateResult {
    const isWrong = this.#wrong === (name === 'newNumber' ? 'noNumber' : 'past');
    return html`<label class=${name}
      ><span>${voiceWords(this.#host.i18n)[name]}</span
      ><input
        type=${type}
        name=${name}
        min=${ifDefined(min)}
        maxlength="40"
        .value=${given.get(name) ?? ''}
        aria-invalid=${isWrong}
        aria-describedby=${ifDefined(isWrong ? 'wrong' : undefined)}
    /></label>`;
  }

  get #now(): Timestamp {
    return this.#host.now(this.#host.interaction?.source ?? '');
  }

  /** What stands in the fields, as the query of a URL has it. */
  get #draft(): string | undefined {
    return draftsOf(this.#host).reschedule;
  }

  get #life(): CommandLife | undefined {
    return commandLife(this.#host.state, 'reschedule', this.#host.interaction?.id);
  }

  /** By hand: the focus goes to the button that opens it. */
  readonly #leave = (): void => {
    this.#close();
    this.#focus('.opener');
  };

  #close(): void {
    this.#isOpen = this.#isSent = false;
    this.#wrong = undefined;
    keepDraft(this.#host, { reschedule: undefined });
    this.#host.requestUpdate();
  }

  /** A date or a time that is half written has no value: the one before is kept meanwhile. */
  readonly #onInput = ({ currentTarget }: Event): void => {
    const given = new FormData(currentTarget as HTMLFormElement) as Iterable<[string, FormDataEntryValue]>;
    const draft = new URLSearchParams([...given] as [string, string][]);
    if (draft.get('date') && draft.get('time')) keepDraft(this.#host, { reschedule: draft.toString() });
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { interaction: one } = this.#host;
    if (!one || this.#life?.phase === 'pending') return;
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Partial<Given>;
    const at = new Date(`${given.date}T${given.time}`).getTime();
    const number = telephoneNumber(given.newNumber ?? '');
    if (!(at > this.#now)) this.#say('past');
    else if (given.newNumber?.trim() && !number) this.#say('noNumber');
    else {
      const personal = given.personal ? ({ personal: true } as const) : {};
      this.#send({ interaction: one.id, at, ...(number ? { number } : {}), ...personal });
    }
  };

  #send(what: Omit<Reschedule, 'type' | 'id'>): void {
    this.#at = what.at;
    this.#isSent = true;
    this.#wrong = undefined;
    this.#host.dispatchEvent(new IntentEvent({ type: 'reschedule', ...what }));
    this.#host.requestUpdate();
  }

  /** Says what is wrong, and goes there. */
  #say(wrong: Wrong): void {
    this.#wrong = wrong;
    this.#focus('[aria-invalid=true]');
  }

  /** Gives the focus to what will stand there. */
  #focus(selector: string): void {
    const host = this.#host;
    host.requestUpdate();
    void host.updateComplete.then(() => {
      host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }
}
