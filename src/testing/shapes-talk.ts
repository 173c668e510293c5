import type { Author, Conversation, Entry } from '../core/index.js';
import { count, flag, maybe, name, number, oneOf, shape, text, type Check } from './shape.js';

/** One entry of a transcript. */
export const entry: Check = shape<Entry>({
  interaction: name,
  number: count,
  at: number,
  by: shape<Author>({
    kind: oneOf(['agent', 'contact', 'system']),
    id: maybe(name),
    name: text,
    logon: maybe(name),
  }),
  text,
});

/** What only a written conversation has. */
export const conversation: Check = shape<Conversation>({
  entries: count,
  delivered: count,
  own: maybe(flag),
  first: maybe(text),
  ended: maybe(oneOf(['by-agent', 'by-other', 'rejected', 'timed-out'])),
  waitingSince: maybe(number),
  patience: maybe(shape<NonNullable<Conversation['patience']>>({ dueMs: count, overdueMs: count })),
});
