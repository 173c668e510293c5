// The work that both screens show: the same entities, as a gateway reports them.

const MEDIA = ['work-item', 'email', 'case', 'chat'];
const NAMES = ['Eva Lind', 'Jón Þór', 'Chen Wei', 'Amélie Noël', 'Bo Ek', 'Łucja Żak'];
export const SOURCE = 'bench';
const START = Date.now() - 60_000;

/** The agent whose pad it is. */
export function agent(revision) {
  return {
    source: SOURCE,
    revision,
    id: 'anna',
    name: 'Anna Berg',
    state: 'ready',
    since: START,
    reasons: [
      { code: 'break', label: 'Break' },
      { code: 'lunch', label: 'Lunch' },
    ],
    can: { 'set-state': true, 'log-out': { reason: 'INTERACTIONS_OPEN' } },
  };
}

/** Interaction number `index`, which the agent has accepted; `turn` is how often it has changed. */
export function interaction(index, revision, turn = 0) {
  return {
    source: SOURCE,
    revision,
    id: `item-${index}`,
    medium: MEDIA[index % MEDIA.length],
    phase: 'connected',
    since: START - index * 7_000,
    createdAt: START - index * 7_000,
    subject: `Manual evaluation ${index}`,
    instruction: `https://bank.example.test/case/${index}`,
    contact: { id: `contact-${index}`, name: `${NAMES[index % NAMES.length]} ${turn}` },
    from: 'loan-system@example.test',
    queue: 'Loans',
    taskType: 'loan-check',
    priority: index % 10,
    record: {
      url: `https://bank.example.test/case/${index}`,
      label: `Case ${index} · ${turn}`,
      type: 'case',
    },
    caseData: [
      { key: 'cid', label: 'Customer number', value: String(index), type: 'string', editable: false },
      { key: 'product', label: 'Product', value: 'car', type: 'string', editable: true },
    ],
    attachments: [],
    can: { done: true, 'set-case-data': true },
  };
}

/** The first `count` interactions. */
export function interactions(count) {
  return Array.from({ length: count }, (_, index) => interaction(index, 1));
}
