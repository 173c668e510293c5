import { PadError } from '../../core/index.js';
import type { Conversation, Entry, Timestamp, TranscriptPage, TranscriptQuery } from '../../core/index.js';
import { phaseFor, seenBy } from './holdings.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';
import type { WorldEntry } from './world-talk.js';

/** How many entries of a transcript are given at once. */
const MOST = 200;

/** How a conversation stands, as the pad sees it (8.5, 8.6); nothing of what is none. */
export function conversationOf(
  { patience }: WorldState,
  { medium, offer, talk }: WorldInteraction,
): Conversation | undefined {
  if (!talk) return undefined;
  const { entries, delivered, own, ended } = talk;
  const isChat = medium === 'chat';
  const first = offer && !isChat ? entries[0]?.text : undefined;
  const waitingSince = isChat && !ended ? unansweredSince(entries) : undefined;
  return {
    entries: entries.length,
    delivered,
    ...(own ? { own } : {}),
    ...(first === undefined ? {} : { first }),
    ...(ended ? { ended } : {}),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(isChat ? { patience } : {}),
  };
}

/** A part of a transcript for whoever holds it: who is only offered it sees its first message. */
export function transcriptFor(state: WorldState, agent: WorldAgent, query: TranscriptQuery): TranscriptPage {
  const { interaction, before = Infinity, limit } = query;
  const one = seenBy(state, agent.id).find(({ id }) => id === interaction);
  if (!one?.talk || phaseFor(one, agent.id) === 'offered')
    throw new PadError('NOT_FOUND', 'there is no such transcript');
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= MOST && before >= 1))
    throw new PadError('INVALID', `a part has 1 to ${MOST} entries`);
  return transcriptOf(one, limit, before);
}

/** A part of a transcript, in order: the newest entries before a number. */
export function transcriptOf(
  { id, talk }: WorldInteraction,
  limit: number,
  before: number = Infinity,
): TranscriptPage {
  const all = talk?.entries ?? [];
  const end = Math.min(before - 1, all.length);
  const begin = Math.max(0, end - limit);
  const page = all.slice(begin, end);
  return { entries: page.map((entry, index) => numbered(id, entry, begin + index + 1)) };
}

/** An entry as it stands in the transcript of an interaction. */
export function numbered(interaction: string, { at, by, text }: WorldEntry, number: number): Entry {
  return { interaction, number, at, by, text };
}

/** When the contact wrote first after the last answer (CH-1). */
function unansweredSince(entries: readonly WorldEntry[]): Timestamp | undefined {
  const answered = entries.findLastIndex(({ by }) => by.kind === 'agent');
  return entries.slice(answered + 1).find(({ by }) => by.kind === 'contact')?.at;
}
