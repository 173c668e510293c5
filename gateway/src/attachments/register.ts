/** `POST /v1/attachments` for senders, and `GET /v1/attachments/{id}?ticket=…` for agents (CG-7). */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Db } from '../db/db.js';
import { ANSWER_TYPE } from '../intake/answers.js';
import { bytesOf, partsOf } from '../intake/multipart.js';
import { Refusal } from '../intake/refusal.js';
import { guardSenders, senderOf, visitIn, type SenderScopeDeps } from '../intake/sender-scope.js';
import { byStatus, Bytes, describe, senderRefusals } from '../openapi/describe.js';
import { readFileName } from './disposition.js';
import { SERVE_STATUS, serveFile } from './serve.js';
import { scheduleSweeps } from './sweep.js';
import { storeFile, type IncomingFile, type StoredFile } from './write.js';

/** What the endpoints for files need. */
export interface AttachmentDeps extends SenderScopeDeps {
  readonly db: Db;
  /** Signs the tickets of agents; the same on every node. */
  readonly ticketSecret: string;
  /** Milliseconds since 1970; the same clock that issued the tickets. */
  now(): number;
  /** Hears of each ticket that opens nothing. */
  onTicketRefused(code: string, request: FastifyRequest): void;
}

const MULTIPART_TYPE = 'multipart/form-data';

const text = Type.String();
const UPLOADS = describe({
  tag: 'senders',
  summary: 'Uploads a file that a message then names: as the body, or as a form with one file.',
  key: 'sender',
  body: { '*/*': Bytes, [MULTIPART_TYPE]: Type.Object({ file: Bytes }) },
  answers: { 201: Type.Object({ id: text, href: text, name: text, type: text, size: Type.Integer() }) },
  refusals: senderRefusals('TOO_LARGE', 'UNSUPPORTED_TYPE', 'INVALID'),
});
const SERVES = describe({
  tag: 'attachments',
  summary: 'Gives an agent a file, or the part of it that Range asks for.',
  key: 'ticket',
  params: Type.Object({ id: text }),
  querystring: Type.Object({ ticket: text }),
  answers: { 200: { '*/*': Bytes }, 206: { '*/*': Bytes } },
  refusals: byStatus(Object.keys(SERVE_STATUS) as (keyof typeof SERVE_STATUS)[], SERVE_STATUS, (codes) =>
    Type.Object({ error: Type.Object({ code: Type.Enum([...codes]) }) }),
  ),
});

/** Adds both endpoints to a server, and removes what was uploaded for nothing. */
export async function registerAttachments(app: FastifyInstance, deps: AttachmentDeps): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The body stays a stream: it goes to the store as it comes.
    scope.addContentTypeParser('*', (_request, payload, done) => {
      done(null, payload);
    });
    await guardSenders(scope, deps);
    await scope.register(multipart);
    scope.post('/v1/attachments', UPLOADS, async (request, reply) => {
      const file = await upload(request, deps);
      const href = `/v1/attachments/${file.id}`;
      const { id, name, mediaType, size } = file;
      return reply
        .code(201)
        .header('location', href)
        .type(ANSWER_TYPE.json)
        .send({ id, href, name, type: mediaType, size });
    });
  });
  scheduleSweeps(app, deps.db);
  app.route<{ Params: { id: string }; Querystring: { ticket?: unknown } }>({
    // HEAD by name: the one that the framework derives says that the file is empty.
    method: ['GET', 'HEAD'],
    url: '/v1/attachments/:id',
    ...SERVES,
    handler: (request, reply) => serveFile(request, reply, deps),
  });
}

function upload(request: FastifyRequest, deps: AttachmentDeps): Promise<StoredFile> {
  const { mediaType } = visitIn(request);
  const { attachmentBytes } = deps.limits;
  if (mediaType === MULTIPART_TYPE) return uploadPart(request, deps);
  // Refused before it is sent where the sender says how long it is.
  if (Number(request.headers['content-length']) > attachmentBytes)
    throw new Refusal('TOO_LARGE', `The file is longer than ${attachmentBytes} bytes.`);
  if (mediaType === '') throw new Refusal('UNSUPPORTED_TYPE', 'The content type of the file is not said.');
  const name = readFileName(request.headers['content-disposition']);
  return storeFile(deps.db, fileOf(request, name, mediaType, bodyOf(request)), attachmentBytes);
}

/** A form with one file, as a browser or `curl -F` sends it. */
async function uploadPart(request: FastifyRequest, deps: AttachmentDeps): Promise<StoredFile> {
  for await (const part of partsOf(request, deps.limits)) {
    const incoming = fileOf(request, part.filename, part.mimetype, bytesOf(part));
    return storeFile(deps.db, incoming, deps.limits.attachmentBytes);
  }
  throw new Refusal('INVALID', 'There is no file in the form.');
}

function fileOf(
  request: FastifyRequest,
  name: string | undefined,
  mediaType: string,
  bytes: AsyncIterable<Uint8Array>,
): IncomingFile {
  return { senderId: senderOf(request).id, name, mediaType, bytes };
}

/** The raw body; a sender that goes away in the middle is the sender's fault. */
async function* bodyOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of request.raw.iterator({ destroyOnReturn: false })) yield part as Uint8Array;
  } catch {
    throw new Refusal('MALFORMED', 'The file ended in the middle.');
  }
}
