import { html, type ReactiveController, type TemplateResult } from 'lit';
import {
  PadError,
  commandLife,
  type CaseEntry,
  type ContactDetails,
  type ErrorCode,
  type Interaction,
  type PadState,
  type SetContact,
} from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import type { I18n } from '../i18n/index.js';
import { CaseData } from './case-data.js';
import type { ContactHost } from './contact-host.js';
import { ContactMatches } from './contact-matches.js';
import { IntentEvent } from './events.js';
import type { PanelHost } from './panel-host.js';

/** What is known of the contact; what the backend lets the agent change opens a field, as case information does. */
export class ContactFields implements ReactiveController {
  readonly #host: ContactHost;
  readonly #fields: CaseData;
  readonly #matches: ContactMatches;
  #details: ContactDetails | undefined;
  #failure: ErrorCode | undefined;
  #flight: AbortController | undefined;
  /** Who it was read for. */
  #readFor: string | undefined;
  /** The change that is under way. */
  #change: SetContact | undefined;

  constructor(host: ContactHost) {
    this.#host = host;
    host.addController(this);
    this.#fields = new CaseData(fieldsHost(host, () => this.#details));
    this.#matches = new ContactMatches(host);
  }

  hostDisconnected(): void {
    this.#flight?.abort();
  }

  /** What was changed stands in its field as soon as the backend has it. */
  hostUpdate(): void {
    const { interaction: one, state } = this.#host;
    const life = commandLife(state, 'set-contact', one?.id);
    const done = life ? undefined : this.#change;
    this.#change = life?.command.type === 'set-contact' && !life.failure ? life.command : undefined;
    if (!done || !this.#details) return;
    const { key, value } = done;
    const fields = this.#details.fields.map((field) => (field.key === key ? { ...field, value } : field));
    this.#details = { ...this.#details, fields };
  }

  /** It is read for each contact anew. */
  hostUpdated(): void {
    const { interaction: one } = this.#host;
    if (this.#readFor !== undefined && this.#readFor !== (one?.contact?.id ?? '')) this.read();
  }

  /** Reads it anew. */
  read(): void {
    const { interaction: one, query } = this.#host;
    if (!one || !query) return;
    this.#readFor = one.contact?.id ?? '';
    this.#flight?.abort();
    this.#failure = undefined;
    if (this.#readFor)
      void this.#read(
        query({ type: 'contact', interaction: one.id }, (this.#flight = new AbortController()).signal),
      );
    else this.#matches.open();
  }

  /** The fields, and who it may be instead. */
  render(): TemplateResult {
    const { i18n } = this.#host;
    const { m } = i18n;
    const known = !!this.#host.interaction?.contact?.id;
    const failed =
      this.#failure &&
      html`<p class="found bad" role="status">${m.errors[this.#failure]}</p>
        <button
          @click=${() => {
            this.read();
          }}
        >
          ${m.tryAgain}
        </button>`;
    const waiting = html`<p class="found muted" role="status">${m.loading}</p>`;
    return html`${known ? (failed ?? (this.#details ? this.#fields.render(contactWords(i18n).contact) : waiting)) : html`<p class="muted">${contactWords(i18n).unknown}</p>`}
    ${this.#matches.render(known)}`;
  }

  async #read(answer: Promise<ContactDetails>): Promise<void> {
    const flight = this.#flight;
    try {
      const details = await answer;
      if (flight === this.#flight) this.#details = details;
    } catch (thrown) {
      if (flight !== this.#flight || flight?.signal.aborted) return;
      this.#failure = PadError.from(thrown).code;
    }
    this.#host.requestUpdate();
  }
}

/** The place of the fields: an interaction whose case data is what is known of its contact. */
function fieldsHost(host: ContactHost, known: () => ContactDetails | undefined): PanelHost {
  return {
    addController: (controller) => {
      host.addController(controller);
    },
    removeController: (controller) => {
      host.removeController(controller);
    },
    requestUpdate: () => {
      host.requestUpdate();
    },
    get updateComplete(): Promise<boolean> {
      return host.updateComplete;
    },
    get renderRoot(): HTMLElement | DocumentFragment {
      return host.renderRoot;
    },
    get state(): PadState {
      return host.state;
    },
    get i18n(): I18n {
      return host.i18n;
    },
    get interaction(): Interaction | undefined {
      const { interaction: one } = host;
      const allowed = one?.can['set-contact'];
      return (
        one && { ...one, caseData: entriesOf(known()), can: allowed ? { 'set-case-data': allowed } : {} }
      );
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: (event) => {
      const intent = event instanceof IntentEvent ? event.intent : undefined;
      if (intent?.type !== 'set-case-data') return host.dispatchEvent(event);
      return host.dispatchEvent(new IntentEvent({ ...intent, type: 'set-contact' }));
    },
  };
}

function entriesOf(details: ContactDetails | undefined): CaseEntry[] {
  return (details?.fields ?? []).map((field) => ({ ...field, type: 'string' }));
}
