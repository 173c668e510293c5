import type { Can, Presence, Target, TargetKind } from '../../core/index.js';
import { isCall } from './call-state.js';
import {
  consultsAbout,
  hasIm,
  interactionOf,
  openOf,
  phaseFor,
  presenceOf,
  waitingIn,
  waitingInBin,
} from './holdings.js';
import { agentCan, interactionCan, switched } from './permissions.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

/** What can be reached, by id; `queue`: where work for it waits. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly queue: string | undefined;
  readonly agent: WorldAgent | undefined;
  readonly number: string | undefined;
}

/** What a place is made of. */
interface Nameable {
  readonly id: string;
  readonly name: string;
  readonly queue?: string;
  readonly agent?: WorldAgent;
  readonly number?: string;
}

/** What kinds a transfer of that medium can go to (8.8, MI-27, T8). */
const TRANSFER: Readonly<Record<WorldInteraction['medium'], readonly TargetKind[]>> = {
  voice: ['agent', 'queue', 'service', 'routing-point', 'contact'],
  callback: ['agent', 'queue', 'service', 'routing-point', 'contact'],
  chat: [],
  email: ['agent', 'service'],
  case: ['agent', 'service'],
  'work-item': ['agent', 'queue', 'service', 'routing-point'],
  im: [],
};
const IM: readonly TargetKind[] = ['agent'];
const CONSULT: readonly TargetKind[] = ['agent', 'contact'];
const REQUEUE: readonly TargetKind[] = ['agent', 'queue'];

/** Everything in the directory, without an order. */
export function placesOf(state: WorldState): readonly Place[] {
  return [
    ...Object.values(state.agents).map((one) => place({ id: one.id, name: one.name, agent: one }, 'agent')),
    ...Object.values(state.queues).map((one) => place({ ...one, queue: one.id }, 'queue')),
    ...state.services.map((one) => place(one, 'service')),
    ...state.routingPoints.map((one) => place(one, 'routing-point')),
    ...state.contacts.map((one) => place(one, 'contact')),
  ];
}

/** What can be reached under that id, workbins too, or nothing. */
export function placeOf(state: WorldState, id: string): Place | undefined {
  const agent = Object.hasOwn(state.agents, id) ? state.agents[id] : undefined;
  if (agent) return place({ id, name: agent.name, agent }, 'agent');
  const queue = Object.hasOwn(state.queues, id) ? state.queues[id] : undefined;
  if (queue) return place({ ...queue, queue: id }, 'queue');
  const named = (list: readonly Nameable[], kind: TargetKind): Place | undefined => {
    const found = list.find((one) => one.id === id);
    return found && place(found, kind);
  };
  return (
    named(state.services, 'service') ??
    named(state.routingPoints, 'routing-point') ??
    named(state.workbins, 'workbin') ??
    named(state.contacts, 'contact')
  );
}

/** Which actions a place comes into question for, about that interaction of that agent; T9 has several rules. */
export function targetActions(one: WorldInteraction | undefined, kind: TargetKind): readonly (keyof Can)[] {
  const im = IM.includes(kind) ? (['start-im'] as const) : [];
  if (!one) return im;
  return [
    ...im,
    ...(CONSULT.includes(kind) ? (['consult'] as const) : []),
    ...(TRANSFER[one.medium].includes(kind) ? (['transfer'] as const) : []),
    ...(REQUEUE.includes(kind) ? (['requeue'] as const) : []),
  ];
}

/** The interaction that a question is about, where that agent has it and can do something with it. */
export function aboutOf(
  state: WorldState,
  agent: WorldAgent,
  id: string | undefined,
): WorldInteraction | undefined {
  const one = id === undefined ? undefined : interactionOf(state, id);
  return one && phaseFor(one, agent.id) !== undefined ? one : undefined;
}

/** A place as that agent sees it now. */
export function targetView(
  state: WorldState,
  agent: WorldAgent,
  place: Place,
  about: WorldInteraction | undefined,
): Target {
  const { id, kind, name, agent: colleague } = place;
  const presence = colleague && presenceOf(state, colleague, openOf(state, id));
  const reason = colleague?.state === 'not-ready' ? colleague.reason : undefined;
  const detail = state.reasons.find(({ code }) => code === reason)?.label ?? place.number;
  return {
    source: state.source,
    id,
    kind,
    name,
    ...(presence ? { presence } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...waitingAt(state, place),
    ...(state.favourites.includes(id) ? { favourite: true } : {}),
    can: targetCan(state, agent, about, place, presence),
  };
}

/** What that agent can do now with a place, about an interaction or without one. */
export function targetCan(
  state: WorldState,
  agent: WorldAgent,
  about: WorldInteraction | undefined,
  { id, kind, agent: colleague }: Place,
  presence: Presence | undefined,
): Can {
  const possible = about ? interactionCan(state, about, agent) : agentCan(state, agent);
  const actions = targetActions(about, kind).filter(
    (action) =>
      id !== agent.id && action in possible && (action !== 'start-im' || (colleague && hasIm(colleague))),
  );
  const can = actions.map((action) => {
    const reason = isOnTheLine(state, about, id) ? undefined : absence(action, about, presence);
    return [action, reason ? { reason } : true] as const;
  });
  return switched(agent, Object.fromEntries(can));
}

/** Whether a consult about it has reached that place: then a transfer hands over what is held. */
function isOnTheLine(state: WorldState, about: WorldInteraction | undefined, id: string): boolean {
  if (!about) return false;
  return consultsAbout(state, about).some(({ peer, phase }) => peer?.id === id && phase === 'connected');
}

/** Why an agent cannot answer now: whoever is called has to be free, whoever is invited only has to be there. */
function absence(
  action: keyof Can,
  about: WorldInteraction | undefined,
  presence: Presence | undefined,
): 'AWAY' | 'LOGGED_OUT' | undefined {
  const hands = action === 'transfer' ? about : undefined;
  const rings = action === 'consult' || (hands && isCall(hands));
  const isInvitation = action === 'start-im' || hands?.medium === 'work-item';
  if (presence === 'logged-out') return rings || isInvitation ? 'LOGGED_OUT' : undefined;
  return rings && presence === 'logged-in' ? 'AWAY' : undefined;
}

function waitingAt(state: WorldState, { id, kind, queue }: Place): Pick<Target, 'waiting' | 'waitingSince'> {
  if (queue === undefined) return {};
  const waiting = kind === 'workbin' ? waitingInBin(state, id) : waitingIn(state, queue);
  if (waiting.length === 0) return { waiting: 0 };
  return { waiting: waiting.length, waitingSince: Math.min(...waiting.map(({ since }) => since)) };
}

function place({ id, name, queue, agent, number }: Nameable, kind: TargetKind): Place {
  return { id, name, kind, queue, agent, number };
}
