import { PadError } from '../../core/index.js';
import type {
  Disposition,
  HistoryDetails,
  HistoryItem,
  HistoryItemQuery,
  HistoryPage,
  HistoryQuery,
} from '../../core/index.js';
import { inFront, personOf } from './contacts.js';
import { folded } from './directory.js';
import { agentOf, hasPeer } from './holdings.js';
import type { Person } from './people.js';
import { dispositionsOf } from './task-types.js';
import { transcriptOf } from './transcript.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

/** An interaction from before the world began, and whose it was: the id of a person. */
export interface PastInteraction extends HistoryDetails {
  readonly contact: string;
}

type Sort = NonNullable<HistoryQuery['sort']>;

const MOST_ENTRIES = 200;
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

const newest = (a: HistoryItem, b: HistoryItem): number => b.createdAt - a.createdAt;

const ORDER: Readonly<Record<Sort, (a: HistoryItem, b: HistoryItem) => number>> = {
  newest,
  oldest: (a, b) => -newest(a, b),
  subject: (a, b) => compare(a.subject, b.subject) || newest(a, b),
};

/** A page of what there was with the contact of an interaction (HI-1). */
export function historyOf(state: WorldState, agent: WorldAgent, query: HistoryQuery): HistoryPage {
  const { search, media, from = -Infinity, to = Infinity, sort = 'newest', offset, limit } = query;
  const text = folded(search.trim());
  // Of those of one moment the one that came last is the newest.
  const whole = all(state, personOf(state, inFront(state, agent, query.interaction)));
  const found = (sort === 'oldest' ? whole : whole.toReversed())
    .filter(
      ({ medium, createdAt }) => (media?.includes(medium) ?? true) && createdAt >= from && createdAt < to,
    )
    .filter((one) => (query.state === undefined || one.state === query.state) && says(one, text))
    .sort(ORDER[sort]);
  return { items: found.slice(offset, offset + limit).map(itemOf), total: found.length };
}

/** One of it, whole. Throws `NOT_FOUND` for an interaction of another contact. */
export function historyItemOf(
  state: WorldState,
  agent: WorldAgent,
  { interaction, item }: HistoryItemQuery,
): HistoryDetails {
  const found = all(state, personOf(state, inFront(state, agent, interaction))).find(({ id }) => id === item);
  if (!found) throw new PadError('NOT_FOUND', 'there is no such interaction of this contact');
  return found;
}

/** Calls and messages between agents are no dealings with the contact. The newest stand last. */
function all(state: WorldState, person: Person): readonly HistoryDetails[] {
  const past = state.past.filter(({ contact }) => contact === person.id);
  const here = Object.values(state.interactions).filter(
    (one) => one.contact && !hasPeer(one) && personOf(state, one).id === person.id,
  );
  return [...past.map(({ contact: _, ...details }) => details), ...here.map((one) => detailsOf(state, one))];
}

function says({ subject, note, body, entries = [] }: HistoryDetails, text: string): boolean {
  if (text === '') return true;
  return [subject, note, body, ...entries.map((entry) => entry.text)].some((each) =>
    folded(each ?? '').includes(text),
  );
}

function itemOf({ queue: _, disposition: __, note: ___, body: ____, ...rest }: HistoryDetails): HistoryItem {
  const { reply: _____, entries: ______, ...item } = rest;
  return item;
}

function detailsOf(state: WorldState, one: WorldInteraction): HistoryDetails {
  const { id, medium, subject, createdAt, phase, since, outcome, note, body, handledBy, queue } = one;
  const reply = state.outbox.findLast(({ interaction }) => interaction === id)?.text;
  const disposition = labelOf(dispositionsOf(state, one)?.options ?? [], one.disposition);
  const isOver = phase === 'ended';
  return {
    ...{ id, medium, state: isOver ? 'done' : 'in-progress', subject, createdAt },
    ...(isOver ? { endedAt: since } : {}),
    ...(isOver && outcome ? { outcome } : {}),
    ...(handledBy === undefined ? {} : { agent: agentOf(state, handledBy).name }),
    ...(queue === undefined ? {} : { queue: state.queues[queue]?.name ?? queue }),
    ...(disposition === undefined ? {} : { disposition }),
    ...(note === undefined ? {} : { note }),
    ...(body === undefined ? {} : { body }),
    ...(reply === undefined ? {} : { reply }),
    ...(one.talk ? { entries: transcriptOf(one, MOST_ENTRIES).entries } : {}),
  };
}

function labelOf(options: readonly Disposition[], code: string | undefined): string | undefined {
  for (const option of options) {
    if (!option.children && option.code === code) return option.label;
    const label = labelOf(option.children ?? [], code);
    if (label !== undefined) return label;
  }
  return undefined;
}
