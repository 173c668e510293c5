import type { PadState, Restored } from '../core/index.js';
import { isObject, isText } from './checks.js';
import { parsed, textsOf } from './kept.js';
import { nameOf, type Owner } from './records.js';

type View = Pick<PadState, 'selected' | 'layout'>;

/** Keeps in this tab which interaction is open, and what of its contact. */
export function keepView(owner: Owner, { selected, layout }: View): void {
  try {
    if (selected === undefined) sessionStorage.removeItem(nameOf(owner));
    else sessionStorage.setItem(nameOf(owner), JSON.stringify({ selected, layout }));
  } catch {
    // A page that may not store still works; after a reload the first interaction is open.
  }
}

/** What was open in this tab. */
export function keptView(owner: Owner): Pick<Restored, 'selected' | 'layout'> {
  try {
    const view = parsed(sessionStorage.getItem(nameOf(owner)) ?? '');
    return isObject(view) && isText(view.selected)
      ? { selected: view.selected, layout: textsOf(view.layout) }
      : {};
  } catch {
    return {};
  }
}
