import type { Timestamp } from '../../core/index.js';
import {
  AGENTS,
  CASE_KEYS,
  ENTRANCES,
  FAVOURITES,
  GOALS,
  PHONE_CONTACTS,
  QUEUES,
  REASONS,
  ROUTING_POINTS,
  SERVICES,
  TASK_TYPES,
  WORKBINS,
} from './demo-setup.js';
import { PEOPLE, PERSON_FIELDS, pastAt } from './demo-people.js';
import { RESPONSES } from './demo-responses.js';
import type { PastInteraction } from './history.js';
import type { Person } from './people.js';
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
  | 'personFields'
  | 'responses'
  | 'missedState'
  | 'rejectedState'
  | 'interruptible'
  | 'ringMs'
  | 'invitationMs'
  | 'imNoticeMs'
  | 'imWaitMs'
  | 'patience'
  | 'attachmentBase'
  | 'recentDays'
  | 'goals'
>;

/** How a world is set up. What is left out is as in the demo. */
export interface WorldSetup extends Partial<Taken> {
  /** Same seed, same world; 1 by default. */
  readonly seed?: number;
  readonly agents?: readonly AgentSetup[];
  readonly entrances?: readonly Entrance[];
  readonly queues?: readonly Queue[];
  readonly taskTypes?: readonly TaskType[];
  readonly people?: readonly Person[];
  readonly past?: readonly PastInteraction[];
}

/** What the demo has: twenty seconds for a consult to ring and for an invitation to wait, a minute for an instant message. */
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
  personFields: PERSON_FIELDS,
  responses: RESPONSES,
  interruptible: true,
  ringMs: 20_000,
  invitationMs: 20_000,
  imNoticeMs: 20_000,
  imWaitMs: 60_000,
  patience: { dueMs: 30_000, overdueMs: 60_000 },
  attachmentBase: '/demo/files/',
  recentDays: 1,
  goals: GOALS,
};

/** A new world at the moment `now`. */
export function initialWorld(setup: WorldSetup, now: Timestamp): WorldState {
  const { seed = 1, agents = AGENTS, entrances = ENTRANCES, queues = QUEUES, taskTypes = TASK_TYPES } = setup;
  const { people = PEOPLE, past = pastAt(now) } = setup;
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
    people: byId(people.map((one) => ({ ...one }))),
    past,
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
    states: [{ state: setup.state ?? 'logged-out', since: now }],
    work: [],
    kept: [],
    ...setup,
    since: now,
    loggedInAt: now,
    channels: {},
    idleSince: now,
    gateClosed: false,
    online: [],
    seq: 0,
    toldOpen: false,
    handled: [],
    log: [],
  };
}
