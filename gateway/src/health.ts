/** What Kubernetes asks: is the process alive, and can it serve. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Db } from './db/db.js';
import { describe } from './openapi/describe.js';

const ANSWER_MS = 2_000;

const Status = Type.Object({ status: Type.String() });
const LIVE = describe({
  tag: 'operations',
  summary: 'Whether the process answers.',
  key: 'none',
  answers: { 200: Status },
});
const READY = describe({
  tag: 'operations',
  summary: 'Whether work should be sent here: the store answers, and the gateway does not end.',
  key: 'none',
  answers: { 200: Status, 503: Status },
});

/** What tells how the gateway is. */
export interface HealthDeps {
  readonly db: Db;
  readonly isEnding: () => boolean;
}

/** Adds `/health/live` and `/health/ready` to a server. Ready means that the store answers, and that it does not end. */
export function registerHealth(app: FastifyInstance, { db, isEnding }: HealthDeps): void {
  app.get('/health/live', LIVE, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );
  app.get('/health/ready', READY, async (_request, reply) => {
    const status = isEnding() ? 'ending' : (await answers(db)) ? 'ready' : 'store out of reach';
    reply.header('cache-control', 'no-store').code(status === 'ready' ? 200 : 503);
    return reply.send({ status });
  });
}

async function answers({ aside }: Db): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, false);
  });
  const asked = aside.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([asked, late]);
  clearTimeout(timer);
  return ready;
}
