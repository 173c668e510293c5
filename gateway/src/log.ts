/** The log of the gateway: one JSON line each, with ids; no bodies, names, tokens, keys or tickets. */
import { destination, pino } from 'pino';
import type { Logger } from 'pino';
import { redactUrl } from './attachments/ticket.js';
import type { LogLevel } from './config.js';
import { StatementFailed } from './db/db.js';

export type { Logger } from 'pino';

/** A logger that writes to standard error, so that standard output holds only what the operator should read. */
export function createLog(level: LogLevel): Logger {
  return pino(
    { level, base: null, serializers: { err: describeError, req: describeRequest } },
    destination(2),
  );
}

/** Where it failed. The message of a statement is left out: the store quotes values in it. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack } = error;
  const frames = stack?.split('\n').filter((line) => line.startsWith('    at '));
  const code = (error as { code?: unknown }).code;
  return { name, code, frames, ...(error instanceof StatementFailed ? {} : { message }) };
}

function describeRequest({ method, url }: { readonly method: string; readonly url: string }): object {
  return { method, url: redactUrl(url) };
}
