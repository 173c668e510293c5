import type {
  Agent,
  CallbackState,
  Fact,
  Interaction,
  Offer,
  Outcome,
  Phase,
  Timestamp,
  WorkList,
} from '../../core/index.js';
import { callOf, isCall, numbersFor } from './call-state.js';
import { caseDataOf } from './case-data.js';
import { channelsOf } from './channels.js';
import { countersOf } from './counters.js';
import { phaseFor, seenBy } from './holdings.js';
import { agentCan, interactionCan } from './permissions.js';
import { dispositionsOf } from './task-types.js';
import { conversationOf } from './transcript.js';
import type { WorldCallback, WorldInteraction, WorldOffer } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

const IN_CALL: readonly Phase[] = ['establishing', 'connected', 'held'];

/** A world and the time on its clock. */
export interface Moment {
  readonly state: WorldState;
  readonly now: Timestamp;
}

/** The agent as their own pad sees them, at their current sequence number. */
export function agentView(state: WorldState, agent: WorldAgent): Agent {
  return {
    source: state.source,
    revision: agent.seq,
    ...picked(agent, ['id', 'name', 'state', 'reason', 'since', 'intended', 'wrapUntil']),
    reasons: state.reasons,
    channels: channelsOf(agent),
    workLists: workListsOf(state, agent),
    statistics: true,
    can: agentCan(state, agent),
  };
}

/** The queues and waiting lists that the agent serves, then the shared workbins that belong to them (MI-48, WI-22). */
export function workListsOf(state: WorldState, { queues }: WorldAgent): readonly WorkList[] {
  const served = queues.flatMap((id) => state.queues[id] ?? []);
  const bins = state.workbins.filter(({ queue }) => queues.includes(queue));
  return [
    ...served.map(
      ({ id, name, distribution }) =>
        ({ id, name, kind: distribution === 'pick' ? 'waiting-list' : 'queue' }) as const,
    ),
    ...bins.map(({ id, name }) => ({ id, name, kind: 'workbin' }) as const),
  ];
}

/** An interaction as that agent sees it, at their current sequence number. */
export function interactionView(moment: Moment, one: WorldInteraction, agent: WorldAgent): Interaction {
  const phase = phaseFor(one, agent.id) as Phase;
  const { transfer, ...rest } = viewOf(moment, one, agent);
  const handover = phase === 'offered' ? (one.offer?.handover ?? one.handover) : one.handover;
  return {
    ...rest,
    phase,
    since: phase === 'offered' ? (one.offer?.since ?? one.since) : one.since,
    ...(handover ? { handover } : {}),
    ...(transfer && phase === 'connected' ? { transfer } : {}),
    ...(phase === 'establishing' ? picked(one, ['ringUntil']) : {}),
    ...(isCall(one) && IN_CALL.includes(phase) ? { call: callOf(one) } : {}),
    ...(phase === 'offered' && one.offer ? { offer: offerView(moment.state, one.offer) } : {}),
    can: interactionCan(moment.state, one, agent),
  };
}

/** The last that an agent sees of an interaction. */
export function goneView(
  moment: Moment,
  one: WorldInteraction,
  agent: WorldAgent,
  outcome: Outcome,
): Interaction {
  const { transfer: _, ...rest } = viewOf(moment, one, agent);
  return { ...rest, phase: 'gone', since: moment.now, outcome, can: {} };
}

/** All that an agent sees, and what left or was settled after the sequence number `since`. */
export function snapshotView(moment: Moment, agent: WorldAgent, since: number): Fact {
  const { state, now } = moment;
  const missed = agent.log.filter(({ seq }) => seq > since);
  const seen = seenBy(state, agent.id);
  const held = new Set(seen.map(({ id }) => id));
  const left = new Map(missed.flatMap((entry) => (entry.left ? [[entry.left.id, entry.left]] : [])));
  return {
    type: 'snapshot',
    source: state.source,
    now,
    agent: agentView(state, agent),
    interactions: seen.map((one) => interactionView(moment, one, agent)),
    left: [...left.values()].filter(({ id }) => !held.has(id)),
    by: missed.flatMap((entry) => entry.by),
  };
}

/** What does not depend on where it stands for the agent. */
function viewOf(
  { state, now }: Moment,
  one: WorldInteraction,
  agent: WorldAgent,
): Omit<Interaction, 'phase' | 'can' | 'since'> {
  const counters = countersOf(state, now, one);
  const conversation = conversationOf(state, one);
  const dispositions = dispositionsOf(state, one);
  return {
    source: state.source,
    revision: agent.seq,
    ...picked(one, ['id', 'medium', 'createdAt', 'subject', 'priority', 'attachments']),
    ...picked(one, ['instruction', 'contact', 'from', 'taskType', 'record', 'body']),
    ...picked(one, ['parent', 'peer', 'transfer', 'disposition', 'note']),
    ...(one.queue === undefined ? {} : { queue: state.queues[one.queue]?.name ?? one.queue }),
    caseData: caseDataOf(state, one),
    ...(counters ? { counters } : {}),
    ...(one.callback ? { callback: callbackView(state, one, one.callback) } : {}),
    ...(conversation ? { conversation } : {}),
    ...(dispositions ? { dispositions } : {}),
  };
}

function callbackView(
  state: WorldState,
  one: WorldInteraction,
  { personal: _, ...seen }: WorldCallback,
): CallbackState {
  const numbers = numbersFor(state, one);
  return { ...seen, ...(numbers.length > 1 ? { numbers } : {}) };
}

/** An instant message shows no case data before it is accepted, and no deadline when its notice is over (IM-14). */
function offerView(state: WorldState, offer: WorldOffer): Offer {
  const { id, kind, deadline, durationMs, onDeadline, lapsed } = offer;
  const shown = kind === 'im' ? [] : state.caseKeys.filter(({ inOffer }) => inOffer);
  return {
    id,
    onDeadline,
    caseKeys: shown.map(({ key }) => key),
    ...(lapsed ? {} : { deadline, durationMs }),
  };
}

/** The named properties that are there; one that is absent stays absent. */
function picked<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]),
  ) as Pick<T, K>;
}
