import { isText } from './checks.js';
import { nameOf, type Owner } from './records.js';

/** Keeps in this tab which interaction is open. */
export function keepSelected(owner: Owner, selected: string | undefined): void {
  try {
    if (selected === undefined) sessionStorage.removeItem(nameOf(owner));
    else sessionStorage.setItem(nameOf(owner), selected);
  } catch {
    // A page that may not store still works; after a reload the first interaction is open.
  }
}

/** Which interaction was open in this tab. */
export function keptSelected(owner: Owner): string | undefined {
  try {
    const selected = sessionStorage.getItem(nameOf(owner));
    return isText(selected) ? selected : undefined;
  } catch {
    return undefined;
  }
}
