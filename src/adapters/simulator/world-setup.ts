import type { Timestamp } from '../../core/index.js';
import {
  AGENTS,
  CASE_KEYS,
  ENTRANCES,
  FAVOURITES,
  PHONE_CONTACTS,
  QUEUES,
  REASONS,
  ROUTING_POINTS,
  SERVICES,
  TASK_TYPES,
  WORKBINS,
} from './demo-setup.js';
import type { AgentSetup, Entrance, Queue, TaskType, WorldAgent, WorldState } from './world-state.js';

/** What a world is set up with as it is. */
type Taken = Pick<
  WorldState,
  | 'source'
  | 'services'
  | 'routingPoints'
  | 'workbins'
  | 'contacts'
  | 'favourites'
  | 'weights'
  | 'caseKeys'
  | 'reasons'
  | 'missedState'
  | 'rejectedState'
  | 'interruptible'
  | 'ringMs'
  | 'invitationMs'
  | 'attachmentBase'
  | 'recentDays'
>;

/** How a world is set up. What is left out is as in the demo. */
export interface WorldSetup extends Partial<Taken> {
  /** Same seed, same world; 1 by default. */
  readonly seed?: number;
  readonly agents?: readonly AgentSetup[];
  readonly entrances?: readonly Entrance[];
  readonly queues?: readonly Queue[];
  readonly taskTypes?: readonly TaskType[];
}

/** What the demo has: twenty seconds for a consult to ring and for an invitation to wait. */
const DEMO: Omit<Taken, 'missedState' | 'rejectedState'> = {
  source: 'simulator',
  services: SERVICES,
  routingPoints: ROUTING_POINTS,
  workbins: WORKBINS,
  contacts: PHONE_CONTACTS,
  favourites: FAVOURITES,
  weights: {},
  caseKeys: CASE_KEYS,
  reasons: REASONS,
  interruptible: true,
  ringMs: 20_000,
  invitationMs: 20_000,
  attachmentBase: '/demo/files/',
  recentDays: 1,
};

/** A new world at the moment `now`. */
export function initialWorld(setup: WorldSetup, now: Timestamp): WorldState {
  const { seed = 1, agents = AGENTS, entrances = ENTRANCES, queues = QUEUES, taskTypes = TASK_TYPES } = setup;
  const served = queues.map(({ id }) => id);
  const taken = Object.keys({ ...DEMO, missedState: 0, rejectedState: 0 }) as (keyof Taken)[];
  const given = taken.filter((key) => setup[key] !== undefined).map((key) => [key, setup[key]]);
  return {
    ...DEMO,
    ...(Object.fromEntries(given) as Partial<Taken>),
    random: seed,
    ids: 0,
    agents: byId(agents.map((agent) => newAgent(agent, served, now))),
    entrances: byId(entrances.map((one) => ({ ...one }))),
    queues: byId(queues),
    taskTypes: byId(taskTypes),
    interactions: {},
    watches: [],
    outbox: [],
    abandoned: [],
  };
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Record<string, T> {
  const index: Record<string, T> = {};
  for (const one of list) index[one.id] = one;
  return index;
}

function newAgent(setup: AgentSetup, queues: readonly string[], now: Timestamp): WorldAgent {
  return {
    queues,
    capacity: 100,
    weights: {},
    state: 'logged-out',
    switches: {},
    ...setup,
    since: now,
    idleSince: now,
    gateClosed: false,
    online: [],
    seq: 0,
    toldOpen: false,
    handled: [],
    log: [],
  };
}
