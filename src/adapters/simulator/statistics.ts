import { PadError } from '../../core/index.js';
import type { MediumFigures, StateTime, Statistics, StatisticsQuery, Timestamp } from '../../core/index.js';
import { agentOf, hasPeer } from './holdings.js';
import type { Moment } from './view.js';
import type { WorldInteraction, WorldPhase } from './world-interaction.js';
import type { Stretch, WorldAgent } from './world-state.js';

/** How far back may be asked, in milliseconds. */
const FURTHEST_MS = 48 * 60 * 60 * 1_000;
/** How much is remembered of each agent. */
const MOST = 1_000;
/** In these an agent has it in hand. */
const IN_HAND: readonly WorldPhase[] = ['ready-to-call', 'establishing', 'connected', 'held', 'wrap'];

/** Remembers that an agent goes into another state. */
export function noteState(
  { now }: Moment,
  agent: WorldAgent,
  next: Omit<StateTime, 'ms' | 'reason'> & { readonly reason?: string | undefined },
): void {
  const { state, reason } = next;
  if (agent.state === state && agent.reason === reason) return;
  agent.states.push({ state, ...(reason === undefined ? {} : { reason }), since: now });
  if (agent.states.length > MOST) agent.states.shift();
}

/** Remembers, before an interaction goes on to another phase, how long its agent had it in hand. */
export function noteWork({ state, now }: Moment, one: WorldInteraction, isOver: boolean): void {
  const { id: interaction, agent, medium, phase, since } = one;
  const isHad = IN_HAND.includes(phase) || phase === 'parked';
  if (agent === undefined || hasPeer(one) || !isHad) return;
  const { work } = agentOf(state, agent);
  work.push({ interaction, medium, at: now, ms: phase === 'parked' ? 0 : now - since, isOver });
  if (work.length > MOST) work.shift();
}

/** What an agent did since then (KP-1). */
export function statisticsOf(
  { state, now }: Moment,
  agent: WorldAgent,
  { since }: StatisticsQuery,
): Statistics {
  if (since > now || since < now - FURTHEST_MS)
    throw new PadError('INVALID', 'figures are of at most the last two days');
  return {
    states: statesOf(agent, since, now),
    media: mediaOf(agent.work.filter(({ at }) => at >= since)),
    ...(state.goals.length > 0 ? { goals: state.goals } : {}),
  };
}

function mediaOf(work: readonly Stretch[]): readonly MediumFigures[] {
  const over = new Map(work.filter(({ isOver }) => isOver).map((one) => [one.interaction, one.medium]));
  return [...new Set(over.values())].sort().map((medium) => ({
    medium,
    handled: [...over.values()].filter((each) => each === medium).length,
    ms: work.reduce((sum, one) => sum + (over.get(one.interaction) === medium ? one.ms : 0), 0),
  }));
}

function statesOf(agent: WorldAgent, from: Timestamp, now: Timestamp): readonly StateTime[] {
  const times = new Map<string, StateTime>();
  agent.states.forEach(({ since, ...rest }, index) => {
    const until = agent.states[index + 1]?.since ?? now;
    if (until <= from || rest.state === 'logged-out') return;
    const key = `${rest.state} ${rest.reason ?? ''}`;
    times.set(key, { ...rest, ms: until - Math.max(since, from) + (times.get(key)?.ms ?? 0) });
  });
  return [...times.values()].sort((a, b) => b.ms - a.ms);
}
