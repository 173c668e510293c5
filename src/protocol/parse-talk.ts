import type { Author, Conversation, Entry } from '../core/index.js';
import { id, isTrue, number, object, oneOf, optional, words, type Check } from './check.js';

/** One entry of a transcript. */
export const entry: Check<Entry> = object<Entry>({
  interaction: id,
  number,
  at: number,
  by: object<Author>({
    kind: oneOf('agent', 'contact', 'system'),
    id: optional(id),
    name: words,
    logon: optional(words),
  }),
  text: words,
});

/** What only a written conversation has. */
export const conversation: Check<Conversation> = object<Conversation>({
  entries: number,
  delivered: number,
  own: optional(isTrue),
  first: optional(words),
  ended: optional(oneOf('by-agent', 'by-other', 'rejected', 'timed-out')),
  waitingSince: optional(number),
  patience: optional(object<NonNullable<Conversation['patience']>>({ dueMs: number, overdueMs: number })),
});
