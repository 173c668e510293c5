interface Named {
  readonly id: string;
}

/** The one of that id in a list, or nothing. */
export function byId<T extends Named>(list: readonly T[], id: string | undefined): T | undefined {
  return list.find((one) => one.id === id);
}

type Places = ReadonlyMap<string | undefined, number>;

/** Where the ones of each list stand: found out when first asked, and forgotten with the list. */
const known = new WeakMap<readonly Named[], Places>();

/** Where the one of that id stands in a list; -1: nowhere. */
export function placeOf(list: readonly Named[], id: string | undefined): number {
  return placesIn(list).get(id) ?? -1;
}

/** The list with another of the same id at that place: the others stand where they stood. */
export function replaced<T extends Named>(list: readonly T[], place: number, one: T): readonly T[] {
  const next = list.slice();
  next[place] = one;
  known.set(next, placesIn(list));
  return next;
}

function placesIn(list: readonly Named[]): Places {
  let places = known.get(list);
  if (!places) known.set(list, (places = new Map(list.map(({ id }, place) => [id, place]))));
  return places;
}

/** The table without what stands under that name. */
export function omitted<T>(table: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  const { [name]: _, ...others } = table;
  return others;
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
