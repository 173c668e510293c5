/** One file to one agent. Whatever the file is, a browser must run nothing of it on our origin. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable, type Queryable } from '../db/db.js';
import { writeDisposition } from './disposition.js';
import { DOWNLOAD_TYPE, isShown } from './media-type.js';
import { readRange, type ByteRange } from './range.js';
import { findFile, readPieces, type AttachmentFile } from './read.js';
import { verifyTicket } from './ticket.js';

/** What serving a file needs. */
export interface ServeDeps {
  readonly db: Queryable;
  readonly ticketSecret: string;
  now(): number;
  /** Hears of each ticket that opens nothing. */
  onTicketRefused(code: string, request: FastifyRequest): void;
}

type FileRequest = FastifyRequest<{ Params: { id: string }; Querystring: { ticket?: unknown } }>;

/** How an agent is refused a file, with the statuses of the codes. */
export const SERVE_STATUS = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 416,
  UNAVAILABLE: 503,
} as const;

type RefusedCode = keyof typeof SERVE_STATUS;

/** The viewers of PDF that browsers have do not work in a sandbox; they run no script of the document on our origin. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";
const POLICY = "default-src 'none'; sandbox";

/** Answers `GET` and `HEAD`: the file or a range of it, to the agent whose ticket it is while they hold its work item. */
export async function serveFile(
  request: FileRequest,
  reply: FastifyReply,
  deps: ServeDeps,
): Promise<FastifyReply> {
  reply.headers({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    // Pages of other origins show it, those with COEP too; the ticket is what protects it.
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
  });
  const found = await findGranted(request, deps);
  if (typeof found !== 'string') return sendFile(request, reply, found, deps.db);
  deps.onTicketRefused(found, request);
  return refuse(reply, found);
}

/** The file that the ticket opens, or why it does not. */
async function findGranted(request: FileRequest, deps: ServeDeps): Promise<AttachmentFile | RefusedCode> {
  const { ticket } = request.query;
  const grant = typeof ticket === 'string' ? verifyTicket(ticket, deps.ticketSecret, deps.now()) : undefined;
  if (grant?.attachmentId !== request.params.id.toLowerCase()) return 'UNAUTHORIZED';
  try {
    const file = await findFile(deps.db, grant.attachmentId, grant.agentId);
    if (!file) return 'NOT_FOUND';
    return file.held ? file : 'FORBIDDEN';
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'UNAVAILABLE';
    throw error;
  }
}

function sendFile(
  request: FileRequest,
  reply: FastifyReply,
  file: AttachmentFile,
  db: Queryable,
): FastifyReply {
  const etag = `"${Buffer.from(file.sha256).toString('base64url')}"`;
  reply.headers({ ...headersOf(file), etag });
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === etag ? request.headers.range : undefined;
  const range = request.method === 'GET' ? readRange(asked, file.size) : undefined;
  if (range === 'unsatisfiable')
    return refuse(reply.header('content-range', `bytes */${file.size}`), 'INVALID');
  const whole: ByteRange = { start: 0, end: file.size - 1 };
  const { start, end } = range ?? whole;
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${file.size}`);
  reply.header('content-length', end - start + 1);
  return request.method === 'HEAD'
    ? reply.send()
    : reply.send(Readable.from(readPieces(db, file.id, { start, end })));
}

function headersOf(file: AttachmentFile): Record<string, string> {
  const shown = isShown(file.mediaType);
  return {
    'accept-ranges': 'bytes',
    'content-type': shown ? file.mediaType : DOWNLOAD_TYPE,
    'content-disposition': writeDisposition(shown ? 'inline' : 'attachment', file.name),
    'content-security-policy': file.mediaType === 'application/pdf' ? PDF_POLICY : POLICY,
  };
}

function refuse(reply: FastifyReply, code: RefusedCode): FastifyReply {
  if (code === 'UNAVAILABLE') reply.header('retry-after', 1);
  for (const name of ['content-disposition', 'accept-ranges', 'etag']) reply.removeHeader(name);
  return reply.code(SERVE_STATUS[code]).type('application/json; charset=utf-8').send({ error: { code } });
}
