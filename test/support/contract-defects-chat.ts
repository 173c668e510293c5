import type { Query, QueryResult, Signal } from '../../src/core/index.js';
import { answering, changed, swallow, telling, without } from './broken-adapter.js';
import type { Defect, Wrap } from './broken-adapter.js';
import { endingAs, endsAtOnce, neverTyping, tellingConversations } from './contract-defects-im.js';

/** Answers with nothing where the backend refuses to answer. */
const answersAnybody: Wrap = (adapter) =>
  changed(adapter, {
    query: <Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> =>
      adapter.query(query, signal).catch((thrown: unknown) => {
        if (query.type !== 'transcript') throw thrown;
        return { entries: [] } as unknown as QueryResult<Q>;
      }),
  });

/** What authors get wrong about chats and transcripts, each noticed by one case of the contract. */
export const CHAT_DEFECTS: readonly Defect[] = [
  {
    name: 'does not say since when a contact waits',
    wrap: tellingConversations((conversation) => without(conversation, 'waitingSince')),
    noticedBy:
      'what the contact wrote before anybody answered is there, counted, and waits for an answer (CH-1)',
    says: 'since the first of them',
  },
  {
    name: 'takes what the contact wrote for its own',
    wrap: telling((fact) =>
      fact.type === 'message' && fact.entry.by.kind === 'contact'
        ? [{ ...fact, entry: { ...fact.entry, by: { kind: 'system', name: 'chat' } } }]
        : [fact],
    ),
    noticedBy: 'what is written reaches both sides, in order, with who wrote it',
    says: 'the contact as author',
  },
  {
    name: 'does not say what has arrived at the page of a contact',
    wrap: tellingConversations((conversation) => ({ ...conversation, delivered: 0 })),
    noticedBy: 'the agent learns up to where the page of the contact has what was written, and only forwards',
    says: 'both have arrived',
  },
  {
    name: 'lets a contact wait who was answered',
    wrap: tellingConversations((conversation, { since }) => ({ waitingSince: since, ...conversation })),
    noticedBy:
      'the contact waits since the first entry that nobody has answered, and no more after an answer (CH-1)',
    says: 'nobody waits',
  },
  {
    name: 'never says that a contact is writing',
    wrap: neverTyping,
    noticedBy: 'the agent sees that the contact is writing',
    says: 'the contact is writing',
  },
  {
    name: 'does not say who came and went',
    wrap: answering('transcript', ({ entries }) => ({
      entries: entries.filter(({ by }) => by.kind !== 'system'),
    })),
    noticedBy: 'who comes and who goes stands in the transcript',
    says: 'that the agent came',
  },
  {
    name: 'closes a chat as soon as the contact leaves',
    wrap: endsAtOnce,
    noticedBy: 'the contact leaves: what was written stays to be read until Done, and nothing is added',
    says: 'a transcript grows entry by entry',
  },
  {
    name: 'says that the contact left when the agent ended it',
    wrap: endingAs('by-other'),
    noticedBy: 'the agent ends it: its after-work begins, and nothing is added',
    says: 'it has ended by-agent',
  },
  {
    name: 'sends a contact nothing, and too much',
    wrap: swallow('send-message'),
    noticedBy: 'nothing, and too much, is refused, and what is sent twice under one id stands there once',
    says: 'send-message is refused with INVALID',
  },
  {
    name: 'begins a new transcript with each agent',
    wrap: answering('transcript', () => ({ entries: [] })),
    noticedBy: 'a chat that is rejected takes its transcript to the next agent',
    says: 'what the contact wrote',
  },
  {
    name: 'gives a transcript the wrong way round',
    wrap: answering('transcript', ({ entries }) => ({ entries: entries.toReversed() })),
    noticedBy: 'the newest entries are given, oldest first, and those before them on request',
    says: 'the two newest',
  },
  {
    name: 'says that entries are of another conversation',
    wrap: answering('transcript', ({ entries }) => ({
      entries: entries.map((entry) => ({ ...entry, interaction: 'another' })),
    })),
    noticedBy: 'both sides read the same, each as their own conversation',
    says: 'of that conversation',
  },
  {
    name: 'answers with nothing whoever asks for what is not theirs',
    wrap: answersAnybody,
    noticedBy: 'it can be read until it is marked done, and by nobody who has nothing of it',
    says: 'the query transcript is refused with NOT_FOUND',
  },
  {
    name: 'lets who is only asked read along',
    wrap: answersAnybody,
    noticedBy: 'who is only asked reads nothing before they have accepted',
    says: 'the query transcript is refused with NOT_FOUND',
  },
  {
    name: 'takes any length of a transcript',
    wrap: answersAnybody,
    noticedBy: 'none and more than two hundred at once are refused',
    says: 'the query transcript is refused with INVALID',
  },
];
