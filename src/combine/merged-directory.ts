import type { DirectoryPage, Target } from '../core/index.js';

/** A directory, page by page, in alphabetical order. */
export type Directory = (offset: number, limit: number) => Promise<DirectoryPage>;

const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

/**
 * Two directories as one. Neither is read up to a page in the middle: a binary search by single rows finds how many of
 * the rows before it are whose, so that the hundred-thousandth row costs some twenty questions, and the first page one.
 *
 * @param search what both were searched for: a whole name that stands in both is not exact (MI-18)
 */
export function mergedDirectory(first: Directory, second: Directory, search: string): Directory {
  return async (offset, limit) => {
    const start = offset === 0 ? 0 : await rowsOfFirst(first, second, offset);
    const [one, other] = await Promise.all([first(start, limit), second(offset - start, limit)]);
    const exact = await exactOf([first, one], [second, other], search.trim());
    return {
      targets: [...one.targets, ...other.targets].sort(byName).slice(0, limit),
      total: one.total + other.total,
      ...(exact === undefined ? {} : { exact }),
    };
  };
}

function byName(one: Target, other: Target): number {
  return compare(one.name, other.name);
}

/** How many of the first `offset` rows of both are of the first; equal names of the first come before the second's. */
async function rowsOfFirst(first: Directory, second: Directory, offset: number): Promise<number> {
  const [one, other] = await Promise.all([first(0, 1), second(0, 1)]);
  return firstRow(Math.max(0, offset - other.total), Math.min(offset, one.total), async (row) => {
    const [mine, theirs] = await Promise.all([rowAt(first, row), rowAt(second, offset - row - 1)]);
    return !mine || (theirs !== undefined && byName(mine, theirs) > 0);
  });
}

/** The one whose whole name was searched for, unless the other directory has that name, too. */
async function exactOf(
  [first, one]: readonly [Directory, DirectoryPage],
  [second, other]: readonly [Directory, DirectoryPage],
  name: string,
): Promise<string | undefined> {
  if (one.exact !== undefined && other.exact !== undefined) return undefined;
  if (one.exact !== undefined) return (await has(second, other.total, name)) ? undefined : one.exact;
  if (other.exact !== undefined) return (await has(first, one.total, name)) ? undefined : other.exact;
  return undefined;
}

async function has(directory: Directory, total: number, name: string): Promise<boolean> {
  const row = await firstRow(0, total, async (index) => {
    const target = await rowAt(directory, index);
    return !target || compare(target.name, name) >= 0;
  });
  const found = row < total ? await rowAt(directory, row) : undefined;
  return found !== undefined && compare(found.name, name) === 0;
}

/** The first row from `low` on for which it holds, or `high`; from there on it has to hold for all. */
async function firstRow(
  low: number,
  high: number,
  holds: (row: number) => Promise<boolean>,
): Promise<number> {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (await holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

async function rowAt(directory: Directory, row: number): Promise<Target | undefined> {
  return (await directory(row, 1)).targets[0];
}
