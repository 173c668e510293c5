import { PadError, classOf } from '../../core/index.js';
import type { Presence, TargetRef, Timestamp } from '../../core/index.js';
import type { WorldInteraction, WorldPhase } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

const HELD: readonly WorldPhase[] = [
  'offered',
  'not-connected',
  'ready-to-call',
  'establishing',
  'connected',
  'held',
  'wrap',
  'parked',
];

/** After how long without a link a colleague does not count as there any more, in milliseconds. */
const LOST_MS = 10_000;

/** What one interaction takes of an agent where nothing else is configured, by class (MI-4). */
const WEIGHTS = { live: 100, 'semi-live': 33, 'non-live': 20 } as const;

/** The agent of that id; an adapter for an agent that nobody set up is a mistake of the page. */
export function agentOf(state: WorldState, id: string): WorldAgent {
  const agent = Object.hasOwn(state.agents, id) ? state.agents[id] : undefined;
  if (!agent) throw new PadError('UNAUTHORIZED', `there is no agent ${id}`);
  return agent;
}

/** The agent as others see them by name. */
export function refOf({ id, name }: WorldAgent): TargetRef {
  return { id, kind: 'agent', name };
}

/** The interaction of that id, or nothing. */
export function interactionOf(state: WorldState, id: string): WorldInteraction | undefined {
  return Object.hasOwn(state.interactions, id) ? state.interactions[id] : undefined;
}

/** Whether it was offered to that agent by a colleague who still holds it (8.8 a). */
function isInvited({ offer }: WorldInteraction, agent: string): boolean {
  return offer?.kind === 'transfer' && offer.agent === agent;
}

/** Where it stands for that agent, or nothing where they do not have it in front of them. */
export function phaseFor(one: WorldInteraction, agent: string): WorldPhase | undefined {
  if (isInvited(one, agent)) return 'offered';
  return one.agent === agent && HELD.includes(one.phase) ? one.phase : undefined;
}

/** What an agent has in front of them, parked things too. */
export function seenBy(state: WorldState, agent: string): readonly WorldInteraction[] {
  return Object.values(state.interactions).filter((one) => phaseFor(one, agent) !== undefined);
}

/** What is open for an agent: everything but what is parked, and instant messages, which are no work. */
export function openOf(state: WorldState, agent: string): readonly WorldInteraction[] {
  return seenBy(state, agent).filter((one) => one.medium !== 'im' && phaseFor(one, agent) !== 'parked');
}

/** Whether anything keeps an agent from logging out: what is open, and whoever they are writing with (WI-23). */
export function isOccupied(state: WorldState, agent: string): boolean {
  const writes = seenBy(state, agent).some(({ medium, phase }) => medium === 'im' && phase === 'connected');
  return writes || openOf(state, agent).length > 0;
}

/** What is over for an agent but not finished. */
export function wrapOf(state: WorldState, agent: string): readonly WorldInteraction[] {
  return openOf(state, agent).filter(({ phase }) => phase === 'wrap');
}

/** How much of an agent is taken; what is over or parked takes nothing (MI-4). */
export function loadOf(state: WorldState, agent: WorldAgent): number {
  return openOf(state, agent.id).reduce(
    (sum, one) => sum + (one.phase === 'wrap' ? 0 : weightOf(state, agent, one)),
    0,
  );
}

/** What one interaction takes of that agent. */
export function weightOf(state: WorldState, agent: WorldAgent, { medium }: WorldInteraction): number {
  return agent.weights[medium] ?? state.weights[medium] ?? WEIGHTS[classOf(medium)];
}

/** Whether the agent is in wrap-up after the last release. */
export function isWrapping({ state }: WorldAgent): boolean {
  return state === 'wrap' || state === 'logging';
}

/** Whether anybody would hear what this agent is offered. */
export function isOnline({ online, script }: WorldAgent): boolean {
  return online.length > 0 || script !== undefined;
}

/** How an agent can be reached who has these open (8.10). */
export function presenceOf(
  state: WorldState,
  agent: WorldAgent,
  open: readonly WorldInteraction[] = openOf(state, agent.id),
): Presence {
  if (agent.state === 'logged-out') return 'logged-out';
  if (agent.state !== 'ready' || !isOnline(agent)) return 'logged-in';
  if (open.length === 0) return 'available';
  return state.interruptible && open.every(({ medium }) => classOf(medium) !== 'live')
    ? 'interruptible'
    : 'logged-in';
}

/** The consults about an interaction that its holder has not ended. */
export function consultsAbout(
  state: WorldState,
  { id, agent }: WorldInteraction,
): readonly WorldInteraction[] {
  if (agent === undefined) return [];
  return openOf(state, agent).filter(({ parent }) => parent === id);
}

/** Whether it is a leg of something between two agents: a consult, or an instant message. */
export function hasPeer({ peer }: WorldInteraction): boolean {
  return peer !== undefined;
}

/** Whether it is a leg of a consult. */
export function isConsult(one: WorldInteraction): boolean {
  return one.medium !== 'im' && hasPeer(one);
}

/** Whether the agent has instant messages (IM-1). */
export function hasIm({ switches }: WorldAgent): boolean {
  return switches['start-im'] !== 'off';
}

/** Whether instant messages reach the agent now. */
export function isReachable(agent: WorldAgent | undefined): agent is WorldAgent {
  return agent !== undefined && hasIm(agent) && agent.state !== 'logged-out';
}

/** When a colleague does not count as there any more; never while somebody could answer. A reload takes less. */
export function lostMoment({ agents }: WorldState, agent: string): Timestamp {
  const { lostAt, script } = agents[agent] ?? {};
  return script || lostAt === undefined ? Infinity : lostAt + LOST_MS;
}

/** Whether two interactions are of the same contact. */
export function sameContact(a: WorldInteraction, b: WorldInteraction): boolean {
  const key = ({ contact }: WorldInteraction): string | undefined => contact?.id ?? contact?.address;
  return key(a) !== undefined && key(a) === key(b);
}

/** What waits in a queue for whoever serves it, most urgent and oldest first. */
export function waitingIn(state: WorldState, queue: string): readonly WorldInteraction[] {
  return inOrder(state, (one) => one.phase === 'queued' && one.queue === queue && one.waitsFor === undefined);
}

/** What waits in a shared workbin, in the same order. */
export function waitingInBin(state: WorldState, workbin: string): readonly WorldInteraction[] {
  return inOrder(state, (one) => one.phase === 'binned' && one.workbin === workbin);
}

function inOrder(
  state: WorldState,
  isMeant: (one: WorldInteraction) => boolean,
): readonly WorldInteraction[] {
  const found = Object.values(state.interactions).filter(isMeant);
  return found.sort((a, b) => b.priority - a.priority || a.createdAt - b.createdAt);
}
