import { html, type ReactiveController, type TemplateResult } from 'lit';
import { FoundList, PART } from '../controllers/found-list.js';
import { classOf, type HistoryItem, type HistoryQuery, type Medium } from '../core/index.js';
import { contactEn } from '../i18n/contact-en.js';
import type { ContactHost } from './contact-host.js';
import { choice, foundLine, moreOnScroll, searchBox, TYPING_RESTS_MS } from './contact-tools.js';
import { HistoryEntry } from './history-entry.js';
import { icon } from './icons.js';
import { Rows } from './rows.js';

type Wanted = Omit<HistoryQuery, 'type' | 'interaction' | 'offset' | 'limit'>;

const DAY_MS = 86_400_000;

/** What else there was with this contact (HI-1): searched, narrowed, sorted, and one of it whole. */
export class HistoryList implements ReactiveController {
  readonly #host: ContactHost;
  readonly #list: FoundList<HistoryItem>;
  readonly #rows = new Rows<HistoryItem>('listitem', (item, row) => this.#row(item, row));
  #wanted: Wanted = { search: '' };
  readonly #entry: HistoryEntry;

  constructor(host: ContactHost) {
    this.#host = host;
    this.#list = new FoundList(() => {
      host.requestUpdate();
    });
    this.#entry = new HistoryEntry(host, (id, isElsewhere) => {
      if (isElsewhere) this.read();
      this.#focus(`[data-id="${CSS.escape(id)}"]`);
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#list.close();
  }

  /** Reads it anew, as it is wanted. */
  read(afterMs: number = 0): void {
    const { interaction, query } = this.#host;
    if (!interaction || !query) return;
    this.#list.find(async (offset, signal) => {
      const asked = {
        type: 'history',
        interaction: interaction.id,
        ...this.#wanted,
        offset,
        limit: PART,
      } as const;
      return query(asked, signal);
    }, afterMs);
  }

  /** The list, or one of it whole. */
  render(): TemplateResult {
    if (this.#entry.isOpen) return this.#entry.render();
    return html`${searchBox(this.#wanted.search, (search) => {
        this.#want({ search }, TYPING_RESTS_MS);
      })}
      <details class="filters">
        <summary>${contactEn.filters}</summary>
        <div class="choices">${this.#choices()}</div>
      </details>
      ${foundLine(this.#list, this.#host.i18n)}
      <div
        class="rows"
        role="list"
        aria-label=${contactEn.tabs.history}
        tabindex="-1"
        @scroll=${moreOnScroll(this.#list)}
      >
        ${this.#rows.show(this.#list.items ?? [])}
      </div>`;
  }

  #choices(): unknown {
    const { media, state, sort } = this.#wanted;
    const names = Object.entries(this.#host.i18n.m.media) as [Medium, string][];
    const states = Object.entries(contactEn.states) as [NonNullable<Wanted['state']>, string][];
    const sorts = Object.entries(contactEn.sorts) as [NonNullable<Wanted['sort']>, string][];
    return [
      choice(
        contactEn.media,
        names,
        media?.[0],
        (medium) => {
          this.#want({ media: medium && [medium] });
        },
        contactEn.allMedia,
      ),
      choice(
        contactEn.state,
        states,
        state,
        (of) => {
          this.#want({ state: of });
        },
        contactEn.anyState,
      ),
      choice(contactEn.sort, sorts, sort ?? 'newest', (by) => {
        this.#want({ sort: by });
      }),
      this.#date(contactEn.from, (day) => {
        this.#want({ from: day });
      }),
      // The day itself is meant to be in it.
      this.#date(contactEn.to, (day) => {
        this.#want({ to: day === undefined ? undefined : day + DAY_MS });
      }),
    ];
  }

  /** A day; told is the moment when it begins here. */
  #date(label: string, onDay: (at: number | undefined) => void): TemplateResult {
    return html`<label
      ><span class="muted">${label}</span>
      <input
        type="date"
        @change=${(event: Event) => {
          const at = new Date(`${(event.target as HTMLInputElement).value}T00:00`).getTime();
          onDay(Number.isNaN(at) ? undefined : at);
        }}
    /></label>`;
  }

  #row(item: HistoryItem, row: HTMLElement): TemplateResult {
    const { i18n, interaction } = this.#host;
    const { id, medium, state, subject, createdAt, agent } = item;
    const here = id === interaction?.id;
    row.classList.toggle('here', here);
    row.ariaCurrent = here ? 'true' : null;
    const facts = [i18n.m.media[medium], agent, here ? contactEn.thisOne : contactEn.states[state]];
    return html`<span class="tile" data-class=${classOf(medium)}>${icon(medium)}</span>
      <button class="quiet title cut outside" data-id=${id} @click=${() => void this.#entry.show(id)}>
        ${subject || contactEn.noSubject}
      </button>
      <time class="muted">${i18n.time(createdAt)}</time>
      <span class="muted cut outside">${facts.filter(Boolean).join(' · ')}</span>`;
  }

  #focus(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #want(change: { readonly [K in keyof Wanted]?: Wanted[K] | undefined }, afterMs?: number): void {
    const wanted = Object.entries({ ...this.#wanted, ...change }).filter(([, value]) => value !== undefined);
    this.#wanted = Object.fromEntries(wanted) as unknown as Wanted;
    this.read(afterMs);
  }
}
