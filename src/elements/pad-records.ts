import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { commandLife, initialState, type Interaction, type PadState } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { recordWords } from '../i18n/records-en.js';
import { base } from '../styles/base.js';
import { recordsStyles } from '../styles/pad-records.js';
import { failureLine } from './control.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import type { FoundRecord, FoundRecords, RecordSearch } from './found-records.js';
import { recordLink } from './record-link.js';
import { safeUrl } from './safe-url.js';

/**
 * The records that an interaction may be about, to choose from (MI-10), and where a new one is made. Each is a link; what was
 * chosen stays marked, and another can be chosen.
 *
 * @tagname pad-records
 * @fires pad-command - the agent's choice, or to search again
 * @csspart failure - why the contact of what was chosen could not be kept
 */
export class PadRecords extends LitElement {
  static override styles: CSSResult[] = [base, recordsStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    search: data,
    state: data,
    i18n: data,
  };

  interaction: Interaction | undefined;
  /** How the search stands. */
  search: RecordSearch | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  #searchesAgain = false;

  override render(): TemplateResult | typeof nothing {
    const { interaction, search, state, i18n } = this;
    if (!interaction || !search) return nothing;
    const words = recordWords(i18n);
    const { found, why } = search;
    const records = found?.records ?? [];
    const isSearching = search.state === 'searching';
    return html`<h3 id="title">${i18n.m.record}</h3>
      <p class=${search.state === 'failed' ? 'bad' : 'muted'}>
        ${isSearching ? words.searching : resultLine(found, i18n)}
      </p>
      ${
        records.length
          ? html`<div class="rows" role="list" aria-labelledby="title">
              ${records.map((record) => this.#row(record))}
            </div>`
          : nothing
      }
      ${why ? html`<p class="bad">${i18n.m[why]}</p>` : nothing}
      ${failureLine(commandLife(state, 'assign-contact', interaction.id), i18n)}
      <p class="deeds">
        ${found?.create ? this.#link(found.create) : nothing}
        ${
          records.length || (isSearching && !found)
            ? nothing
            : html`<button class="again" aria-disabled=${isSearching} @click=${this.#again}>
                ${words.again}
              </button>`
        }
      </p>`;
  }

  #row(record: FoundRecord): TemplateResult {
    const { type, detail } = record;
    const isOpen = record === this.search?.opened;
    const about = [type, detail].filter(Boolean).join(' · ');
    return html`<div role="listitem" aria-current=${isOpen}>
      ${this.#link(record, about)}
      <span class="muted cut outside">${about}</span>
      ${isOpen ? html`<span class="muted opened">${recordWords(this.i18n).shown}</span>` : nothing}
    </div>`;
  }

  #link(record: FoundRecord, about?: string): TemplateResult {
    const href = safeUrl(record.url);
    if (!href) return html`<span class="outside">${record.label}</span>`;
    return recordLink(
      record,
      href,
      () => {
        this.#choose(record);
      },
      about,
    );
  }

  #choose(record: FoundRecord): void {
    const { id, can, contact } = this.interaction ?? {};
    if (!id) return;
    this.dispatchEvent(new IntentEvent({ type: 'open-record', interaction: id, record }));
    if (record.contact && record.contact !== contact?.id && can?.['assign-contact'] === true)
      this.dispatchEvent(
        new IntentEvent({ type: 'assign-contact', interaction: id, contact: record.contact }),
      );
  }

  readonly #again = (): void => {
    const { interaction, search } = this;
    if (interaction && search?.state !== 'searching')
      this.dispatchEvent(new IntentEvent({ type: 'select', interaction: interaction.id }));
  };

  protected override willUpdate(): void {
    this.#searchesAgain = this.renderRoot.querySelector('.again:focus') !== null;
  }

  /** Whoever searched again goes on with what was found. */
  protected override updated(): void {
    if (this.#searchesAgain && !this.renderRoot.querySelector('.again'))
      this.renderRoot.querySelector('a')?.focus();
  }
}

/** What was found, in words. */
export function resultLine(found: FoundRecords | undefined, i18n: I18n): string {
  const words = recordWords(i18n);
  if (!found) return words.failed;
  return found.records.length ? i18n.count(words.found, found.records.length) : words.none;
}

define('pad-records', PadRecords);

declare global {
  interface HTMLElementTagNameMap {
    'pad-records': PadRecords;
  }
}
