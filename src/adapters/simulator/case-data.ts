import type { CaseEntry } from '../../core/index.js';
import { hasPeer } from './holdings.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldState } from './world-state.js';

const LONGEST = 4000;

const FITS: Record<CaseEntry['type'], (value: string) => boolean> = {
  string: () => true,
  boolean: (value) => value === 'true' || value === 'false',
  integer: (value) => /^-?\d{1,15}$/.test(value),
  float: (value) => /^-?\d{1,15}(\.\d{1,15})?$/.test(value),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
  list: () => false,
};

/** The case data of an interaction: configured keys in their order, then the others. Who gives advice only reads it. */
export function caseDataOf(state: WorldState, one: WorldInteraction): readonly CaseEntry[] {
  const configured = state.caseKeys.flatMap(({ key, label, type, options, editable }) => {
    const value = one.data[key];
    if (value === undefined) return [];
    const entry = { key, label, value, type, editable: editable === true && !hasPeer(one) };
    return [options ? { ...entry, options } : entry];
  });
  const known = new Set(state.caseKeys.map(({ key }) => key));
  const others = Object.entries(one.data).filter(([key]) => !known.has(key));
  return [
    ...configured,
    ...others.map(([key, value]) => ({ key, label: key, value, type: 'string' as const, editable: false })),
  ];
}

/** Whether the value may stand under that key of case data (WI-21). */
export function fitsCaseEntry(entry: CaseEntry, value: string): boolean {
  if (value.length > LONGEST) return false;
  return entry.type === 'list' ? (entry.options ?? []).includes(value) : FITS[entry.type](value);
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
