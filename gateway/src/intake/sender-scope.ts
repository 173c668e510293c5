/** What every endpoint for senders has in common: a request id, the key, the rate, and errors with a code. */
import rateLimit from '@fastify/rate-limit';
import type { Span } from '@opentelemetry/api';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StatementFailed, StoreUnavailable } from '../db/db.js';
import { endRequest, startRequest } from '../tracing/spans.js';
import { ANSWER_TYPE, answerFormat, writeError, type AnswerFormat } from './answers.js';
import type { IntakeLimits } from './limits.js';
import { Refusal, type RefusalCode } from './refusal.js';
import type { Sender, SenderDirectory } from './senders.js';
import { isSigned, signedIn } from './signature.js';

/** What is known about a request before its body is read. */
export interface Visit {
  /** Names this request in the answer and in the log (CG-45). */
  readonly requestId: string;
  /** Of this request, in the trace of its sender. */
  readonly span: Span;
  readonly format: AnswerFormat;
  /** Lower case, without parameters; empty when the request has none. */
  readonly mediaType: string;
  sender: Sender | undefined;
  /** Of a signed message: whether its sender has signed this body. */
  isSigned?: (body: Uint8Array) => boolean;
  /** Gives back the bytes that were reserved for its body. */
  release: () => void;
}

/** What the endpoints for senders need. */
export interface SenderScopeDeps {
  readonly senders: SenderDirectory;
  readonly limits: IntakeLimits;
  /** Counts a refusal. */
  onRefused(code: RefusalCode, request: FastifyRequest): void;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit | null;
  }
}

const SECOND = 1_000;

/** A refusal carries its own `Retry-After`; the rest is nobody's business. */
const NO_HEADERS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
  'retry-after': false,
};

/** Prepares a scope of the server, whose routes then find their sender by `senderOf`. */
export async function guardSenders(scope: FastifyInstance, deps: SenderScopeDeps): Promise<void> {
  scope.decorateRequest('visit', null);
  const reserve = boundBytesUnderWay(deps.limits);
  // What comes after the answer is thrown away and fills nothing.
  scope.addHook('onSend', (request, _reply, payload, done) => {
    request.visit?.release();
    done(null, payload);
  });
  scope.addHook('onRequest', async (request, reply) => {
    request.visit = visitOf(request);
    reply.header('cache-control', 'no-store');
    await authenticate(deps.senders, request);
    reserve(request, reply);
  });
  scope.addHook('onResponse', (request, reply, done) => {
    if (request.visit) endRequest(request.visit.span, reply);
    done();
  });
  scope.addHook('preHandler', (request, _reply, done) => {
    demandSigned(request);
    done();
  });
  scope.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    deps.onRefused(refusal.code, request);
    return answerRefusal(refusal, error, request, reply);
  });
  await scope.register(rateLimit, {
    max: deps.limits.ratePerSecond,
    timeWindow: SECOND,
    addHeaders: NO_HEADERS,
    addHeadersOnExceeding: NO_HEADERS,
    // Until a signature has been checked anybody may name any sender.
    keyGenerator: (request) =>
      visitIn(request).isSigned ? `${senderOf(request).id} at ${request.ip}` : senderOf(request).id,
    errorResponseBuilder: () =>
      new Refusal('RATE_LIMITED', 'There are too many requests; try again in a second.', 1),
  });
}

/** The visit of a request inside a guarded scope. */
export function visitIn(request: FastifyRequest): Visit {
  if (!request.visit) throw new Error('the request is outside the scope for senders');
  return request.visit;
}

/** The authenticated sender of a request inside a guarded scope. */
export function senderOf(request: FastifyRequest): Sender {
  const { sender } = visitIn(request);
  if (!sender) throw new Error('the request has no sender yet');
  return sender;
}

/**
 * Keeps the bodies that are being received or stored at once within a number of bytes, so that many senders together
 * cannot fill the memory. One that says no length counts as the longest; of files, which pass through, so much counts too.
 */
function boundBytesUnderWay(limits: IntakeLimits): (request: FastifyRequest, reply: FastifyReply) => void {
  let underWay = 0;
  return (request, reply) => {
    const { headers } = request;
    const length = Number(headers['content-length'] ?? limits.bodyBytes);
    const bytes = Math.min(length, limits.bodyBytes);
    if (underWay > 0 && underWay + bytes > limits.bytesUnderWay)
      throw new Refusal('UNAVAILABLE', 'Too much is under way; nothing was created.', 1);
    underWay += bytes;
    let reserved = bytes;
    const release = (): void => {
      underWay -= reserved;
      reserved = 0;
    };
    visitIn(request).release = release;
    // Also comes when the sender leaves in the middle.
    reply.raw.once('close', release);
  };
}

function visitOf(request: FastifyRequest): Visit {
  const { headers } = request;
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return {
    requestId: request.id,
    span: startRequest(request),
    format: answerFormat(mediaType, headers.accept),
    mediaType,
    sender: undefined,
    release: () => undefined,
  };
}

/** By its key; of a signed message, who it says it is from, until its body is there. */
async function authenticate(senders: SenderDirectory, request: FastifyRequest): Promise<void> {
  const { headers } = request;
  const visit = visitIn(request);
  const key = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  const signed = key === undefined ? signedIn(headers) : undefined;
  const signing = signed && (await senders.findSigning(signed.sender));
  if (signing) visit.isSigned = (body) => isSigned(signing.secret, signed, body, Date.now());
  visit.sender = key === undefined ? signing?.sender : await senders.find(key);
  if (!visit.sender)
    throw new Refusal(
      'UNAUTHORIZED',
      'The key of a sender is expected in "Authorization: Bearer", or the headers of a signed message.',
    );
  if (!signing) demandEnabled(visit.sender);
}

function demandEnabled({ enabled }: Sender): void {
  if (!enabled) throw new Refusal('FORBIDDEN', 'This sender may not send in work items.');
}

/** What comes in parts or as a file is stored as it comes, before anybody could know whether it was signed. */
function demandSigned(request: FastifyRequest): void {
  const { isSigned } = visitIn(request);
  if (!isSigned) return;
  if (!(request.body instanceof Uint8Array))
    throw new Refusal('UNAUTHORIZED', 'Only a message that comes whole can be signed: files need the key.');
  if (!isSigned(request.body)) throw new Refusal('UNAUTHORIZED', 'The signature is wrong or too old.');
  demandEnabled(senderOf(request));
}

/** What the framework and the store throw, in the words of the interface. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) return unavailable();
  // Two transactions met (class 40): the store undid one of them, and the same message will do next time.
  if (error instanceof StatementFailed && error.code.startsWith('40')) return unavailable();
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('TOO_LARGE', 'The message is too long.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('UNSUPPORTED_TYPE', 'This content type is not read here.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal('MALFORMED', 'The request cannot be read.');
  return unavailable();
}

function unavailable(): Refusal {
  return new Refusal('UNAVAILABLE', 'The gateway cannot store anything now; nothing was created.', 1);
}

function answerRefusal(
  refusal: Refusal,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { requestId, format, sender } = visitIn(request);
  const told = { sender: sender?.id, code: refusal.code };
  if (refusal !== error && refusal.code === 'UNAVAILABLE')
    request.log.error({ ...told, cause: causeOf(error) }, 'request failed');
  else request.log.info(told, 'request refused');
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter);
  if (refusal.code === 'UNAUTHORIZED') reply.header('www-authenticate', 'Bearer realm="contact-pad"');
  return reply
    .code(refusal.status)
    .type(ANSWER_TYPE[format])
    .send(writeError(format, requestId, refusal));
}

/** Where it failed, without the message: a store quotes values in it. */
function causeOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5);
  return { name: error.name, code: (error as { code?: unknown }).code, frames };
}
