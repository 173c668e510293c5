import { interactionOf, type LocalChange, type PadState } from '../core/index.js';
import type { ContactTab } from './pad-contact.js';

/** What there is of a contact, in order. */
export const TABS: readonly ContactTab[] = ['information', 'history', 'responses'];

/** What the agent has opened of the contact of an interaction; what was stored may be anything. */
export function openTab({ layout }: PadState, interaction: string): ContactTab | undefined {
  return TABS.find((tab) => tab === layout?.[interaction]);
}

/** That is open there now, or nothing is. What was open where nothing is any more is forgotten. */
export function opening(state: PadState, interaction: string, tab: ContactTab | undefined): LocalChange {
  const there = Object.entries({ ...state.layout, [interaction]: tab }).filter(
    (entry): entry is [string, ContactTab] => !!entry[1] && !!interactionOf(state, entry[0]),
  );
  return { type: 'restored', restored: { layout: Object.fromEntries(there) } };
}
