import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import {
  commandLife,
  type ResponsesPage,
  type ResponsesQuery,
  type StandardResponse,
} from '../core/index.js';
import { contactWords } from '../i18n/contact-en.js';
import type { ContactHost } from './contact-host.js';
import { choice } from './contact-tools.js';
import { failureLine } from './control.js';
import { IntentEvent } from './events.js';
import { drawing } from './first-icons.js';
import { linked } from './links.js';
import { SearchedList } from './searched-list.js';

type Wanted = Pick<ResponsesQuery, 'search' | 'category' | 'language' | 'favourites'>;

const STAR = 'M16 4l3.7 8 8.3 1-6.2 5.8 1.7 8.7L16 23l-7.5 4.5 1.7-8.7L4 13l8.3-1z';
/** Between the folders of a category: stands in no name. */
const INSIDE = '\u0000';

/** The standard responses (SR-1): found by words, category, language and favourites; read, or inserted where one can write. */
export class ResponsesList implements ReactiveController {
  readonly #host: ContactHost;
  readonly #insert: (text: string) => void;
  readonly #list: SearchedList<StandardResponse, Wanted>;
  #page: Pick<ResponsesPage, 'categories' | 'languages'> = { categories: [], languages: [] };
  #isKeeping = false;

  /** @param insert puts a text where the agent writes. */
  constructor(host: ContactHost, insert: (text: string) => void) {
    this.#host = host;
    this.#insert = insert;
    this.#list = new SearchedList(
      host,
      async (query, wanted, signal) => {
        const { responses, total, ...page } = await query({ type: 'responses', ...wanted }, signal);
        this.#page = page;
        return { items: responses, total };
      },
      (response) => this.#row(response),
    );
    host.addController(this);
  }

  /** What was kept or taken out shows when the backend has it. */
  hostUpdated(): void {
    const isKeeping = commandLife(this.#host.state, 'keep-response') !== undefined;
    if (this.#isKeeping && !isKeeping) this.read();
    this.#isKeeping = isKeeping;
  }

  /** Reads it anew, as it is wanted. */
  read(): void {
    this.#list.read();
  }

  /** The search and what it found. */
  render(): TemplateResult {
    const { i18n, state } = this.#host;
    return this.#list.render(
      contactWords(i18n).tabs.responses,
      html`<div class="choices">${this.#choices()}</div>`,
      failureLine(commandLife(state, 'keep-response'), i18n),
    );
  }

  #choices(): unknown {
    const { category, language, favourites = false } = this.#list.wanted;
    const { i18n } = this.#host;
    const words = contactWords(i18n);
    const { categories, languages } = this.#page;
    const folders = categories.map((path) => [path.join(INSIDE), path.join(' › ')] as const);
    const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
    const spoken = languages.map((tag) => [tag, names.of(tag) ?? tag] as const);
    return [
      choice(
        words.category,
        folders,
        category?.join(INSIDE),
        (path) => {
          this.#list.want({ category: path?.split(INSIDE) });
        },
        words.allCategories,
      ),
      choice(
        words.language,
        spoken,
        language,
        (tag) => {
          this.#list.want({ language: tag });
        },
        words.allLanguages,
      ),
      html`<button
        aria-pressed=${favourites}
        @click=${() => {
          this.#list.want({ favourites: favourites ? undefined : true });
        }}
      >
        ${drawing(STAR)}${words.favourites}
      </button>`,
    ];
  }

  #row(response: StandardResponse): TemplateResult {
    const { id, title, text, category, language, favourite = false } = response;
    const words = contactWords(this.#host.i18n);
    const name = (favourite ? words.drop : words.keep)(title);
    const canInsert = this.#canInsert;
    return html`<details>
        <summary class="outside">${title}</summary>
        <p class="muted outside">${[...category, language].join(' · ')}</p>
        <p class="text outside">${linked(text)}</p>
      </details>
      <button
        class="quiet only-icon star"
        aria-pressed=${favourite}
        aria-label=${name}
        title=${name}
        @click=${() => this.#host.dispatchEvent(new IntentEvent({ type: 'keep-response', response: id, keep: !favourite }))}
      >
        ${drawing(STAR)}
      </button>
      ${
        canInsert
          ? html`<button
              aria-description=${title}
              @click=${() => {
                this.#insert(text);
              }}
            >
              ${words.insert}
            </button>`
          : nothing
      }`;
  }

  /** Where one can write: not on a call and not on a work item (section 11). */
  get #canInsert(): boolean {
    const { can } = this.#host.interaction ?? {};
    return (can?.['send-message'] ?? can?.reply) !== undefined;
  }
}
