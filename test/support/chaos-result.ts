import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../../src/core/index.js';
import type { Kept } from './chaos-log.js';
import type { Harm } from './chaos-proxy.js';

/** What is done to a wire. */
export type Fault = 'cut' | 'half-up' | 'half-down' | 'delay' | 'repeat' | 'truncate';

/** What a run found. The first group must be 0. */
export interface ChaosResult {
  readonly lost: number;
  readonly twice: number;
  readonly commandsTwice: number;
  readonly textsLost: number;
  readonly textsTwice: number;
  readonly draftsLost: number;
  readonly unfinished: number;
  readonly differences: number;

  readonly faults: Readonly<Record<Fault, number>>;
  readonly harm: Harm;
  readonly cuts: number;
  readonly facts: number;
  readonly snapshots: number;
  readonly items: number;
  readonly texts: number;
  readonly commands: number;
  readonly retries: number;
  readonly failures: Readonly<Record<string, number>>;
}

/** What must be 0 after a run and is not, one phrase each. */
export function faultsOf(result: ChaosResult): string[] {
  const { lost, twice, commandsTwice, textsLost, textsTwice, draftsLost, unfinished, differences } = result;
  const zeros = { lost, twice, commandsTwice, textsLost, textsTwice, draftsLost, unfinished, differences };
  return Object.entries(zeros).flatMap(([name, count]) => (count === 0 ? [] : [`${name} ${count}`]));
}

/** What the facts that an adapter told are, beside the log of the gateway. */
export interface Compared {
  readonly lost: number;
  readonly twice: number;
  readonly snapshots: number;
}

/**
 * Each fact of the log has to be told once, in order, as it is; a snapshot stands for all up to it. What is not kept is no
 * part of the log.
 */
export function compare(told: readonly Fact[], log: readonly Kept[]): Compared {
  let wanted = log;
  let [lost, twice, snapshots] = [0, 0, 0];
  for (const fact of told) {
    if (fact.type === 'typing') continue;
    if (fact.type === 'snapshot') {
      const { revision } = fact.agent;
      wanted = wanted.filter(({ seq }) => seq > revision);
      snapshots += 1;
      continue;
    }
    const [next] = wanted;
    wanted = wanted.slice(1);
    if (!next) twice += 1;
    else if (!isDeepStrictEqual(next.fact, fact)) lost += 1;
  }
  return { lost: lost + wanted.length, twice, snapshots };
}
