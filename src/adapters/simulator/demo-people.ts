import type { Entry, Medium, Outcome, Timestamp } from '../../core/index.js';
import type { PastInteraction } from './history.js';
import type { Person, PersonField } from './people.js';

const person = (
  id: string,
  name: string,
  phone: string,
  segment: string,
  city: string,
  ...more: readonly string[]
): Person => ({
  ...{ id, name, addresses: [phone, `${id}@example.test`, ...more], values: { segment, city } },
});

/** The customers of the demo. */
export const PEOPLE: readonly Person[] = [
  person('eva', 'Eva Lind', '+46700000000', 'Gold', 'Göteborg', '+46310000000'),
  person('omar', 'Omar Haddad', '+46700000001', 'Silver', 'Malmö'),
  person('mei', 'Mei Tanaka', '+81300000000', 'Bronze', 'Kobe'),
  person('zoe', 'Zoë Müller', '+49300000000', 'Silver', 'Köln'),
];

/** What the demo knows of customers. */
export const PERSON_FIELDS: readonly PersonField[] = [
  { key: 'segment', label: 'Segment' },
  { key: 'city', label: 'City', editable: true },
  { key: 'reach', label: 'Best reached', editable: true },
];

interface Topic {
  readonly medium: Medium;
  readonly subject: string;
  readonly queue: string;
  readonly outcome?: Outcome;
  readonly disposition?: string;
  readonly note?: string;
  readonly body?: string;
  readonly reply?: string;
  /** What was written, in turns: the contact first. */
  readonly lines?: readonly string[];
}

const TOPICS: readonly Topic[] = [
  {
    ...{ medium: 'work-item', subject: 'Manual evaluation', queue: 'Sales', disposition: 'Granted' },
    note: 'Income checked against the pay slips.',
  },
  {
    ...{ medium: 'chat', subject: 'Where is my card?', queue: 'Support' },
    lines: ['My new card has not come.', 'It was posted on Monday.', 'Thank you!'],
  },
  {
    ...{ medium: 'email', subject: 'Copy of my contract', queue: 'Support' },
    ...{
      body: 'Hello,\n\ncould you send me a copy of my contract?',
      reply: 'Here it is, with best regards.',
    },
  },
  { medium: 'voice', subject: 'Question about a loan', queue: 'Sales', note: 'Wants to repay earlier.' },
  {
    ...{ medium: 'case', subject: 'Complaint 2026', queue: 'Support', disposition: 'Justified' },
    body: 'I was charged twice for the same month.',
  },
  {
    medium: 'callback',
    subject: 'Call about an offer',
    queue: 'Sales',
    note: 'Asked to be called after five.',
  },
  {
    ...{ medium: 'work-item', subject: 'Change of address', queue: 'Support', outcome: 'transferred' },
    note: 'Passed on to the back office.',
  },
  {
    ...{ medium: 'chat', subject: 'Log-in does not work', queue: 'Support' },
    lines: ['I cannot log in.', 'Please try the new app.', 'Now it works.'],
  },
  { medium: 'voice', subject: 'Lost card', queue: 'Support', note: 'The card is blocked.' },
  {
    ...{ medium: 'email', subject: 'Payment plan', queue: 'Sales', disposition: 'Not justified' },
    ...{ body: 'Can I pay in four parts?', reply: 'Yes, you can.' },
  },
];

const AGENTS = [
  { kind: 'agent', id: 'anna', name: 'Anna Berg' },
  { kind: 'agent', id: 'bo', name: 'Bo Ek' },
  { kind: 'agent', id: 'chen', name: 'Chen Wei' },
] as const;
const ROUNDS = 2;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What there was with two of them, the newest two days before a moment. */
export function pastAt(now: Timestamp): readonly PastInteraction[] {
  const rounds = Array.from({ length: ROUNDS }, () => TOPICS).flat();
  return PEOPLE.slice(0, 2).flatMap((contact, row) =>
    rounds.map((topic, index) => pastOf(contact, topic, index, now - (2 + index * 5 + row) * DAY_MS)),
  );
}

function pastOf(contact: Person, topic: Topic, index: number, createdAt: Timestamp): PastInteraction {
  const id = `past-${contact.id}-${index + 1}`;
  const agent = AGENTS[index % AGENTS.length] ?? AGENTS[0];
  const { lines, outcome = 'done', ...rest } = topic;
  const entries = lines?.map((text, place): Entry => ({
    ...{ interaction: id, number: place + 1, at: createdAt + place * MINUTE_MS, text },
    by: place % 2 === 0 ? { kind: 'contact', name: contact.name ?? '' } : agent,
  }));
  return {
    ...{ id, contact: contact.id, state: 'done', createdAt, endedAt: createdAt + 5 * MINUTE_MS },
    ...{ ...rest, outcome, agent: agent.name },
    ...(entries ? { entries } : {}),
  };
}
