/** What an administrator is told when something is not done. */
import type { FastifyReply } from 'fastify';
import { StatementFailed, StoreUnavailable } from '../db/db.js';

/** The statuses that go with the codes. */
export const ADMIN_STATUS = {
  MALFORMED: 400,
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  INVALID: 422,
  UNAVAILABLE: 503,
} as const;

/** Why something was not done; nothing has changed then. */
export type AdminCode = keyof typeof ADMIN_STATUS;

/** A refusal: a code for programs and one sentence for people, which repeats nothing secret. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly code: AdminCode;

  constructor(code: AdminCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Answers with `{ error: { code, message } }`. Throws what is no refusal: the server answers that itself. */
export function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const { code, message } = adminErrorOf(error);
  if (code === 'UNAUTHORIZED') reply.header('www-authenticate', 'Bearer realm="contact-pad"');
  if (code === 'UNAVAILABLE') reply.header('retry-after', 1);
  return reply.code(ADMIN_STATUS[code]).send({ error: { code, message } });
}

function adminErrorOf(error: unknown): AdminError {
  if (error instanceof AdminError) return error;
  if (error instanceof StoreUnavailable) return new AdminError('UNAVAILABLE', 'The store is out of reach.');
  // Two transactions met (class 40): the store undid one of them, and the same request will do next time.
  if (error instanceof StatementFailed && error.code.startsWith('40'))
    return new AdminError('UNAVAILABLE', 'Another change came between.');
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new AdminError('TOO_LARGE', 'The request is too long.');
  if (statusCode !== undefined && statusCode < 500)
    return new AdminError('MALFORMED', 'The request cannot be read.');
  throw error;
}
