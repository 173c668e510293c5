import type { Goal, NotReadyReason } from '../../core/index.js';
import type {
  AgentSetup,
  CaseKey,
  Destination,
  Entrance,
  PhoneContact,
  Queue,
  TaskType,
} from './world-state.js';

/** The agents of the demo. */
export const AGENTS: readonly AgentSetup[] = [
  { id: 'anna', name: 'Anna Berg' },
  { id: 'bo', name: 'Bo Ek' },
  { id: 'chen', name: 'Chen Wei' },
  { id: 'dana', name: 'Dana Cruz' },
];

/** The queues of the demo; from Back office agents pick, and what is in stuck cannot be released. */
export const QUEUES: readonly Queue[] = [
  { id: 'sales', name: 'Sales' },
  { id: 'support', name: 'Support' },
  { id: 'stuck', name: 'stuck', refusesRelease: true },
  { id: 'back-office', name: 'Back office', distribution: 'pick' },
];

/** The ways in of the demo. */
export const ENTRANCES: readonly Entrance[] = [
  { id: 'loans', queue: 'sales', open: true, answer: 'manual', offerMs: 20_000 },
  { id: 'claims', queue: 'support', open: true, answer: 'manual', offerMs: 20_000 },
];

/** The services of the demo: what goes to one waits in its queue. */
export const SERVICES: readonly Destination[] = [
  { id: 'service-sales', name: 'Sales', queue: 'sales' },
  { id: 'service-support', name: 'Support', queue: 'support' },
  { id: 'service-stuck', name: 'stuck', queue: 'stuck' },
];

/** The routing points of the demo. */
export const ROUTING_POINTS: readonly Destination[] = [
  { id: 'after-hours', name: 'After hours', queue: 'support' },
];

/** The shared workbins of the demo. */
export const WORKBINS: readonly Destination[] = [{ id: 'team', name: 'Team bin', queue: 'sales' }];

/** Whom the agents of the demo can call. */
export const PHONE_CONTACTS: readonly PhoneContact[] = [
  { id: 'valuer', name: 'Valuer Öberg', number: '+46700000010' },
  { id: 'workshop', name: 'Workshop Nord', number: '+46700000011' },
];

/** Everybody's favourites in the demo. */
export const FAVOURITES: readonly string[] = ['bo', 'service-support'];

/** What the tasks of the demo ask of an agent; all others ask nothing. */
export const TASK_TYPES: readonly TaskType[] = [
  {
    id: 'loan-decision',
    wrap: 'timed',
    wrapMs: 30_000,
    extendMs: 30_000,
    dispositions: {
      control: 'drop-down',
      required: true,
      options: [
        { code: 'granted', label: 'Granted' },
        { code: 'refused', label: 'Refused' },
        { code: 'incomplete', label: 'Papers are missing' },
      ],
    },
  },
  {
    id: 'claim',
    wrap: 'none',
    dispositions: {
      control: 'tree',
      required: true,
      options: [
        {
          code: 'settled',
          label: 'Settled',
          children: [
            { code: 'paid', label: 'Paid in full' },
            { code: 'partly-paid', label: 'Paid in part' },
          ],
        },
        {
          code: 'turned-down',
          label: 'Turned down',
          children: [
            { code: 'not-covered', label: 'Not covered' },
            { code: 'too-late', label: 'Reported too late' },
          ],
        },
      ],
    },
  },
  {
    id: 'complaint',
    wrap: 'timed',
    wrapMs: 30_000,
    extendMs: 30_000,
    dispositions: {
      control: 'radio',
      required: false,
      options: [
        { code: 'justified', label: 'Justified' },
        { code: 'unjustified', label: 'Not justified' },
      ],
    },
  },
  {
    id: 'question',
    wrap: 'none',
    dispositions: {
      control: 'radio',
      required: false,
      options: [
        { code: 'answered', label: 'Answered' },
        { code: 'passed-on', label: 'Passed on' },
      ],
    },
  },
  { id: 'investigation', wrap: 'open' },
];

/** The case data of the demo. */
export const CASE_KEYS: readonly CaseKey[] = [
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

/** Why the agents of the demo are Not Ready. */
export const REASONS: readonly NotReadyReason[] = [
  { code: 'break', label: 'Break' },
  { code: 'lunch', label: 'Lunch' },
  { code: 'training', label: 'Training' },
  { code: 'headset', label: 'No headset' },
];

const MINUTE = 60_000;

/** What the figures of the demo's agents should be. */
export const GOALS: readonly Goal[] = [
  {
    of: 'average',
    target: 5 * MINUTE,
    warningHigh: 6 * MINUTE,
    errorHigh: 8 * MINUTE,
    description:
      'Time from taking an interaction to finishing it, with after-work and without what was put aside, on average.',
  },
  {
    of: 'handled',
    medium: 'work-item',
    target: 10,
    warningLow: 5,
    errorLow: 2,
    description: 'Work items that you finished, handed over or gave back today.',
  },
  {
    of: 'time',
    state: 'not-ready',
    reason: 'break',
    target: 20 * MINUTE,
    warningHigh: 30 * MINUTE,
    errorHigh: 45 * MINUTE,
  },
];
