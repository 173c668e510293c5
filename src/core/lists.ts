interface Named {
  readonly id: string;
}

/** The one of that id in a list, or nothing. */
export function byId<T extends Named>(list: readonly T[], id: string | undefined): T | undefined {
  // A plain loop: it runs with every fact over every interaction.
  for (const one of list) if (one.id === id) return one;
  return undefined;
}

/** The list without the one of that id. */
export function without<T extends Named>(list: readonly T[], id: string): T[] {
  return list.filter((one) => one.id !== id);
}

/** Whether two pieces of plain data say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The list by id, in the same order; of two with one id the first gives the place and the last stands. */
export function indexed<T extends Named>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}
