import type { Outcome } from '../../core/index.js';
import { agentOf, hasPeer } from './holdings.js';
import { noteWork } from './statistics.js';
import { announce } from './talk.js';
import { newId, tellGone, tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type {
  OfferKind,
  WorldCallback,
  WorldInteraction,
  WorldOffer,
  WorldPhase,
} from './world-interaction.js';
import type { WorldState } from './world-state.js';

/** How many ended interactions are remembered, for the recent counter. */
const ENDED_KEPT = 200;

/** The interaction moves to another phase, told to who holds it. */
export function enter(turn: Turn, one: WorldInteraction, phase: WorldPhase): void {
  noteWork(turn, one, false);
  one.phase = phase;
  one.since = turn.now;
  if (phase !== 'connected') delete one.transfer;
  if (one.agent !== undefined) tellInteraction(turn, one, one.agent);
}

/** An agent has it now, asked or not. */
export function assign(turn: Turn, one: WorldInteraction, agent: string): void {
  noteWork(turn, one, one.agent !== agent);
  closeOffer(one);
  one.agent = one.handledBy = agent;
  one.since = turn.now;
  agentOf(turn.state, agent).idleSince = turn.now;
  delete one.waitsFor;
  delete one.assigned;
  enter(turn, one, one.callback ? 'ready-to-call' : 'connected');
  announce(turn, one, agentOf(turn.state, agent).name, 'joined');
}

/** It leaves who holds it, and waits or ends. */
export function leave(
  turn: Turn,
  one: WorldInteraction,
  phase: 'scheduled' | 'queued' | 'binned' | 'ended',
  outcome: Outcome,
): void {
  const { agent } = one;
  noteWork(turn, one, true);
  takeInvitationBack(turn, one);
  closeOffer(one);
  delete one.agent;
  delete one.call;
  if (one.callback) one.callback = asAsked(one.callback);
  enter(turn, one, phase);
  if (agent !== undefined) tellGone(turn, one, agent, outcome);
}

/** It goes back to its queue, which spares this agent for a while. */
export function giveBack(turn: Turn, one: WorldInteraction, outcome: Outcome): void {
  if (one.agent !== undefined) one.declined = { ...one.declined, [one.agent]: turn.now };
  leave(turn, one, 'queued', outcome);
}

/** It waits for that agent in their personal queue; assigned: they get it without being asked, as soon as they can. */
export function waitFor(one: WorldInteraction, agent: string, how: 'assigned' | 'offered'): void {
  one.waitsFor = agent;
  if (how === 'assigned') one.assigned = true;
  const { [agent]: _, ...others } = one.declined;
  one.declined = others;
}

/** It ends for good. */
export function end(turn: Turn, one: WorldInteraction, outcome: Outcome): void {
  if (!hasPeer(one)) turn.changed.push(one);
  one.outcome = outcome;
  leave(turn, one, 'ended', outcome);
  const ended = Object.values(turn.state.interactions).filter(({ phase }) => phase === 'ended');
  if (ended.length > ENDED_KEPT) forget(turn.state, ended);
}

/** A new offer for that agent, of so many milliseconds. */
export function newOffer(
  turn: Turn,
  agent: string,
  durationMs: number,
  rest: { readonly kind: OfferKind } & Pick<WorldOffer, 'onDeadline' | 'handover'>,
): WorldOffer {
  return {
    ...rest,
    id: newId(turn, 'offer'),
    agent,
    since: turn.now,
    deadline: turn.now + durationMs,
    durationMs,
  };
}

/** The offer is over, whatever became of it. */
export function closeOffer(one: WorldInteraction): void {
  if (one.offer) one.pastOffers.push({ id: one.offer.id, agent: one.offer.agent });
  delete one.offer;
}

/** Whom a colleague had invited loses it again. */
export function takeInvitationBack(turn: Turn, one: WorldInteraction): void {
  if (one.offer?.kind !== 'transfer') return;
  const { agent } = one.offer;
  closeOffer(one);
  tellGone(turn, one, agent, 'withdrawn');
}

/** Without what its agent wanted to put it off to. */
function asAsked({ rescheduledTo: _, personal: __, ...asked }: WorldCallback): WorldCallback {
  return asked;
}

function forget(state: WorldState, ended: readonly WorldInteraction[]): void {
  const oldest = ended.reduce((a, b) => (b.since < a.since ? b : a));
  state.interactions = Object.fromEntries(
    Object.entries(state.interactions).filter(([, one]) => one !== oldest),
  );
}
