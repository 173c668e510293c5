import {
  PadError,
  type AttachmentQuery,
  type DirectoryQuery,
  type Query,
  type QueryResult,
  type WorkListQuery,
} from '../core/index.js';
import { flag, kind, list, number, object, optional, text, variant, type Check } from './check.js';
import { command, query } from './parse-asks.js';
import { id, target, waitingItem } from './parse-entities.js';
import { fact, failure } from './parse-facts.js';
import type { ClientFrame, Position, ServerFrame } from './frames.js';

/** The id that a client chose. */
const short = text(64);

type Client<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;
type Server<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

const clientFrame: Check<ClientFrame> = variant<ClientFrame>({
  hello: kind<Client<'hello'>>({
    token: text(8192),
    resume: optional(object<Position>({ epoch: id, seq: number })),
  }),
  token: kind<Client<'token'>>({ token: text(8192) }),
  command: kind<Client<'command'>>({ command }),
  query: kind<Client<'query'>>({ id: short, query }),
  ping: kind<Client<'ping'>>({}),
});

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

/** The frame that a client sent. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseClientFrame(json: string): ClientFrame {
  return clientFrame(parse(json), 'frame');
}

/** The frame that the gateway sent. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseServerFrame(json: string): ServerFrame {
  return serverFrame(parse(json), 'frame');
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

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new PadError('INVALID', 'The frame is not JSON.');
  }
}
