import { classOf, type Interaction } from '../core/index.js';

/** The interaction that a consult is about, while the agent holds it. */
export function parentOf(one: Interaction, held: readonly Interaction[]): Interaction | undefined {
  return one.parent === undefined ? undefined : held.find(({ id }) => id === one.parent);
}

/** Whether it is drawn with its parent: a consult about a live interaction is another row of its card (settled questions). */
export function isWithin(one: Interaction, held: readonly Interaction[]): boolean {
  const parent = parentOf(one, held);
  return parent !== undefined && classOf(parent.medium) === 'live';
}

/** The list with such consults right after their parents; the same list where there are none. */
export function withConsultsInside(held: readonly Interaction[]): readonly Interaction[] {
  const inside = new Set(held.filter((one) => one.parent !== undefined && isWithin(one, held)));
  if (inside.size === 0) return held;
  const others = held.filter((one) => !inside.has(one));
  return others.flatMap((one) => [one, ...[...inside].filter(({ parent }) => parent === one.id)]);
}
