import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Directory } from '../controllers/directory.js';
import type { I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { drawing } from './first-icons.js';
import type { TargetFilter, Wanted } from './target-search.js';

/** Who follows what the agent types. */
export interface SearchHandlers {
  readonly onWanted: (change: Pick<Wanted, 'text'>) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The combobox "Search"; offline it keeps the focus and takes no text. */
export function searchField(
  { active, total }: Directory,
  hint: string,
  isOnline: boolean,
  { onWanted, onKey }: SearchHandlers,
  { m }: I18n,
): TemplateResult {
  return html`<div class="search">
    ${drawing('M14 5a9 9 0 1 0 .01 0zM21 21l6 6')}
    <input
      id="search"
      role="combobox"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-label=${m.search}
      aria-autocomplete="list"
      aria-controls="list"
      aria-expanded=${total > 0}
      aria-activedescendant=${ifDefined(active === undefined ? undefined : `target-${active}`)}
      aria-describedby="status"
      placeholder=${hint}
      ?readonly=${!isOnline}
      @input=${(event: Event) => {
        onWanted({ text: (event.target as HTMLInputElement).value });
      }}
      @keydown=${onKey}
    />
  </div>`;
}

/** The buttons that narrow the list: one part of the directory, and with it only who is Available now. */
export function filterChips(
  filters: readonly TargetFilter[],
  { filter, available }: Wanted,
  onWanted: (change: Partial<Wanted>) => void,
  i18n: I18n,
): TemplateResult {
  const chip = (label: string, pressed: boolean, change: Partial<Wanted>): TemplateResult =>
    html`<button
      class="chip"
      aria-pressed=${pressed}
      @click=${() => {
        onWanted(change);
      }}
    >
      ${label}
    </button>`;
  return html`<div class="chips" role="group" aria-label=${i18n.m.show}>
    ${filters.map((name) => chip(targetWords(i18n).filters[name], name === filter, { filter: name }))}
    ${chip(targetWords(i18n).presences.available, available, { available: !available })}
  </div>`;
}

/** One line about the search as a whole, which is also what a screen reader says. */
export function statusLine(
  { slow, failure, said, again }: Directory,
  isOnline: boolean,
  i18n: I18n,
): TemplateResult {
  const { errors, reasons, tryAgain } = i18n.m;
  const bad = isOnline ? failure && errors[failure] : reasons.OFFLINE;
  const found =
    said === 0 ? targetWords(i18n).noMatches : said && i18n.count(targetWords(i18n).matches, said);
  return html`<div class="status">
    <p id="status" role="status" class=${bad ? 'bad' : 'muted'}>
      ${bad ?? (slow ? targetWords(i18n).searching : found)}
    </p>
    ${failure && isOnline ? html`<button @click=${again}>${tryAgain}</button>` : nothing}
  </div>`;
}
