import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { initialState, type Interaction, type PadState } from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import { english, type Catalogue, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { caseDataStyles } from '../styles/case-data.js';
import { contactStyles } from '../styles/pad-contact.js';
import type { Ask } from './access.js';
import { ContactFields } from './contact-fields.js';
import type { ContactHost } from './contact-host.js';
import { TABS } from './contact-tab.js';
import { data, define } from './define.js';
import { HistoryList } from './history-list.js';
import { insertText } from './insert-text.js';
import { ResponsesList } from './responses-list.js';
import { differsIn } from './slices.js';

/** What it shows one of. */
export type ContactTab = keyof Catalogue['contact']['tabs'];

/**
 * The contact of an interaction: what is known of them, what else there was, and what can be answered (WI-29, SR-1). Each
 * tab is read when it is first shown.
 *
 * @tagname pad-contact
 * @fires pad-command - what the agent changes
 * @csspart failure - why something failed
 */
export class PadContact extends LitElement implements ContactHost {
  static override styles: CSSResult[] = [base, caseDataStyles, contactStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: { ...data, hasChanged: differsIn('agent', 'sources', 'commands') },
    i18n: data,
    query: data,
    tab: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  query: Ask | undefined;
  /** What is shown. */
  tab: ContactTab = 'information';

  readonly #parts = {
    information: new ContactFields(this),
    history: new HistoryList(this),
    responses: new ResponsesList(this, (text) => {
      void insertText(this, text);
    }),
  };
  /** The tabs that have been read. */
  readonly #read = new Set<ContactTab>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('tab') && !changed.has('query')) return;
    if (!this.query || this.#read.has(this.tab)) return;
    this.#read.add(this.tab);
    this.#parts[this.tab].read();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.interaction) return nothing;
    return html`<div role="tablist" aria-label=${contactWords(this.i18n).contact} @keydown=${this.#onKey}>
        ${TABS.map((tab) => this.#tab(tab))}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby=${this.tab}>${this.#parts[this.tab].render()}</div>`;
  }

  #tab(tab: ContactTab): TemplateResult {
    const selected = tab === this.tab;
    return html`<button
      id=${tab}
      class="quiet"
      role="tab"
      aria-selected=${selected}
      aria-controls="panel"
      tabindex=${selected ? 0 : -1}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${contactWords(this.i18n).tabs[tab]}
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const at = TABS.indexOf(this.tab);
    const places: Readonly<Record<string, number>> = {
      [forward]: at + 1,
      [backward]: at - 1,
      Home: 0,
      End: -1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    this.tab = TABS.at(place % TABS.length) ?? this.tab;
    this.renderRoot.querySelector<HTMLElement>(`#${this.tab}`)?.focus();
  };
}

define('pad-contact', PadContact);

declare global {
  interface HTMLElementTagNameMap {
    'pad-contact': PadContact;
  }
}
