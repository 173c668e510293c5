import { PadError } from '../../core/index.js';
import type {
  Agent,
  Can,
  CaseEntry,
  CommandType,
  Counters,
  Fact,
  Interaction,
  Offer,
  Outcome,
  Permission,
  Phase,
  Timestamp,
} from '../../core/index.js';
import type { WorldAgent, WorldItem, WorldState } from './world-state.js';

const DAY_MS = 86_400_000;

/** A world and the time on its clock. */
export interface Moment {
  readonly state: WorldState;
  readonly now: Timestamp;
}

/** The agent of that id; an adapter for an agent that nobody set up is a mistake of the page. */
export function agentOf(state: WorldState, id: string): WorldAgent {
  const agent = state.agents[id];
  if (!agent) throw new PadError('UNAUTHORIZED', `there is no agent ${id}`);
  return agent;
}

/** What an agent holds or is offered. */
export function openItems(state: WorldState, agent: string): readonly WorldItem[] {
  return Object.values(state.items).filter(
    (item) => item.agent === agent && (item.state === 'offered' || item.state === 'assigned'),
  );
}

/** Whether two items are of the same contact. */
export function sameContact(a: WorldItem, b: WorldItem): boolean {
  const key = (item: WorldItem): string | undefined => item.contact?.id ?? item.contact?.address;
  return key(a) !== undefined && key(a) === key(b);
}

/** The agent as their own pad sees them, at their current sequence number. */
export function agentView(state: WorldState, agent: WorldAgent): Agent {
  const open = openItems(state, agent.id).length > 0;
  return {
    source: state.source,
    revision: agent.seq,
    id: agent.id,
    name: agent.name,
    state: agent.state,
    ...(agent.reason === undefined ? {} : { reason: agent.reason }),
    since: agent.since,
    reasons: state.reasons,
    can: permitted(agent, {
      'set-state': true,
      ...(agent.state === 'logged-out' ? {} : { 'log-out': open ? { reason: 'INTERACTIONS_OPEN' } : true }),
    }),
  };
}

/** An item as that agent sees it, at their current sequence number; with an outcome it is the last that they see. */
export function interactionView(
  { state, now }: Moment,
  item: WorldItem,
  agent: WorldAgent,
  outcome?: Outcome,
): Interaction {
  const phase: Phase = outcome ? 'gone' : item.state === 'offered' ? 'offered' : 'connected';
  const caseData = caseDataOf(state, item);
  const counters = countersOf({ state, now }, item);
  return {
    source: state.source,
    revision: agent.seq,
    id: item.id,
    medium: 'work-item',
    phase,
    since: item.since,
    createdAt: item.createdAt,
    subject: item.subject,
    ...picked(item, ['instruction', 'contact', 'from', 'taskType', 'record']),
    queue: state.queues[item.queue] ?? item.queue,
    priority: item.priority,
    caseData,
    attachments: item.attachments,
    ...(counters ? { counters } : {}),
    ...(phase === 'offered' && item.offer ? { offer: offerView(state, item.offer) } : {}),
    ...(outcome ? { outcome } : {}),
    can: permitted(agent, allowed(phase, caseData)),
  };
}

/** All that an agent sees, and what left or was settled after the sequence number `since`. */
export function snapshotView({ state, now }: Moment, agent: WorldAgent, since: number): Fact {
  const missed = agent.log.filter(({ seq }) => seq > since);
  const open = openItems(state, agent.id);
  const held = new Set(open.map(({ id }) => id));
  const left = new Map(missed.flatMap((entry) => (entry.left ? [[entry.left.id, entry.left]] : [])));
  return {
    type: 'snapshot',
    source: state.source,
    now,
    agent: agentView(state, agent),
    interactions: open.map((item) => interactionView({ state, now }, item, agent)),
    left: [...left.values()].filter(({ id }) => !held.has(id)),
    by: missed.flatMap((entry) => entry.by),
  };
}

function allowed(phase: Phase, caseData: readonly CaseEntry[]): Can {
  if (phase === 'offered') return { accept: true, reject: true };
  if (phase === 'gone') return {};
  return caseData.some(({ editable }) => editable) ? { done: true, 'set-case-data': true } : { done: true };
}

/** What the rules allow, with the agent's switches on top. */
function permitted(agent: WorldAgent, can: Can): Can {
  const entries = Object.entries(can) as [CommandType, Permission][];
  return Object.fromEntries(
    entries
      .filter(([command]) => agent.switches[command] !== 'off')
      .map(([command, permission]) => {
        const set = agent.switches[command];
        return [command, typeof set === 'object' ? set : permission];
      }),
  );
}

function offerView(
  state: WorldState,
  { id, deadline, durationMs, onDeadline }: NonNullable<WorldItem['offer']>,
): Offer {
  const caseKeys = state.caseKeys.filter(({ inOffer }) => inOffer).map(({ key }) => key);
  return { id, deadline, durationMs, onDeadline, caseKeys };
}

function caseDataOf(state: WorldState, item: WorldItem): readonly CaseEntry[] {
  const configured = state.caseKeys.flatMap(({ key, label, type, options, editable }) => {
    const value = item.data[key];
    return value === undefined
      ? []
      : [{ key, label, value, type, ...(options ? { options } : {}), editable: editable === true }];
  });
  const known = new Set(state.caseKeys.map(({ key }) => key));
  const others = Object.entries(item.data).filter(([key]) => !known.has(key));
  return [
    ...configured,
    ...others.map(([key, value]) => ({ key, label: key, value, type: 'string' as const, editable: false })),
  ];
}

/** Other work of the same contact: in progress, and ended within the last days (WI-24 to WI-31). */
function countersOf({ state, now }: Moment, item: WorldItem): Counters | undefined {
  if (!item.contact) return undefined;
  const others = Object.values(state.items).filter((other) => other !== item && sameContact(item, other));
  const running = others.filter((other) => other.state !== 'ended').length;
  const inProgress = running > 0 ? { 'work-item': running } : {};
  if (state.recentDays === 0) return { inProgress };
  const recent = others.filter((other) => other.createdAt > now - state.recentDays * DAY_MS).length;
  return {
    inProgress,
    recent: { days: state.recentDays, counts: recent > 0 ? { 'work-item': recent } : {} },
  };
}

/** The named properties that are there; one that is absent stays absent. */
function picked<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]),
  ) as Pick<T, K>;
}
