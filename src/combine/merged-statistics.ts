import { PadError } from '../core/index.js';
import type { MediumFigures, Signal, Statistics, StatisticsQuery } from '../core/index.js';
import { reasonOf } from './merged-agent.js';
import type { Part } from './part.js';

/**
 * What the agent did in all of them, on our clock; without one of them it would be too little, so it fails then. They were in
 * one state at a time, and each backend counts that: it is told as the first of them does. So are goals: of the first that has
 * any, for the day as a whole.
 */
export async function mergedStatistics(
  parts: readonly Part[],
  { type, since }: StatisticsQuery,
  signal: Signal,
): Promise<Statistics> {
  const asked = parts.filter(({ agent }) => agent?.statistics);
  const answers = await Promise.all(
    asked.map((part) => part.adapter.query({ type, since: since + part.offset }, signal)),
  );
  const [part, first] = [asked[0], answers[0]];
  if (!part || !first) throw new PadError('UNSUPPORTED', 'no backend has figures of its agents');
  const wanted = answers.findIndex(({ goals }) => goals);
  const [judge, goals] = [asked[wanted], answers[wanted]?.goals];
  return {
    states: first.states.map((one) => named(parts, part, one)),
    media: summed(answers.flatMap(({ media }) => media)),
    ...(judge && goals ? { goals: goals.map((goal) => named(parts, judge, goal)) } : {}),
  };
}

/** With the reason as the others know it. */
function named<T extends { readonly reason?: string }>(parts: readonly Part[], part: Part, one: T): T {
  return one.reason === undefined ? one : { ...one, reason: reasonOf(parts, part, one.reason) };
}

function summed(all: readonly MediumFigures[]): readonly MediumFigures[] {
  const sums = new Map<string, MediumFigures>();
  for (const { medium, handled, ms } of all) {
    const sum = sums.get(medium);
    sums.set(medium, {
      medium,
      handled: handled + (sum?.handled ?? 0),
      ms: ms + (sum?.ms ?? 0),
    });
  }
  return [...sums.values()];
}
