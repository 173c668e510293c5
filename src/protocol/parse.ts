import {
  PadError,
  type Accept,
  type AttachmentQuery,
  type Command,
  type Done,
  type LogOut,
  type Query,
  type QueryResult,
  type Reject,
  type SetCaseData,
  type SetState,
} from '../core/index.js';
import { flag, kind, number, object, oneOf, optional, text, variant, type Check } from './check.js';
import { fact, failure } from './parse-facts.js';
import type { ClientFrame, Position, ServerFrame } from './frames.js';

const id = text(200);
/** The id that a client chose, and short codes. */
const short = text(64);

type Client<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;
type Server<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

const command: Check<Command> = variant<Command>({
  'set-state': kind<SetState>({ id: short, state: oneOf('ready', 'not-ready'), reason: optional(short) }),
  'log-out': kind<LogOut>({ id: short }),
  accept: kind<Accept>({ id: short, interaction: id, offer: id }),
  reject: kind<Reject>({ id: short, interaction: id, offer: id }),
  done: kind<Done>({ id: short, interaction: id }),
  'set-case-data': kind<SetCaseData>({ id: short, interaction: id, key: id, value: text(4000) }),
});

const query: Check<Query> = variant<Query>({
  attachment: kind<AttachmentQuery>({ interaction: id, attachment: id }),
});

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
  answer: kind<Server<'answer'>>({
    query: id,
    result: object<QueryResult<Query>>({ url: text(), expiresAt: number }),
  }),
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

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new PadError('INVALID', 'The frame is not JSON.');
  }
}
