/** Checks what comes in over an agent's socket: all of it is untrusted. */
import type { ClientFrame } from 'contact-pad/protocol';
import { Type, type TLiteral, type TObject, type TProperties, type TString, type TUnsafe } from 'typebox';
import { Compile } from 'typebox/compile';
import { LONGEST_MESSAGE } from '../talk/transcript.js';

const closed = { additionalProperties: false };
const id = Type.String({ minLength: 1, maxLength: 64 });
const token = Type.String({ minLength: 1, maxLength: 8_192 });

const Position = Type.Object(
  { epoch: Type.String({ maxLength: 64 }), seq: Type.Integer({ minimum: 0 }) },
  closed,
);

const text = (maxLength: number): TString => Type.String({ maxLength });
/** What the store can look for. */
const sought = (maxLength: number): TString => Type.String({ maxLength, pattern: '^[^\\0]*$' });
const words = <T extends string>(...allowed: readonly T[]): TUnsafe<T> =>
  Type.Unsafe<T>(Type.String({ pattern: `^(${allowed.join('|')})$` }));
const about = { id, interaction: id };
const plain = [
  'done',
  'release',
  'abandon',
  'hold',
  'retrieve',
  'end-call',
  'cancel-transfer',
  'resume',
  'take',
  'did-not-arrive',
] as const;

function ask<T extends string, P extends TProperties>(
  type: T,
  properties: P,
): TObject<{ type: TLiteral<T> } & P> {
  return Type.Object({ type: Type.Literal(type), ...properties }, closed);
}

/** The highest number that an entry of a transcript can have. */
const LAST_ENTRY = 2_147_483_647;

/** The end of the year 9999, in milliseconds since 1970. */
const LAST_MOMENT = 253_402_300_799_999;

const Record = Type.Object(
  { url: text(4_000), label: text(4_000), type: Type.Optional(text(200)), id: Type.Optional(text(200)) },
  closed,
);

const moment = Type.Integer({ minimum: 0, maximum: LAST_MOMENT });
const result = Type.Optional(
  words('ended', 'cancelled', 'busy', 'no-answer', 'unobtainable', 'rejected', 'failed'),
);
const Line = Type.Object(
  {
    direction: words('inbound', 'outbound'),
    address: text(200),
    name: Type.Optional(text(200)),
    subject: text(1_000),
    record: Type.Optional(Record),
    consult: Type.Optional(Type.Literal(true)),
    start: moment,
    answer: Type.Optional(moment),
    end: Type.Optional(moment),
  },
  closed,
);

const CommandSchema = Type.Union([
  ask('set-state', { id, state: Type.Literal('ready'), channel: Type.Optional(id) }),
  ask('set-state', {
    id,
    state: Type.Literal('not-ready'),
    reason: Type.Optional(id),
    channel: Type.Optional(id),
  }),
  ask('log-out', { id }),
  ask('extend', { id }),
  ask('accept', { ...about, offer: id }),
  ask('reject', { ...about, offer: id }),
  ...plain.map((type) => ask(type, about)),
  ask('transfer', { ...about, target: id, note: Type.Optional(text(4_000)) }),
  ask('consult', { ...about, target: id }),
  ask('consult', { ...about, number: Type.String({ pattern: '^\\+?[0-9*# ]{1,32}$' }) }),
  ask('call', {
    id,
    interaction: Type.Optional(id),
    number: Type.Optional(id),
    target: Type.Optional(id),
    record: Type.Optional(Record),
  }),
  ask('send-dtmf', { ...about, digits: Type.String({ pattern: '^[0-9*#A-D]{1,64}$' }) }),
  ask('reschedule', {
    ...about,
    at: moment,
    number: Type.Optional(id),
    personal: Type.Optional(Type.Boolean()),
  }),
  ask('report-call', { ...about, state: words('connected', 'held', 'ended'), result }),
  ask('report-call', {
    ...about,
    state: words('ringing', 'connected', 'held', 'ended'),
    result,
    line: Line,
  }),
  ask('park', { ...about, workbin: Type.Optional(id) }),
  ask('requeue', { ...about, target: Type.Optional(id) }),
  ask('reply', { ...about, text: Type.String({ minLength: 1, maxLength: 100_000 }) }),
  ask('set-case-data', { ...about, key: Type.String({ minLength: 1, maxLength: 100 }), value: text(4_000) }),
  ask('set-disposition', { ...about, disposition: Type.Optional(id) }),
  ask('set-note', { ...about, note: text(10_000) }),
  ask('send-message', { ...about, text: Type.String({ minLength: 1, maxLength: LONGEST_MESSAGE }) }),
  ask('typing', about),
  ask('received', { ...about, number: Type.Integer({ minimum: 1, maximum: LAST_ENTRY }) }),
  ask('start-im', { id, target: id, interaction: Type.Optional(id) }),
  ask('assign-contact', { ...about, contact: id }),
  ask('set-contact', { ...about, key: sought(64), value: text(4_000) }),
  ask('keep-response', { id, response: sought(64), keep: Type.Boolean() }),
  ask('watch', { id, targets: Type.Array(id, { maxItems: 100 }), about: Type.Optional(id) }),
]);

const page = { offset: Type.Integer({ minimum: 0 }), limit: Type.Integer({ minimum: 1, maximum: 100 }) };
const QuerySchema = Type.Union([
  ask('attachment', { interaction: id, attachment: id }),
  ask('work-list', { list: id, ...page }),
  ask('transcript', {
    interaction: id,
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: LAST_ENTRY })),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
  }),
  ask('directory', {
    search: text(200),
    about: Type.Optional(id),
    action: Type.Optional(words('consult', 'transfer', 'requeue', 'start-im')),
    kinds: Type.Optional(
      Type.Array(words('agent', 'queue', 'service', 'routing-point', 'contact', 'number', 'workbin')),
    ),
    presences: Type.Optional(Type.Array(words('available', 'interruptible', 'logged-in', 'logged-out'))),
    favourites: Type.Optional(Type.Boolean()),
    ids: Type.Optional(Type.Array(id, { maxItems: 100 })),
    ...page,
  }),
  ask('contact', { interaction: id }),
  ask('contacts', { interaction: id, search: sought(200), limit: page.limit }),
  ask('history', {
    interaction: id,
    search: sought(200),
    media: Type.Optional(
      Type.Array(words('voice', 'video', 'callback', 'chat', 'email', 'case', 'work-item', 'im')),
    ),
    state: Type.Optional(words('in-progress', 'done')),
    from: Type.Optional(moment),
    to: Type.Optional(moment),
    sort: Type.Optional(words('newest', 'oldest', 'subject')),
    ...page,
  }),
  ask('history-item', { interaction: id, item: id }),
  ask('statistics', { since: Type.Number() }),
  ask('responses', {
    interaction: id,
    search: sought(200),
    category: Type.Optional(Type.Array(sought(200), { maxItems: 8 })),
    language: Type.Optional(sought(64)),
    favourites: Type.Optional(Type.Boolean()),
    ...page,
  }),
]);

const FrameSchema = Type.Union([
  Type.Object(
    {
      type: Type.Literal('hello'),
      token,
      resume: Type.Optional(Position),
      voice: Type.Optional(Type.Literal(true)),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('token'), token }, closed),
  Type.Object({ type: Type.Literal('command'), command: CommandSchema }, closed),
  Type.Object({ type: Type.Literal('query'), id, query: QuerySchema }, closed),
  Type.Object({ type: Type.Literal('ping'), active: Type.Optional(Type.Literal(true)) }, closed),
]);

/** A frame of the right kind whose command or query is not: it is refused by its id, and the socket lives on. */
const Addressed = Type.Union([
  Type.Object({ type: Type.Literal('command'), command: Type.Object({ id }) }),
  Type.Object({ type: Type.Literal('query'), id }),
]);

const frame = Compile(FrameSchema);
const addressed = Compile(Addressed);

/** A readable frame, something refusable by id, or nothing that can be answered. */
export type Incoming =
  | { readonly frame: ClientFrame }
  | { readonly refuse: { readonly command: string } | { readonly query: string } }
  | undefined;

/** Reads the text of one frame. */
export function readFrame(text: string): Incoming {
  const value = parse(text);
  if (frame.Check(value)) return { frame: value as ClientFrame };
  if (!addressed.Check(value)) return undefined;
  return { refuse: value.type === 'command' ? { command: value.command.id } : { query: value.id } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
