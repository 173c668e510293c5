import type { AttachmentQuery, DirectoryQuery, Query, QueryResult, WorkListQuery } from '../core/index.js';
import { flag, id, json, kind, list, number, object, optional, text, variant, type Check } from './check.js';
import type { ServerFrame } from './frames.js';
import { target, waitingItem } from './parse-entities.js';
import { fact, failure } from './parse-facts.js';

type Server<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

const serverFrame: Check<ServerFrame> = variant<ServerFrame>({
  welcome: kind<Server<'welcome'>>({ agent: id, epoch: id, now: number, resumed: flag, heartbeatMs: number }),
  fact: kind<Server<'fact'>>({ seq: number, fact }),
  accepted: kind<Server<'accepted'>>({ command: id }),
  refused: kind<Server<'refused'>>({ command: id, error: failure }),
  live: kind<Server<'live'>>({ fact }),
  answer: kind<Server<'answer'>>({ query: id, result: (value) => value }),
  failed: kind<Server<'failed'>>({ query: id, error: failure }),
  pong: kind<Server<'pong'>>({ now: number }),
  bye: kind<Server<'bye'>>({ error: failure }),
});

/** The frame that the gateway sent. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseServerFrame(frame: string): ServerFrame {
  return serverFrame(json(frame), 'frame');
}

type Answers = { readonly [T in Query['type']]: Check<QueryResult<Extract<Query, { type: T }>>> };

const answers: Answers = {
  attachment: object<QueryResult<AttachmentQuery>>({ url: text(), expiresAt: number }),
  directory: object<QueryResult<DirectoryQuery>>({
    targets: list(target),
    total: number,
    exact: optional(id),
  }),
  'work-list': object<QueryResult<WorkListQuery>>({ items: list(waitingItem), total: number }),
};

/** The answer to a question. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseAnswer<Q extends Query>(query: Q, result: unknown): QueryResult<Q> {
  return (answers[query.type] as Check<QueryResult<Q>>)(result, 'answer');
}
