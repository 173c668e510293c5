/** Every kind of thing that is set up in the same way. */

/** A key of a sender. */
export const KEY = 'a-key-of-sixteen-or-more';

/** Of each kind: a whole, another whole, what is shown of the first beside its key, and what may not be written. */
export const KINDS = [
  {
    path: 'queues',
    key: 'id',
    list: 'queues',
    first: { name: 'Cars', distribution: 'automatic' },
    second: { name: 'Cars and boats', distribution: 'pick', releaseRefused: true },
    wrong: [
      { name: 'Cars' },
      { name: 'Cars', distribution: 'pick', releaseRefused: 'yes' },
      { name: ' ', distribution: 'pick' },
      { name: 'Cars', distribution: 'random' },
    ],
  },
  {
    path: 'agents',
    key: 'id',
    list: 'agents',
    first: { name: 'Eva Ek', capacity: 100, privileges: ['reject', 'done'], queues: ['sales'] },
    second: {
      name: 'Eva Lind',
      capacity: 40,
      privileges: ['release', 'abandon', 'reply', 'park', 'requeue', 'transfer', 'consult'],
      queues: [],
      weights: { live: 51, 'semi-live': 100, 'non-live': 1 },
      inactivityMs: 60_000,
    },
    wrong: [
      { name: 'Eva', capacity: 100, privileges: [], queues: [], weights: { live: 50 } },
      { name: 'Eva', capacity: 100, privileges: [], queues: [], weights: { 'non-live': 0 } },
      { name: 'Eva', capacity: 100, privileges: [], queues: [], weights: { dead: 20 } },
      { name: 'Eva', capacity: 100, privileges: [], queues: [], inactivityMs: 59_999 },
      { name: 'Eva', capacity: 100, privileges: [], queues: [], inactivityMs: 43_200_001 },
      { name: 'Eva', capacity: 0, privileges: [], queues: [] },
      { name: 'Eva', capacity: 101, privileges: [], queues: [] },
      { name: 'Eva', capacity: 1.5, privileges: [], queues: [] },
      { name: 'Eva', capacity: 100, privileges: ['fly'], queues: [] },
      { name: 'Eva', capacity: 100, privileges: [], queues: ['nowhere'] },
      { name: 'Eva', capacity: 100, privileges: [], queues: ['sales', 'sales'] },
    ],
  },
  {
    path: 'destinations',
    key: 'id',
    list: 'destinations',
    first: { name: 'Claims', kind: 'service', queue: 'sales' },
    second: { name: 'After hours', kind: 'routing-point', queue: 'sales', favourite: true },
    wrong: [
      { name: 'Claims', kind: 'service' },
      { name: 'Claims', kind: 'agent', queue: 'sales' },
      { name: 'Claims', kind: 'service', queue: 'nowhere' },
    ],
  },
  {
    path: 'workbins',
    key: 'id',
    list: 'workbins',
    first: { name: 'Ours', queue: 'sales' },
    second: { name: 'Theirs', queue: 'sales' },
    wrong: [{ name: 'Ours' }, { name: 'Ours', queue: 'nowhere' }],
  },
  {
    path: 'contacts',
    key: 'id',
    list: 'contacts',
    first: { name: 'Valuer Öberg', numbers: [{ label: 'Office', number: '+46 8 700 00 10' }] },
    second: {
      name: 'Valuer Öberg',
      numbers: [
        { label: 'Mobile', number: '+46700000010' },
        { label: 'Office', number: '+46 8 700 00 10' },
      ],
      favourite: true,
    },
    wrong: [
      { name: 'Valuer' },
      { name: 'Valuer', numbers: [] },
      { name: 'Valuer', numbers: [{ label: 'Office', number: 'valuer@example.test' }] },
      { name: 'Valuer', numbers: [{ label: ' ', number: '+46700000010' }] },
      {
        name: 'Valuer',
        numbers: [
          { label: 'Office', number: '+46700000010' },
          { label: 'Office', number: '+46700000011' },
        ],
      },
    ],
  },
  {
    path: 'customer-fields',
    key: 'key',
    list: 'customerFields',
    first: { label: 'Segment', position: 1, editable: false },
    second: { label: 'Segment', position: 2, editable: true },
    wrong: [
      { label: 'Segment', position: 1 },
      { label: ' ', position: 1, editable: true },
      { label: 'Segment', position: -1, editable: true },
    ],
  },
  {
    path: 'case-keys',
    key: 'key',
    list: 'caseKeys',
    first: {
      label: 'Colour',
      position: 3,
      type: 'list',
      options: ['red', 'blue'],
      editable: true,
      inOffer: true,
    },
    second: { label: 'Colour', position: 4, type: 'string', editable: false, inOffer: false },
    wrong: [
      { label: 'Colour', position: 3, type: 'list', editable: true, inOffer: true },
      { label: 'Colour', position: 3, type: 'list', options: [], editable: true, inOffer: true },
      { label: 'Colour', position: 3, type: 'string', options: ['red'], editable: true, inOffer: true },
      { label: 'Colour', position: 3, type: 'colour', editable: true, inOffer: true },
      { label: 'Colour', position: -1, type: 'string', editable: true, inOffer: true },
    ],
  },
  {
    path: 'senders',
    key: 'id',
    list: 'senders',
    first: { name: 'Loans', receipts: true, enabled: true, key: KEY },
    second: { name: 'Loans', receipts: false, enabled: false },
    wrong: [
      { name: 'Loans', receipts: true, enabled: true },
      { name: 'Loans', receipts: true, enabled: true, key: 'fifteen-letters' },
      { name: 'Loans', receipts: true, enabled: true, key: 'with a space in between' },
    ],
  },
  {
    path: 'not-ready-reasons',
    key: 'code',
    list: 'notReadyReasons',
    first: { label: 'Lunch', position: 1 },
    second: { label: 'Dinner', position: 2 },
    wrong: [
      { label: 'Lunch' },
      { label: 'Lunch\u0000', position: 1 },
      { label: 'L'.repeat(201), position: 1 },
    ],
  },
  {
    path: 'task-types',
    key: 'id',
    list: 'taskTypes',
    first: { name: 'Loan check', queue: 'sales' },
    second: {
      ...{ name: 'Loans', queue: null, wrap: 'timed', wrapMs: 10_000, extendMs: 5_000 },
      ...{ dispositionSet: null, dispositionRequired: true, lineCalls: false },
    },
    wrong: [
      { name: 'Loan check', queue: null, wrap: 'long' },
      { name: 'Loan check', queue: null, wrapMs: 0 },
      { name: 'Loan check', queue: null, dispositionSet: 'nowhere' },
      { name: 'Loan check' },
      { name: 'Loan check', queue: 'nowhere' },
    ],
  },
  {
    path: 'disposition-sets',
    key: 'id',
    list: 'dispositionSets',
    first: { control: 'radio', options: [{ code: 'good', label: 'Good' }] },
    second: {
      control: 'tree',
      options: [
        { code: 'good', label: 'Good', children: [{ code: 'very', label: 'Very' }] },
        { code: 'bad', label: 'Bad' },
      ],
    },
    wrong: [
      { control: 'radio', options: [] },
      { control: 'list', options: [{ code: 'good', label: 'Good' }] },
      { control: 'radio', options: [{ code: 'a', label: 'A', children: [{ code: 'b', label: 'B' }] }] },
      { control: 'tree', options: [{ code: 'a', label: 'A', children: [] }] },
      { control: 'tree', options: [{ code: 'a', label: 'A', children: [{ code: 'a', label: 'B' }] }] },
      { control: 'radio', options: [{ code: 'a b', label: 'A' }] },
    ],
  },
] as const;
