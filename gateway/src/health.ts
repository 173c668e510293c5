/** What Kubernetes asks: is the process alive, and can it serve. */
import type { FastifyInstance } from 'fastify';
import type { Queryable } from './db/db.js';

const ANSWER_MS = 2_000;

/** Adds `/health/live` and `/health/ready` to a server. Ready means that the store answers. */
export function registerHealth(app: FastifyInstance, { db }: { readonly db: Queryable }): void {
  app.get('/health/live', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );
  app.get('/health/ready', async (_request, reply) => {
    const ready = await answers(db);
    reply.header('cache-control', 'no-store').code(ready ? 200 : 503);
    return reply.send({ status: ready ? 'ready' : 'store out of reach' });
  });
}

async function answers(db: Queryable): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, false);
  });
  const asked = db.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([asked, late]);
  clearTimeout(timer);
  return ready;
}
