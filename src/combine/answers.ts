import type { Query, QueryResult } from '../core/index.js';
import type { Part } from './part.js';
import { entryFrom } from './translate.js';

/** What can be asked about one interaction. */
type About = Exclude<Query, { readonly type: 'directory' | 'statistics' | 'work-list' }>;

/**
 * An answer about an interaction of one adapter as the pad sees it. Its moments stay on the clock of the adapter, like those
 * of the interaction.
 */
export function answerAbout(part: Part, answer: QueryResult<About>): QueryResult<About> {
  const named = 'id' in answer ? part.named(answer) : answer;
  return {
    ...named,
    ...('contacts' in named ? { contacts: named.contacts.map((one) => part.named(one)) } : {}),
    ...('items' in named ? { items: named.items.map((one) => part.named(one)) } : {}),
    ...('responses' in named ? { responses: named.responses.map((one) => part.named(one)) } : {}),
    ...('entries' in named ? { entries: named.entries.map((entry) => entryFrom(part, entry)) } : {}),
  };
}
