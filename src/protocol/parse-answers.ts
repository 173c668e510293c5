import type {
  AttachmentQuery,
  DirectoryQuery,
  Query,
  QueryResult,
  TranscriptQuery,
  WorkListQuery,
} from '../core/index.js';
import { id, list, number, object, optional, text, type Check } from './check.js';
import {
  contactDetails,
  contactsPage,
  historyDetails,
  historyPage,
  responsesPage,
} from './parse-contacts.js';
import { target, waitingItem } from './parse-entities.js';
import { statistics } from './parse-statistics.js';
import { entry } from './parse-talk.js';

type Answers = { readonly [T in Query['type']]: Check<QueryResult<Extract<Query, { type: T }>>> };

/** The checks of all answers, by the type of the question. */
export const answers: Answers = {
  attachment: object<QueryResult<AttachmentQuery>>({ url: text(), expiresAt: number }),
  directory: object<QueryResult<DirectoryQuery>>({
    targets: list(target),
    total: number,
    exact: optional(id),
  }),
  'work-list': object<QueryResult<WorkListQuery>>({ items: list(waitingItem), total: number }),
  transcript: object<QueryResult<TranscriptQuery>>({ entries: list(entry) }),
  contact: contactDetails,
  contacts: contactsPage,
  history: historyPage,
  'history-item': historyDetails,
  responses: responsesPage,
  statistics,
};

/** The answer to a question. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseAnswer<Q extends Query>(query: Q, result: unknown): QueryResult<Q> {
  return (answers[query.type] as Check<QueryResult<Q>>)(result, 'answer');
}
