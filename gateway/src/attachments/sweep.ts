import type { FastifyInstance } from 'fastify';
import type { Queryable } from '../db/db.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const BETWEEN_SWEEPS_MS = 10 * 60 * 1_000;

/** A few at a time, so that the embedded engine is never held for long. */
const SWEEP = `
DELETE FROM attachment WHERE id IN (
  SELECT id FROM attachment WHERE interaction_id IS NULL AND created_at < now() - $1::float8 * interval '1 millisecond' LIMIT 20)
RETURNING id`;

/** Removes files that were uploaded and never became part of a work item. Gives how many; call again while it is not 0. */
export async function sweepAttachments(db: Queryable, olderThanMs: number = DAY_MS): Promise<number> {
  return (await db.query(SWEEP, [olderThanMs])).length;
}

/** Sweeps while the server runs. A sweep that fails, for the store is away, is made up for by the next. */
export function scheduleSweeps(app: FastifyInstance, db: Queryable): void {
  let stopped = false;
  const sweep = async (): Promise<void> => {
    while (!stopped && (await sweepAttachments(db)) > 0);
  };
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => {
      app.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'attachments not swept');
    });
  }, BETWEEN_SWEEPS_MS);
  timer.unref();
  app.addHook('onClose', () => {
    stopped = true;
    clearInterval(timer);
  });
}
