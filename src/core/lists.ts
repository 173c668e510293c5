interface Named {
  readonly id: string;
}

/** The one of that id in a list, or nothing. */
export function byId<T extends Named>(list: readonly T[], id: string | undefined): T | undefined {
  // A plain loop: it runs with every fact over every interaction.
  for (const one of list) if (one.id === id) return one;
  return undefined;
}

/** Where each one stands. A list in which one took the place of another of its id has the places of the list before. */
const PLACES = new WeakMap<readonly Named[], ReadonlyMap<string, number>>();

/** The place of each one of a list, by id; made once for all lists with the same members. */
export function places(list: readonly Named[]): ReadonlyMap<string, number> {
  const known = PLACES.get(list) ?? new Map(list.map(({ id }, place) => [id, place]));
  PLACES.set(list, known);
  return known;
}

/** The list with another of the same id at that place. */
export function replaced<T extends Named>(list: readonly T[], place: number, one: T): readonly T[] {
  const next = list.with(place, one);
  PLACES.set(next, places(list));
  return next;
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
