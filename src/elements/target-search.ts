import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ErrorCode } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { Wanted } from './target-filters.js';
import type { TargetMode } from './target-words.js';
import { telephoneNumber } from './telephone-number.js';

/** The search field and its place in the list. */
export interface SearchField {
  readonly mode: TargetMode;
  readonly text: string;
  /** Id of the highlighted row. */
  readonly active: string | undefined;
  readonly expanded: boolean;
  readonly offline: boolean;
  readonly onWanted: (change: Pick<Wanted, 'text'>) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The combobox "Search"; offline it keeps the focus and takes no text. */
export function searchField(of: SearchField, { m }: I18n): TemplateResult {
  return html`<div class="search">
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M7 2.5a4.5 4.5 0 1 0 .01 0zM10.3 10.3l3.2 3.2"></path>
    </svg>
    <input
      id="search"
      type="text"
      role="combobox"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-label=${m.targets.search}
      aria-autocomplete="list"
      aria-controls="list"
      aria-expanded=${of.expanded}
      aria-activedescendant=${ifDefined(of.active)}
      aria-describedby="status"
      placeholder=${m.targets.searchHint[of.mode]}
      ?readonly=${of.offline}
      .value=${of.text}
      @input=${(event: Event) => {
        of.onWanted({ text: (event.target as HTMLInputElement).value });
      }}
      @keydown=${of.onKey}
    />
  </div>`;
}

/** What there is to say about the search as a whole. */
export interface SearchStatus {
  readonly offline: boolean;
  readonly slow: boolean;
  readonly failure: ErrorCode | undefined;
  /** What was found, said when the typing rests. */
  readonly found: string;
  readonly onRetry: () => void;
}

/** One line, which is also what a screen reader says. */
export function statusLine(of: SearchStatus, { m }: I18n): TemplateResult {
  const { offline, slow, failure, found } = of;
  const bad = offline ? m.reasons.OFFLINE : failure && m.errors[failure];
  return html`<div class=${bad ? 'status bad' : 'status'}>
    <p id="status" role="status">${bad ?? (slow ? m.targets.searching : found)}</p>
    ${failure && !offline ? html`<button type="button" @click=${of.onRetry}>${m.tryAgain}</button>` : nothing}
  </div>`;
}

/** What stands where the rows would be: what can be done now (MI-19, MI-27). */
export function emptyHint(
  { filter, text }: Pick<Wanted, 'filter' | 'text'>,
  mode: TargetMode,
  { m }: I18n,
): string {
  const { targets } = m;
  const number = telephoneNumber(text);
  if (number !== undefined) return mode === 'consult' ? targets.dialsNumber(number) : targets.noNumber;
  if (text === '' && filter === 'favourites') return targets.noFavourites;
  return text === '' && filter === 'recent' ? targets.noRecent : targets.noMatchesHint;
}
