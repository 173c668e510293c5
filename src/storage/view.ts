import type { PadState, Restored } from '../core/index.js';
import { isObject, isText } from './checks.js';
import { DRAFT, parsed, textsOf } from './kept.js';
import { nameOf, type Kept, type Owner } from './records.js';

type View = Pick<PadState, 'selected' | 'layout'> & {
  /** When the page went, in milliseconds since 1970, and what was written in it then. */
  readonly at?: number;
  readonly drafts?: PadState['drafts'];
};

/** A page that is loaded again asks within this time, in milliseconds; after it the records are what counts. */
const LATE_MS = 60_000;

/** Keeps in this tab which interaction is open, and what of its contact; of a page that goes also what is written. */
export function keepView(owner: Owner, { selected, layout, at, drafts }: View): void {
  try {
    if (selected === undefined && at === undefined) sessionStorage.removeItem(nameOf(owner));
    else
      sessionStorage.setItem(nameOf(owner), JSON.stringify({ selected, layout, ...(at && { at, drafts }) }));
  } catch {
    // A page that may not store still works; after a reload the first interaction is open.
  }
}

/** What was open in this tab. */
export function keptView(owner: Owner): Pick<Restored, 'selected' | 'layout'> {
  const view = viewOf(owner);
  return isText(view.selected) ? { selected: view.selected, layout: textsOf(view.layout) } : {};
}

/**
 * The records as they would be if the page that was in this tab a moment ago had written all it had: what is begun while a
 * page goes is often not done. Nothing where no page was there, or where it went too long ago.
 */
export function completed(owner: Owner, kept: readonly Kept[], now: number): readonly Kept[] | undefined {
  const { at, drafts } = viewOf(owner);
  if (typeof at !== 'number' || now - at > LATE_MS || !isObject(drafts)) return undefined;
  const late = Object.entries(drafts).map(([id, value]) => ({ key: DRAFT + id, at, value }));
  // Where there are two of a draft, the later counts.
  return [...late, ...kept].sort((one, other) => one.at - other.at);
}

function viewOf(owner: Owner): Readonly<Record<string, unknown>> {
  try {
    const view = parsed(sessionStorage.getItem(nameOf(owner)) ?? '');
    return isObject(view) ? view : {};
  } catch {
    return {};
  }
}
