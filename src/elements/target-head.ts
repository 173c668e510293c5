import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Directory } from '../controllers/directory.js';
import type { I18n } from '../i18n/index.js';
import { drawing } from './first-icons.js';
import { iconButton } from './icons.js';
import {
  FILTERS,
  telephoneNumber,
  type TargetFilter,
  type TargetMode,
  type Wanted,
} from './target-search.js';

/** The dialog, as its heading needs it. */
export interface TargetModes {
  readonly modes: readonly TargetMode[];
  mode: TargetMode;
  close(): void;
}

/** The heading, and Consult or Transfer where both are possible (MI-13). */
export function targetHeader(dialog: TargetModes, { m }: I18n): TemplateResult {
  const { mode, modes } = dialog;
  const radio = (each: TargetMode): TemplateResult =>
    html`<label class="chip"
      ><input
        class="sr"
        type="radio"
        name="mode"
        .checked=${each === mode}
        @change=${() => {
          dialog.mode = each;
        }}
      />${m.commands[each]}</label
    >`;
  return html`<header>
      <h2 id="title">${modes.length > 1 ? m.targets.both : m.commands[mode]}</h2>
      ${iconButton(m.close, 'close', () => {
        dialog.close();
      })}
    </header>
    ${modes.length > 1 ? html`<div role="radiogroup" aria-labelledby="title">${modes.map(radio)}</div>` : nothing}`;
}

/** Who follows what the agent types. */
export interface SearchHandlers {
  readonly onWanted: (change: Pick<Wanted, 'text'>) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The combobox "Search"; offline it keeps the focus and takes no text. */
export function searchField(
  { active, total }: Directory,
  mode: TargetMode,
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
      aria-label=${m.targets.search}
      aria-autocomplete="list"
      aria-controls="list"
      aria-expanded=${total > 0}
      aria-activedescendant=${ifDefined(active === undefined ? undefined : `target-${active}`)}
      aria-describedby="status"
      placeholder=${m.targets.searchHint[mode]}
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
  { filter, available }: Wanted,
  onWanted: (change: Partial<Wanted>) => void,
  { m }: I18n,
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
  const names = Object.keys(FILTERS) as TargetFilter[];
  return html`<div class="chips" role="group" aria-label=${m.show}>
    ${names.map((name) => chip(m.targets.filters[name], name === filter, { filter: name }))}
    ${chip(m.targets.presences.available, available, { available: !available })}
  </div>`;
}

/** One line about the search as a whole, which is also what a screen reader says. */
export function statusLine(
  { slow, failure, said, again }: Directory,
  isOnline: boolean,
  i18n: I18n,
): TemplateResult {
  const { targets, errors, reasons, tryAgain } = i18n.m;
  const bad = isOnline ? failure && errors[failure] : reasons.OFFLINE;
  const found = said === 0 ? targets.noMatches : said && i18n.count(targets.matches, said);
  return html`<div class="status">
    <p id="status" role="status" class=${bad ? 'bad' : 'muted'}>
      ${bad ?? (slow ? targets.searching : found)}
    </p>
    ${failure && isOnline ? html`<button @click=${again}>${tryAgain}</button>` : nothing}
  </div>`;
}

/** What stands where the rows would be: what can be done now (MI-19, MI-27). */
export function emptyHint({ filter, text }: Wanted, mode: TargetMode, { m }: I18n): string {
  const { none, noMatchesHint, dialsNumber, noNumber } = m.targets;
  const number = telephoneNumber(text);
  if (number) return mode === 'consult' ? dialsNumber(number) : noNumber;
  return text === '' && (filter === 'favourites' || filter === 'recent') ? none[filter] : noMatchesHint;
}
