import { html, nothing, type TemplateResult } from 'lit';
import { FoundList } from '../controllers/found-list.js';
import { commandLife, permission, type Contact, type Interaction } from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import type { ContactHost } from './contact-host.js';
import { foundLine, searchBox, TYPING_RESTS_MS } from './contact-tools.js';
import { control, failureLine } from './control.js';
import { Rows } from './rows.js';

type Match = Contact & { readonly id: string };

/** How many are shown; a narrower search finds the others. */
const MOST = 20;

/** Who the contact of an interaction may be, to choose from: at first those that have its address. */
export class ContactMatches {
  readonly #host: ContactHost;
  readonly #one: () => Interaction | undefined;
  readonly #list: FoundList<Match>;
  readonly #rows = new Rows<Match>('listitem', (match) => this.#row(match));
  #isOpen = false;
  #search = '';

  /** @param one gives the interaction, where it is another than the one whose panel this is. */
  constructor(host: ContactHost, one: () => Interaction | undefined = () => host.interaction) {
    this.#host = host;
    this.#one = one;
    this.#list = new FoundList(() => {
      host.requestUpdate();
    });
  }

  /** Shows them. */
  open(): void {
    if (!this.#one()?.can['assign-contact']) return;
    this.#isOpen = true;
    this.#find();
  }

  /** Who it may be; with a contact already, only when the agent asks for another. */
  render(known: boolean): TemplateResult | typeof nothing {
    const { state, i18n } = this.#host;
    const one = this.#one();
    if (!one?.can['assign-contact']) return nothing;
    const life = commandLife(state, 'assign-contact', one.id);
    const toggle = html`<button
      aria-expanded=${this.#isOpen}
      @click=${() => {
        if (this.#isOpen) this.#isOpen = false;
        else this.open();
        this.#host.requestUpdate();
      }}
    >
      ${known ? contactWords(i18n).change : contactWords(i18n).assign}
    </button>`;
    if (!this.#isOpen) return html`${toggle}${failureLine(life, i18n)}`;
    return html`${toggle}
      ${searchBox(
        this.#search,
        (text) => {
          this.#search = text;
          this.#find(TYPING_RESTS_MS);
        },
        i18n,
      )}
      ${foundLine(this.#list, i18n)}
      <div class="rows" role="list" aria-label=${contactWords(i18n).candidates}>
        ${this.#rows.show(this.#list.items ?? [])}
      </div>
      ${failureLine(life, i18n)}`;
  }

  #row({ id, name, address }: Match): TemplateResult {
    const { state, i18n } = this.#host;
    const one = this.#one();
    if (!one) return html``;
    const life = commandLife(state, 'assign-contact', one.id);
    const isThis = life?.command.type === 'assign-contact' && life.command.contact === id;
    const button = {
      label: contactWords(i18n).choose,
      pendingLabel: contactWords(i18n).choosing,
      request: { type: 'assign-contact', interaction: one.id, contact: id },
      permission: permission(state, one, 'assign-contact'),
      life: isThis ? life : undefined,
      about: name ?? address,
    } as const;
    return html`<span class="title cut outside">${name ?? address ?? id}</span>
      <span class="muted cut outside">${name ? address : nothing}</span>
      ${one.contact?.id === id ? html`<span class="muted">${contactWords(i18n).thisOne}</span>` : control(button, i18n)}`;
  }

  #find(afterMs?: number): void {
    const { query } = this.#host;
    const one = this.#one();
    if (!one || !query) return;
    this.#list.find(async (_, signal) => {
      const asked = { type: 'contacts', interaction: one.id, search: this.#search, limit: MOST } as const;
      const { contacts, total } = await query(asked, signal);
      return { items: contacts, total };
    }, afterMs);
  }
}
