import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Directory } from '../controllers/directory.js';
import type { Interaction, Presence, Target, TargetKind } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { ICONS } from './icons.js';
import { why } from './target-choice.js';
import type { TargetMode } from './target-search.js';

const PERSON = 'M8 3a2.5 2.5 0 1 0 .01 0M3 13.5c.5-5 9.5-5 10 0';

/** Four presences, four shapes: a disc, a diamond, a square with a bar, a ring. Then outlines of what is nobody. */
const MARKS: Readonly<Record<Presence | TargetKind, string>> = {
  available: 'M8 3a5 5 0 1 0 .01 0z',
  interruptible: 'M8 2.2L13.8 8 8 13.8 2.2 8z',
  'logged-in': 'M3.5 3.5h9v9h-9zM5.3 7v2h5.4V7z',
  'logged-out': 'M8 3a5 5 0 1 0 .01 0zM8 5a3 3 0 1 1-.01 0z',
  agent: PERSON,
  contact: PERSON,
  queue: 'M3 4h10M3 8h10M3 12h6',
  service: ICONS.progress,
  'routing-point': ICONS.out,
  number: ICONS.voice,
  workbin: ICONS.tray,
};

/** What a target is to be chosen for, and who follows the keys, should the list itself have the focus. */
export interface TargetUse {
  readonly mode: TargetMode;
  readonly interaction: Interaction;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The listbox, in the tree of the search field that refers to its rows and keeps the focus. */
export function targetList(list: Directory, use: TargetUse, i18n: I18n): TemplateResult {
  const { first, end, active, slow } = list;
  const places = Array.from({ length: end - first }, (_, index) => first + index);
  // The search field refers to the highlighted row wherever it is.
  if (active !== undefined && (active < first || active >= end)) places.push(active);
  return html`<div
      id="list"
      role="listbox"
      tabindex="-1"
      aria-label=${i18n.m.targets.targets}
      aria-busy=${slow}
      @scroll=${list.update}
      @keydown=${use.onKey}
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
      ${repeat(
        places,
        (place) => place,
        (place) => row(place, list, use, i18n),
      )}
    </div>
    ${slow ? html`<div class="bones" aria-hidden="true">${Array.from({ length: 8 }, () => html`<p class="bone"></p>`)}</div>` : nothing}`;
}

/** A row: greyed and told why when the target cannot be chosen (MI-14), a bone while its page is under way. */
function row(place: number, list: Directory, use: TargetUse, i18n: I18n): TemplateResult {
  const target = list.at(place);
  const { m } = i18n;
  const { presence, kind = 'agent', name } = target ?? {};
  const standing = presence ? m.targets.presences[presence] : m.targets.kinds[kind];
  const isAway = place < list.first || place >= list.end;
  const meaning = target && meaningOf(target, standing, use, i18n);
  return html`<div
    role="option"
    id=${`target-${place}`}
    class=${isAway ? 'sr' : place === list.active ? 'active' : ''}
    data-place=${place}
    aria-label=${target ? `${name}, ${standing}` : m.loading}
    aria-describedby=${ifDefined(target && `meaning-${place}`)}
    aria-selected=${!!target && target.id === list.chosen?.id}
    aria-disabled=${target?.can[use.mode] !== true}
    aria-posinset=${place + 1}
    aria-setsize=${list.total}
  >
    ${target ? html`<svg class="icon" data-presence=${ifDefined(presence)} viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d=${MARKS[presence ?? kind]}></path></svg>` : html`<span class="bone"></span>`}
    <span class="name cut outside" title=${ifDefined(name)}>${name}</span>
    <span id=${`meaning-${place}`} class="muted cut outside" title=${ifDefined(meaning)}>${meaning}</span>
  </div>`;
}

/** What there is to know before one chooses it, the most telling first. */
function meaningOf(target: Target, standing: string, { mode, interaction }: TargetUse, i18n: I18n): string {
  const { presence, detail, waiting, can } = target;
  const { when, waiting: forms } = i18n.m.targets;
  // An agent gets by presence what is assigned to them (MI-28); who is invited or called answers now.
  const isAssigned = mode === 'transfer' && /^(email|case)$/.test(interaction.medium);
  const parts = [
    why(can[mode], i18n) ?? (isAssigned && presence ? when[presence] : undefined),
    detail,
    waiting === undefined ? undefined : i18n.count(forms, waiting),
    standing,
  ];
  return [...new Set(parts)].filter(Boolean).join(' · ');
}

function placeOf({ target }: Event): number | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  return found ? Number(found.dataset.place) : undefined;
}
