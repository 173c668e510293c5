/** The side of the contact of a chat: what they write, that they are writing, that they leave, and what there is to see. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { PadError } from 'contact-pad/core';
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import { isUuid } from '../ids.js';
import { closed, demandOf, parseJson } from '../intake/json.js';
import { Refusal } from '../intake/refusal.js';
import type { RefusalCode } from '../intake/refusal.js';
import { refusalOf } from '../intake/sender-scope.js';
import type { ChatLimits } from './chat-limits.js';
import { receiveOnPage } from './chat-pages.js';
import type { ChatPasses } from './chat-pass.js';
import type { ChatStreams } from './chat-streams.js';
import { endChat, isOver, lockChat, sayChat } from './chats.js';
import type { LockedChat } from './chats.js';
import { describeChat, Written } from './describe.js';
import { demandMessage, LONGEST_MESSAGE } from './transcript.js';
import { tellAgent } from './writing.js';

/** What the side of the contact needs. */
export interface ChatDeps {
  readonly store: Store;
  readonly passes: ChatPasses;
  readonly streams: ChatStreams;
  readonly limits: ChatLimits;
  /** Counts a refusal. */
  onRefused(code: RefusalCode, request: FastifyRequest): void;
}

type ChatRequest = FastifyRequest<{ Params: { id: string } }>;

const Message = Type.Object(
  { id: Type.String({ minLength: 1, maxLength: 64 }), text: Type.String({ maxLength: LONGEST_MESSAGE }) },
  closed,
);
const demandMessageBody = demandOf(Message);

const Received = Type.Object({ number: Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }) }, closed);
const demandReceived = demandOf(Received);

const WRITES = describeChat('Writes a message, once under its id.', { 200: Written, 201: Written }, Message);
const TYPES = describeChat('Says that the customer is writing.', { 204: null });
const RECEIVES = describeChat('Says up to where the page shows the transcript.', { 204: null }, Received);
const ENDS = describeChat('The customer leaves.', { 204: null });
const FOLLOWS = describeChat('Follows the chat, as server-sent events.', {
  200: { 'text/event-stream': Type.String() },
});

const WINDOW_MS = 10_000;

/** A page of any origin may ask: it has to show the token, and no browser adds that by itself. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
const PREFLIGHT = {
  ...ANY_ORIGIN,
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, last-event-id',
  'access-control-max-age': '600',
};

/** Adds `/v1/chats/{id}` to a server. */
export async function registerChats(app: FastifyInstance, deps: ChatDeps): Promise<void> {
  app.addHook('preClose', () => deps.streams.close());
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: deps.limits.bodyBytes },
      (_request, body, done) => {
        done(null, body);
      },
    );
    scope.options('/v1/chats/:id/*', (_request, reply) => reply.code(204).headers(PREFLIGHT).send());
    await scope.register((guarded) => addGuarded(guarded, deps));
  });
}

async function addGuarded(scope: FastifyInstance, deps: ChatDeps): Promise<void> {
  scope.addHook('onRequest', async (request, reply) => {
    reply.headers(ANY_ORIGIN);
    deps.passes.demand((request as ChatRequest).params.id, request.headers.authorization);
  });
  scope.setErrorHandler((error, request, reply) => refuse(error, request, reply, deps));
  await scope.register(rateLimit, {
    max: deps.limits.requests,
    timeWindow: WINDOW_MS,
    keyGenerator: (request) => (request as ChatRequest).params.id,
    errorResponseBuilder: () =>
      new Refusal('RATE_LIMITED', 'There are too many requests.', WINDOW_MS / 1_000),
  });
  scope.post('/v1/chats/:id/messages', WRITES, (request: ChatRequest, reply) => write(request, reply, deps));
  scope.post('/v1/chats/:id/typing', TYPES, async (request: ChatRequest, reply) => {
    await tellTyping(deps.store, request.params.id);
    return reply.code(204).send();
  });
  scope.post('/v1/chats/:id/received', RECEIVES, async (request: ChatRequest, reply) => {
    const { number } = demandReceived(bodyOf(request));
    await inChat(deps.store, request.params.id, (change, chat) => receiveOnPage(change, chat, number));
    return reply.code(204).send();
  });
  scope.post('/v1/chats/:id/end', ENDS, async (request: ChatRequest, reply) => {
    await inChat(deps.store, request.params.id, async (change, chat) => {
      if (!isOver(chat)) await endChat(change, chat);
    });
    return reply.code(204).send();
  });
  scope.get('/v1/chats/:id/events', FOLLOWS, (request: ChatRequest, reply) => follow(request, reply, deps));
}

const SAID = `
SELECT number, at, text FROM entry WHERE transcript_id = $1::uuid AND said_id = $2`;

/** Once, however often it is sent under its id; in the order in which it comes. */
async function write(request: ChatRequest, reply: FastifyReply, { store }: ChatDeps): Promise<FastifyReply> {
  const { id, text } = demandMessageBody(bodyOf(request));
  const message = textOf(text);
  const { created, number, at } = await inChat(store, request.params.id, async (change, chat) => {
    const [said] = await change.tx.query<{ number: number; at: Date; text: string }>(SAID, [chat.id, id]);
    if (said && said.text !== message)
      throw new Refusal('CONFLICT', 'Something else was written under this id.');
    if (said) return { created: false, number: said.number, at: said.at.getTime() };
    if (isOver(chat)) throw new Refusal('GONE', 'The chat has ended.');
    const by = { kind: 'contact', name: chat.name } as const;
    return { created: true, ...(await sayChat(change, chat, { by, text: message, id })) };
  });
  return reply.code(created ? 201 : 200).send({ number, at });
}

async function follow(
  request: ChatRequest,
  reply: FastifyReply,
  { store, streams }: ChatDeps,
): Promise<FastifyReply> {
  streams.demandRoom();
  const [chat] = await find(store, request.params.id);
  if (!chat) throw unknown();
  const last = Number(request.headers['last-event-id'] ?? 0);
  reply.hijack();
  streams.add(chat.id, reply.raw, Number.isSafeInteger(last) && last > 0 ? last : 0);
  return reply;
}

/** Only whoever has the chat hears of it. */
async function tellTyping(store: Store, request: string): Promise<void> {
  const [chat] = await find(store, request);
  if (!chat) throw unknown();
  if (isOver(chat)) throw new Refusal('GONE', 'The chat has ended.');
  if (chat.state === 'assigned' && chat.agent !== null) await tellAgent(store.db, chat.agent, chat.id);
}

function find({ db }: Store, request: string): Promise<Pick<LockedChat, 'id' | 'state' | 'agent'>[]> {
  if (!isUuid(request)) throw unknown();
  return db.query<LockedChat>(
    `SELECT id::text AS id, state, agent_id AS agent FROM interaction WHERE medium = 'chat' AND request_id = $1::uuid`,
    [request],
  );
}

async function inChat<T>(
  store: Store,
  request: string,
  work: (change: Change, chat: LockedChat) => Promise<T>,
): Promise<T> {
  if (!isUuid(request)) throw unknown();
  return commitChange(store, async (change) => {
    const chat = await lockChat(change.tx, request);
    if (!chat) throw unknown();
    return work(change, chat);
  });
}

function bodyOf({ body }: ChatRequest): unknown {
  if (!(body instanceof Uint8Array)) throw new Refusal('UNSUPPORTED_TYPE', 'This is application/json.');
  return parseJson(body);
}

/** There is a token of it, but the chat is not kept any more. */
function unknown(): Refusal {
  return new Refusal('GONE', 'There is no such chat any more.');
}

function textOf(text: string): string {
  try {
    return demandMessage(text);
  } catch (error) {
    throw error instanceof PadError ? new Refusal('INVALID', error.message) : error;
  }
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply, deps: ChatDeps): FastifyReply {
  const refusal = refusalOf(error);
  deps.onRefused(refusal.code, request);
  if (refusal !== error && refusal.code === 'UNAVAILABLE') request.log.error({ err: error }, 'chat failed');
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter);
  if (refusal.code === 'UNAUTHORIZED') reply.header('www-authenticate', 'Bearer realm="contact-pad"');
  return reply.code(refusal.status).send({ error: { code: refusal.code, message: refusal.message } });
}
