import type { NotReadyReason, Timestamp } from '../../core/index.js';
import type { CaseKey, Entrance, WorldAgent, WorldState } from './world-state.js';

/** How a world is set up. What is left out is as in the demo. */
export interface WorldSetup {
  /** The name of the backend; `simulator` by default. */
  readonly source?: string;
  /** Same seed, same world; 1 by default. */
  readonly seed?: number;
  readonly agents?: readonly AgentSetup[];
  readonly entrances?: readonly Entrance[];
  /** Names of the queues by id. */
  readonly queues?: Readonly<Record<string, string>>;
  readonly caseKeys?: readonly CaseKey[];
  readonly reasons?: readonly NotReadyReason[];
  /** Where the page keeps the files of attachments; `/demo/files/` by default. */
  readonly attachmentBase?: string;
  readonly recentDays?: number;
}

/** An agent as a page sets one up: serves every queue, logged out, capacity 100, unless told otherwise. */
export type AgentSetup = Pick<WorldAgent, 'id' | 'name'> &
  Partial<Pick<WorldAgent, 'queues' | 'capacity' | 'state' | 'switches'>>;

/** The agents of the demo. */
const AGENTS: readonly AgentSetup[] = [
  { id: 'anna', name: 'Anna Berg' },
  { id: 'bo', name: 'Bo Ek' },
  { id: 'chen', name: 'Chen Wei' },
  { id: 'dana', name: 'Dana Cruz' },
];

const ENTRANCES: readonly Entrance[] = [
  { id: 'loans', queue: 'sales', open: true, answer: 'manual', offerMs: 20_000 },
  { id: 'claims', queue: 'support', open: true, answer: 'manual', offerMs: 20_000 },
];

const CASE_KEYS: readonly CaseKey[] = [
  { key: 'cid', label: 'Customer number', type: 'string', inOffer: true },
  {
    key: 'segment',
    label: 'Segment',
    type: 'list',
    options: ['Gold', 'Silver', 'Bronze'],
    inOffer: true,
    editable: true,
  },
  { key: 'amount', label: 'Amount', type: 'integer', editable: true },
  { key: 'rate', label: 'Interest rate', type: 'float', editable: true },
  { key: 'due', label: 'Due date', type: 'date', editable: true },
  { key: 'verified', label: 'Identity verified', type: 'boolean', editable: true },
  { key: 'remark', label: 'Remark', type: 'string', editable: true },
];

/** A new world at the moment `now`. */
export function initialWorld(setup: WorldSetup, now: Timestamp): WorldState {
  const queues = setup.queues ?? { sales: 'Sales', support: 'Support', stuck: 'stuck' };
  const agents = (setup.agents ?? AGENTS).map((agent) => newAgent(agent, Object.keys(queues), now));
  return {
    source: setup.source ?? 'simulator',
    random: setup.seed ?? 1,
    ids: 0,
    agents: Object.fromEntries(agents.map((agent) => [agent.id, agent])),
    entrances: Object.fromEntries((setup.entrances ?? ENTRANCES).map((one) => [one.id, { ...one }])),
    queues,
    caseKeys: setup.caseKeys ?? CASE_KEYS,
    reasons: setup.reasons ?? [
      { code: 'break', label: 'Break' },
      { code: 'lunch', label: 'Lunch' },
      { code: 'training', label: 'Training' },
    ],
    items: {},
    attachmentBase: setup.attachmentBase ?? '/demo/files/',
    recentDays: setup.recentDays ?? 1,
  };
}

function newAgent(setup: AgentSetup, queues: readonly string[], now: Timestamp): WorldAgent {
  return {
    queues,
    capacity: 100,
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
