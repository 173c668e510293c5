import type { Timestamp } from '../../core/index.js';
import { takes } from './channels.js';
import { isOnline, loadOf, weightOf } from './holdings.js';
import { assign, enter, newOffer } from './lifecycle.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

/** How long who rejected or missed something is spared it while somebody else is ready, and when nobody is. */
const SPARED_MS = 30_000;
const SPARED_ALONE_MS = 5_000;

/** Hands what waits to the ready agents who have been idle longest (CG-15), urgent and old things first (CG-18). */
export function route(turn: Turn): void {
  const queued = Object.values(turn.state.interactions).filter((one) => isRouted(turn.state, one));
  for (const one of queued.sort((a, b) => b.priority - a.priority)) {
    const agent = candidates(turn, one).sort(byIdleTime(turn.state))[0];
    if (agent) hand(turn, one, agent);
  }
}

/** When that agent may be given this again; nobody is spared who never declined it. */
export function sparedUntil(state: WorldState, one: WorldInteraction, agent: string): Timestamp {
  const declined = one.declined[agent];
  if (declined === undefined) return 0;
  const alone = readyFor(state, one).every(({ id }) => id in one.declined);
  return declined + (alone ? SPARED_ALONE_MS : SPARED_MS);
}

/** Whether the router hands it out; from a waiting list agents pick for themselves. */
export function isRouted(state: WorldState, one: WorldInteraction): boolean {
  if (one.phase !== 'queued') return false;
  return one.waitsFor !== undefined || state.queues[one.queue ?? '']?.distribution !== 'pick';
}

function hand(turn: Turn, one: WorldInteraction, agent: WorldAgent): void {
  const { answer, offerMs } = turn.state.entrances[one.entrance ?? ''] ?? {};
  const mode = one.assigned ? 'auto' : (one.answer ?? answer ?? 'manual');
  if (mode === 'auto') {
    assign(turn, one, agent.id);
    return;
  }
  one.agent = agent.id;
  agent.idleSince = turn.now;
  delete one.waitsFor;
  one.offer = newOffer(turn, agent.id, one.offerMs ?? offerMs ?? 20_000, {
    kind: 'routed',
    onDeadline: one.onDeadline ?? (mode === 'auto-preview' ? 'accept' : 'redirect'),
  });
  enter(turn, one, 'offered');
}

/** Who may be given it now: Ready, with room, not after a first release, and not on the way to Not Ready (8.10). */
function candidates(turn: Turn, one: WorldInteraction): WorldAgent[] {
  const { state, now } = turn;
  return readyFor(state, one).filter(
    (agent) =>
      !agent.gateClosed &&
      agent.intended?.state !== 'not-ready' &&
      loadOf(state, agent) + weightOf(state, agent, one) <= agent.capacity &&
      sparedUntil(state, one, agent.id) <= now,
  );
}

/** Whose channel for it is open (ST-1). A colleague of a script is given nothing but what is meant for them. */
function readyFor(
  state: WorldState,
  { waitsFor, queue = '', medium }: WorldInteraction,
): readonly WorldAgent[] {
  return Object.values(state.agents).filter(
    (agent) =>
      agent.state === 'ready' &&
      isOnline(agent) &&
      takes(agent, medium) &&
      (waitsFor === undefined ? !agent.script && agent.queues.includes(queue) : agent.id === waitsFor),
  );
}

function byIdleTime(state: WorldState): (a: WorldAgent, b: WorldAgent) => number {
  return (a, b) => a.idleSince - b.idleSince || loadOf(state, a) - loadOf(state, b);
}
