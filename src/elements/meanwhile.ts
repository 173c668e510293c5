import type { Interaction, PadState } from '../core/index.js';

/**
 * How much changed while nobody could tell the pad: offers that were `missed` (not answered in time), interactions that went
 * to whoever took them over, that `left` the agent in another way, that `arrived`; messages; and the agent's own `state`.
 */
export type Meanwhile = Readonly<
  Record<'missed' | 'transferred' | 'left' | 'arrived' | 'messages' | 'state', number>
>;

/** The difference between what the pad showed before and shows now, whether it learned it step by step or at once. */
export function meanwhile(before: PadState, now: PadState): Meanwhile {
  const gone = now.gone.filter((one) => !one.parent && !before.gone.includes(one));
  const count = (...outcomes: readonly Interaction['outcome'][]): number =>
    gone.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const known = new Map(before.interactions.map((one) => [one.id, one]));
  return {
    missed: count('redirected'),
    transferred: count('transferred'),
    left: count('withdrawn', 'requeued', 'abandoned'),
    arrived: now.interactions.filter(({ id, parent }) => !parent && !known.has(id)).length,
    messages: now.interactions.reduce((sum, one) => sum + written(known.get(one.id), one, before, now), 0),
    state: before.agent?.state === now.agent?.state ? 0 : 1,
  };
}

/** Both together. */
export function sum(one: Meanwhile, other: Meanwhile): Meanwhile {
  const entries = Object.entries(one) as [keyof Meanwhile, number][];
  return Object.fromEntries(entries.map(([what, count]) => [what, count + other[what]])) as Meanwhile;
}

/** What others wrote: the transcript that the pad has may have a gap, but what this agent wrote last is in it. */
function written(was: Interaction | undefined, one: Interaction, before: PadState, now: PadState): number {
  const entries = (one.conversation?.entries ?? 0) - (was?.conversation?.entries ?? 0);
  const last = before.transcripts[one.id]?.at(-1)?.number ?? 0;
  const own = (now.transcripts[one.id] ?? []).filter(
    ({ number, by }) => number > last && by.kind === 'agent' && by.id !== one.peer?.id,
  );
  return Math.max(0, entries - own.length);
}
