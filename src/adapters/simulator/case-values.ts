import type { CaseEntry } from '../../core/index.js';

const LONGEST = 4000;

const FITS: Record<CaseEntry['type'], (value: string) => boolean> = {
  string: () => true,
  boolean: (value) => value === 'true' || value === 'false',
  integer: (value) => /^-?\d{1,15}$/.test(value),
  float: (value) => /^-?\d{1,15}(\.\d{1,15})?$/.test(value),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
  list: () => false,
};

/** Whether the value may stand under that key of case data (WI-21). */
export function fitsCaseEntry(entry: CaseEntry, value: string): boolean {
  if (value.length > LONGEST) return false;
  return entry.type === 'list' ? (entry.options ?? []).includes(value) : FITS[entry.type](value);
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
