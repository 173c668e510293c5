import type { Disposition } from '../core/index.js';

/** An outcome that can be chosen, with the folders that it stands in. */
export interface Leaf {
  readonly one: Disposition;
  readonly path: readonly string[];
}

/** Every outcome that can be chosen, in order; folders are not chosen themselves (DC-1). */
export function leavesOf(options: readonly Disposition[], path: readonly string[] = []): Leaf[] {
  return options.flatMap((one) =>
    one.children ? leavesOf(one.children, [...path, one.label]) : [{ one, path }],
  );
}

/** What the code of an outcome is called; the code itself where it is not among the options. */
export function labelOf(options: readonly Disposition[], code: string): string {
  return leavesOf(options).find(({ one }) => one.code === code)?.one.label ?? code;
}

/** A row of the tree as it is shown. */
export interface Row {
  readonly one: Disposition;
  /** Its place in the whole tree. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** Of a folder; a leaf has none. */
  readonly open?: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** The rows in sight: what lies in folders that are open, or, with a search, all that is called like it. */
export function rowsOf(
  options: readonly Disposition[],
  isOpen: (key: string) => boolean,
  search: string,
): Row[] {
  return rows(found(options, folded(search)), search === '' ? isOpen : () => true, '', 1);
}

function rows(
  options: readonly Disposition[],
  isOpen: (key: string) => boolean,
  within: string,
  level: number,
): Row[] {
  return options.flatMap((one, index): Row[] => {
    const key = `${within}/${one.code}`;
    const row = { one, key, level, place: index + 1, of: options.length };
    if (!one.children) return [row];
    const open = isOpen(key);
    return [{ ...row, open }, ...(open ? rows(one.children, isOpen, key, level + 1) : [])];
  });
}

/** The part of a tree that is called like that: a folder of that name with all that is in it. */
function found(options: readonly Disposition[], search: string): readonly Disposition[] {
  if (search === '') return options;
  return options.flatMap((one): Disposition[] => {
    if (folded(one.label).includes(search)) return [one];
    const children = found(one.children ?? [], search);
    return children.length > 0 ? [{ ...one, children }] : [];
  });
}

/** Without regard to case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

/** The keys of the folders in which an outcome lies. */
export function foldersOf(options: readonly Disposition[], code: string | undefined): string[] {
  if (code === undefined) return [];
  const path = (some: readonly Disposition[], within: string): string[] | undefined => {
    for (const one of some) {
      const key = `${within}/${one.code}`;
      if (!one.children) {
        if (one.code === code) return [];
        continue;
      }
      const inside = path(one.children, key);
      if (inside) return [key, ...inside];
    }
    return undefined;
  };
  return path(options, '') ?? [];
}
