import type { Agent, Attachment, CaseEntry, Entry, Fact, Interaction, Link, Offer } from '../core/index.js';

/** The `source` that every fixture carries unless told otherwise; the fake adapter's default name. */
export const FAKE_SOURCE = 'fake';

/** The moment at which fixtures happen, in milliseconds since 1970: 2026-01-05T09:00:00Z. */
export const FIXTURE_TIME: number = Date.UTC(2026, 0, 5, 9);

let revision = 0;

/** Rises with each fixture, so that what a test builds later is newer. */
function nextRevision(): number {
  revision += 1;
  return revision;
}

/** An agent who is Ready and may do everything. */
export function anAgent(changes: Partial<Agent> = {}): Agent {
  return {
    source: FAKE_SOURCE,
    revision: nextRevision(),
    id: 'anna',
    name: 'Anna Berg',
    state: 'ready',
    since: FIXTURE_TIME,
    reasons: [
      { code: 'break', label: 'Break' },
      { code: 'lunch', label: 'Lunch' },
    ],
    can: { 'set-state': true, 'log-out': true },
    ...changes,
  };
}

/** A work item that the agent holds, without attachments, case data or counters. */
export function anInteraction(changes: Partial<Interaction> = {}): Interaction {
  return {
    source: FAKE_SOURCE,
    revision: nextRevision(),
    id: 'item-1',
    medium: 'work-item',
    phase: 'connected',
    since: FIXTURE_TIME,
    createdAt: FIXTURE_TIME,
    subject: 'Manual evaluation',
    contact: { id: 'eva', name: 'Eva Lind', address: '+46700000000' },
    queue: 'Loans',
    caseData: [],
    attachments: [],
    can: { done: true, 'set-case-data': true },
    ...changes,
  };
}

/** An instant message with Bo that is connected; nothing is written yet. */
export function anIm(changes: Partial<Interaction> = {}): Interaction {
  const { contact: _, queue: __, ...plain } = anInteraction();
  return {
    ...plain,
    id: 'im-1',
    medium: 'im',
    subject: '',
    peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
    conversation: { entries: 0, delivered: 0 },
    can: { 'send-message': true, release: true },
    ...changes,
  };
}

/** What Bo wrote first in that instant message. */
export function anEntry(changes: Partial<Entry> = {}): Entry {
  return {
    interaction: 'im-1',
    number: 1,
    at: FIXTURE_TIME,
    by: { kind: 'agent', id: 'bo', name: 'Bo Ek' },
    text: 'Hello',
    ...changes,
  };
}

/** An offer of twenty seconds that is redirected when nobody answers (WI-8). */
export function anOffer(changes: Partial<Offer> = {}): Offer {
  return {
    id: 'offer-1',
    deadline: FIXTURE_TIME + 20_000,
    durationMs: 20_000,
    onDeadline: 'redirect',
    caseKeys: [],
    ...changes,
  };
}

/** A work item that waits for the agent's answer. */
export function anOfferedInteraction(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({
    phase: 'offered',
    offer: anOffer(),
    can: { accept: true, reject: true },
    ...changes,
  });
}

/** The last fact about an interaction: it was ended by Done unless told otherwise. */
export function aGoneInteraction(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({ phase: 'gone', outcome: 'done', can: {}, ...changes });
}

/** A key of case data that the agent may only read. */
export function aCaseEntry(changes: Partial<CaseEntry> = {}): CaseEntry {
  return { key: 'cid', label: 'Customer number', value: '4711', type: 'string', editable: false, ...changes };
}

/** A letter of one page. */
export function anAttachment(changes: Partial<Attachment> = {}): Attachment {
  return { id: 'letter', name: 'letter.pdf', type: 'application/pdf', size: 1024, ...changes };
}

/** A link that is up. */
export function aLink(changes: Partial<Link> = {}): Link {
  return { source: FAKE_SOURCE, state: 'up', ...changes };
}

/** A first snapshot: a ready agent with nothing to do. */
export function aSnapshot(changes: Partial<Extract<Fact, { type: 'snapshot' }>> = {}): Fact {
  return {
    type: 'snapshot',
    source: FAKE_SOURCE,
    now: FIXTURE_TIME,
    agent: anAgent(),
    interactions: [],
    left: [],
    ...changes,
  };
}
