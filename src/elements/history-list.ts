import { html, type TemplateResult } from 'lit';
import { classOf, type HistoryItem, type HistoryQuery, type Medium } from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import type { ContactHost } from './contact-host.js';
import { choice } from './contact-tools.js';
import { HistoryEntry } from './history-entry.js';
import { icon } from './icons.js';
import { SearchedList } from './searched-list.js';

type Wanted = Omit<HistoryQuery, 'type' | 'interaction' | 'offset' | 'limit'>;

/** What else there was with this contact (HI-1): searched, narrowed, sorted, and one of it whole. */
export class HistoryList {
  readonly #host: ContactHost;
  readonly #list: SearchedList<HistoryItem, Wanted>;
  readonly #entry: HistoryEntry;

  constructor(host: ContactHost) {
    this.#host = host;
    this.#list = new SearchedList(
      host,
      (query, wanted, signal) => query({ type: 'history', ...wanted }, signal),
      (item, row) => this.#row(item, row),
    );
    this.#entry = new HistoryEntry(host, (id, isElsewhere) => {
      if (isElsewhere) this.read();
      this.#focus(`[data-id="${CSS.escape(id)}"]`);
    });
  }

  /** Reads it anew, as it is wanted. */
  read(): void {
    this.#list.read();
  }

  /** The list, or one of it whole. */
  render(): TemplateResult {
    if (this.#entry.isOpen) return this.#entry.render();
    const words = contactWords(this.#host.i18n);
    const choices = html`<details class="filters">
      <summary>${words.filters}</summary>
      <div class="choices">${this.#choices()}</div>
    </details>`;
    return this.#list.render(words.tabs.history, choices);
  }

  #choices(): unknown {
    const { media, state, sort } = this.#list.wanted;
    const { i18n } = this.#host;
    const words = contactWords(i18n);
    const names = Object.entries(i18n.m.media) as [Medium, string][];
    const states = Object.entries(words.states) as [NonNullable<Wanted['state']>, string][];
    const sorts = Object.entries(words.sorts) as [NonNullable<Wanted['sort']>, string][];
    return [
      choice(
        words.media,
        names,
        media?.[0],
        (medium) => {
          this.#list.want({ media: medium && [medium] });
        },
        words.allMedia,
      ),
      choice(
        words.state,
        states,
        state,
        (of) => {
          this.#list.want({ state: of });
        },
        words.anyState,
      ),
      choice(words.sort, sorts, sort ?? 'newest', (by) => {
        this.#list.want({ sort: by });
      }),
      this.#date(words.from, '00:00', (from) => {
        this.#list.want({ from });
      }),
      // The day itself is meant to be in it.
      this.#date(words.to, '24:00', (to) => {
        this.#list.want({ to });
      }),
    ];
  }

  /** A day; told is that time of it, here. */
  #date(label: string, time: string, onDay: (at: number | undefined) => void): TemplateResult {
    return html`<label
      ><span class="muted">${label}</span>
      <input
        type="date"
        @change=${(event: Event) => {
          const at = new Date(`${(event.target as HTMLInputElement).value}T${time}`).getTime();
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
    const { thisOne, states, noSubject } = contactWords(i18n);
    const facts = [i18n.m.media[medium], agent, here ? thisOne : states[state]];
    return html`<span class="tile" data-class=${classOf(medium)}>${icon(medium)}</span>
      <button class="quiet title cut outside" data-id=${id} @click=${() => void this.#entry.show(id)}>
        ${subject || noSubject}
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
}
