import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { FoundList, PART, type FoundPart } from '../controllers/found-list.js';
import type { Ask } from './access.js';
import type { ContactHost } from './contact-host.js';
import { foundLine, searchBox, TYPING_RESTS_MS } from './contact-tools.js';
import { Rows } from './rows.js';

/** So near to the end the next part is got, in pixels. */
const NEAR = 120;

/** Whose list it is, and which part of it. */
interface Part {
  readonly interaction: string;
  readonly offset: number;
  readonly limit: number;
}

/** Asks the backend for a part of a list. Rejects with a `PadError`. */
type AskPart<T, W> = (query: Ask, wanted: W & Part, signal: AbortSignal) => Promise<FoundPart<T>>;

/** A list of the panel's interaction that is searched and narrowed, and goes on as it is scrolled. */
export class SearchedList<
  T extends { readonly id: string },
  W extends { readonly search: string },
> implements ReactiveController {
  /** What is asked for. */
  wanted: W = { search: '' } as W;
  readonly #host: ContactHost;
  readonly #list: FoundList<T>;
  readonly #rows: Rows<T>;
  readonly #ask: AskPart<T, W>;

  /**
   * @param row what stands in the row of one
   */
  constructor(host: ContactHost, ask: AskPart<T, W>, row: (item: T, row: HTMLElement) => TemplateResult) {
    this.#host = host;
    this.#ask = ask;
    this.#rows = new Rows('listitem', row);
    this.#list = new FoundList(() => {
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#list.close();
  }

  /** Reads it anew, as it is wanted; after so many milliseconds without another question. */
  read(afterMs: number = 0): void {
    const { interaction, query } = this.#host;
    if (!interaction || !query) return;
    this.#list.find((offset, signal) => {
      const part = { ...this.wanted, interaction: interaction.id, offset, limit: PART };
      return this.#ask(query, part, signal);
    }, afterMs);
  }

  /** Asks for something else; what is undefined does not matter any more. */
  want(change: { readonly [K in keyof W]?: W[K] | undefined }, afterMs?: number): void {
    const wanted = Object.entries<unknown>({ ...this.wanted, ...change });
    this.wanted = Object.fromEntries(wanted.filter(([, value]) => value !== undefined)) as W;
    this.read(afterMs);
  }

  /**
   * The search and what it found.
   *
   * @param choices by which it is narrowed
   * @param failure why something that was done with one of it failed
   */
  render(label: string, choices: unknown, failure: unknown = nothing): TemplateResult {
    const list = this.#list;
    const { i18n } = this.#host;
    const onText = (search: string): void => {
      this.want({ search } as Partial<W>, TYPING_RESTS_MS);
    };
    return html`${searchBox(this.wanted.search, onText, i18n)} ${choices} ${foundLine(list, i18n)} ${failure}
      <div class="rows" role="list" aria-label=${label} tabindex="-1" @scroll=${this.#onScroll}>
        ${this.#rows.show(list.items ?? [])}
      </div>`;
  }

  readonly #onScroll = ({ currentTarget }: Event): void => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget as Element;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#list.more();
  };
}
