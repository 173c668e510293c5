import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Directory, DirectoryHost } from '../controllers/directory.js';
import type { Interaction, Presence, Target, TargetKind } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { why } from './control.js';
import { ICONS } from './icons.js';
import type { Rows } from './rows.js';

const PERSON = 'M16 6a5 5 0 1 0 .01 0M6 27c1-10 19-10 20 0';

/** Four presences, four shapes: a disc, a diamond, a square with a bar, a ring. Then outlines of what is nobody. */
const MARKS: Readonly<Record<Presence | TargetKind, string>> = {
  available: 'M16 6a10 10 0 1 0 .01 0z',
  interruptible: 'M16 4L28 16 16 28 4 16z',
  'logged-in': 'M7 7h18v18h-18zM11 14v4h11V14z',
  'logged-out': 'M16 6a10 10 0 1 0 .01 0zM16 10a6 6 0 1 1-.01 0z',
  agent: PERSON,
  contact: PERSON,
  queue: ICONS.queues,
  service: ICONS.progress,
  'routing-point': ICONS.out,
  number: ICONS.voice,
  workbin: ICONS.tray,
};

/** A place in the list, and the id of its row. */
export interface Place {
  readonly id: string;
  readonly place: number;
}

/** What a target is to be chosen for. */
export interface TargetUse {
  readonly mode: DirectoryHost['mode'];
  readonly interaction: Interaction | undefined;
}

/**
 * The listbox, in the tree of the search field that refers to its rows and keeps the focus.
 *
 * @param onKey follows the keys, should the list itself have the focus
 */
export function targetList(
  list: Directory,
  rows: Rows<Place>,
  onKey: (event: KeyboardEvent) => void,
  i18n: I18n,
): TemplateResult {
  const { active, slow } = list;
  const { first, end } = list.view;
  const places = Array.from({ length: end - first }, (_, index) => first + index);
  // The search field refers to the highlighted row wherever it is.
  if (active !== undefined && (active < first || active >= end)) places.push(active);
  return html`<div
      id="list"
      role="listbox"
      tabindex="-1"
      aria-label=${targetWords(i18n).targets}
      aria-busy=${slow}
      @scroll=${list.update}
      @keydown=${onKey}
      @mousedown=${(event: Event) => {
        event.preventDefault();
      }}
      @click=${(event: Event) => {
        list.activate(placeOf(event));
      }}
      @pointermove=${(event: PointerEvent) => {
        if (event.pointerType === 'mouse') list.point(placeOf(event));
      }}
    >
      ${rows.show(places.map((place) => ({ id: `target-${place}`, place })))}
    </div>
    ${slow ? html`<div class="bones" aria-hidden="true">${Array.from({ length: 8 }, () => html`<p class="bone"></p>`)}</div>` : nothing}`;
}

/** What stands in a row: greyed and told why when the target cannot be chosen (MI-14), a bone while its page is under way. */
export function targetRow(
  row: HTMLElement,
  { id, place }: Place,
  list: Directory,
  use: TargetUse,
  i18n: I18n,
): TemplateResult {
  const target = list.at(place);
  const { presence, kind = 'agent', name } = target ?? {};
  const standing = presence ? targetWords(i18n).presences[presence] : targetWords(i18n).kinds[kind];
  const isAway = place < list.view.first || place >= list.view.end;
  const meaning = target && meaningOf(target, standing, use, i18n);
  Object.assign(row, {
    id,
    className: isAway ? 'sr' : place === list.active ? 'active' : '',
    ariaLabel: target ? `${name}, ${standing}` : i18n.m.loading,
    ariaSelected: `${!!target && target.id === list.chosen?.id}`,
    ariaDisabled: `${target?.can[use.mode] !== true}`,
    ariaPosInSet: place + 1,
    ariaSetSize: list.total,
  });
  row.dataset.place = `${place}`;
  row.setAttribute('aria-describedby', `meaning-${place}`);
  return html`${target ? html`<svg class="icon" data-presence=${ifDefined(presence)} viewBox="0 0 32 32" aria-hidden="true"><path fill-rule="evenodd" d=${MARKS[presence ?? kind]}></path></svg>` : html`<span class="bone"></span>`}
    <span class="name cut outside" title=${ifDefined(name)}>${name}</span>
    <span id=${`meaning-${place}`} class="muted cut outside" title=${ifDefined(meaning)}>${meaning}</span>`;
}

/** What there is to know before one chooses it, the most telling first. */
function meaningOf(target: Target, standing: string, { mode, interaction }: TargetUse, i18n: I18n): string {
  const { presence, detail, waiting, can } = target;
  // An agent gets by presence what is assigned to them (MI-28); who is invited or called answers now.
  const isAssigned = mode === 'transfer' && /^(email|case)$/.test(interaction?.medium ?? '');
  const parts = [
    why(can[mode], i18n) ?? (isAssigned && presence ? targetWords(i18n).when[presence] : undefined),
    detail,
    waiting === undefined ? undefined : i18n.count(i18n.m.waitingNow, waiting),
    standing,
  ];
  return [...new Set(parts)].filter(Boolean).join(' · ');
}

function placeOf({ target }: Event): number | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  return found ? Number(found.dataset.place) : undefined;
}
