import { PadError } from '../../core/index.js';
import type { Contact, Timestamp } from '../../core/index.js';
import { endConsult } from './consult.js';
import { agentOf, interactionOf, isConsult } from './holdings.js';
import { end, waitFor } from './lifecycle.js';
import { introduce } from './people.js';
import type { People } from './people.js';
import { sampleInteraction } from './samples.js';
import { contactOf, write } from './talk.js';
import { newId } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction, WorldMedium } from './world-interaction.js';
import type { WorldCustomer, WorldTalk } from './world-talk.js';

/** What an interaction may be told of itself; a work item unless `medium` says otherwise. The rest is made up from the seed. */
export type NewInteraction = Partial<
  Pick<
    WorldInteraction,
    | 'subject'
    | 'from'
    | 'taskType'
    | 'instruction'
    | 'body'
    | 'priority'
    | 'answer'
    | 'onDeadline'
    | 'offerMs'
    | 'contact'
    | 'record'
    | 'attachments'
    | 'entrance'
  >
> & {
  readonly medium?: WorldMedium;
  readonly caseData?: Readonly<Record<string, string>>;
  /** Where it waits, if not in the queue of its entrance. */
  readonly queue?: string;
  /** The agent in whose personal queue it waits. */
  readonly agent?: string;
  /** Of a callback: whom to call, and when; its contact, now, where they are left out. */
  readonly number?: string;
  readonly scheduledAt?: Timestamp;
  /** Of a chat: a contact who writes by themselves; without one they only do what actions say. */
  readonly customer?: WorldCustomer;
};

/** An interaction comes in; answers its id. A closed entrance buffers it (CG-16). */
export function post(turn: Turn, given: NewInteraction): string {
  const { caseData, agent, number, customer, scheduledAt = turn.now, ...rest } = given;
  const made = { ...sampleInteraction(turn.state, given.medium ?? 'work-item'), ...rest };
  const entrance = turn.state.entrances[made.entrance];
  if (!entrance) throw new PadError('NOT_FOUND', `there is no entrance ${made.entrance}`);
  const queue = made.queue ?? entrance.queue;
  if (!Object.hasOwn(turn.state.queues, queue)) throw new PadError('NOT_FOUND', `there is no queue ${queue}`);
  const id = newId(turn, 'item');
  const posted: WorldInteraction = {
    priority: 0,
    attachments: [],
    ...made,
    id,
    queue,
    phase: scheduledAt > turn.now ? 'scheduled' : entrance.open ? 'queued' : 'buffered',
    since: turn.now,
    createdAt: turn.now,
    pastOffers: [],
    declined: {},
    ...(made.contact ? { contact: metAs(turn.state.people, made.contact) } : {}),
    data: { ...(caseData ?? made.data) },
    ...(made.medium === 'callback'
      ? { callback: { number: number ?? made.contact?.address ?? '', scheduledAt } }
      : {}),
    ...(made.medium === 'chat' ? { talk: newChat(customer) } : {}),
  };
  if (agent !== undefined) waitFor(posted, agentOf(turn.state, agent).id, 'offered');
  turn.state.interactions[id] = posted;
  turn.changed.push(posted);
  const [opening] = customer?.lines ?? [];
  if (opening !== undefined && posted.talk) write(turn, posted, contactOf(posted), opening);
  return id;
}

/** Takes an interaction back for good, wherever it is; what two agents write is theirs. */
export function withdraw(turn: Turn, id: string): void {
  const one = interactionOf(turn.state, id);
  if (!one || one.phase === 'ended' || one.medium === 'im')
    throw new PadError('NOT_FOUND', `there is no open interaction ${id}`);
  if (isConsult(one)) endConsult(turn, one, 'withdrawn');
  else end(turn, one, 'withdrawn');
}

/** Opens or closes an entrance; what was buffered goes to the queue when it opens (CG-17). */
export function setEntrance(turn: Turn, id: string, open: boolean): void {
  const entrance = turn.state.entrances[id];
  if (!entrance) throw new PadError('NOT_FOUND', `there is no entrance ${id}`);
  entrance.open = open;
  if (!open) return;
  for (const one of Object.values(turn.state.interactions))
    if (one.entrance === id && one.phase === 'buffered') one.phase = 'queued';
}

/** The contact with the id of the customer, where it can be told who that is. */
function metAs(people: People, contact: Contact): Contact {
  const person = introduce(people, contact);
  return person ? { ...contact, id: person.id } : contact;
}

function newChat(customer: WorldCustomer | undefined): WorldTalk {
  return { entries: [], delivered: 0, ...(customer ? { customer } : {}) };
}
