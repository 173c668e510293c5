/** What one interaction of each medium takes of an agent (MI-4). */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Db, Row } from '../db/db.js';
import { closed, demand } from './check.js';
import { AdminError } from './errors.js';
import { audit, demandAddress, notFound } from './resource.js';

const demandWeight = demand(Type.Object({ weight: Type.Integer({ minimum: 1, maximum: 100 }) }, closed));

/** Of live ones an agent has one at a time. */
const LEAST_LIVE = 51;

const MEDIA = 'SELECT id, class, weight FROM medium';

/** Adds the endpoints of media. The media themselves are given. */
export function addMedia(scope: FastifyInstance, db: Db): void {
  scope.get('/media', async () => ({ media: await db.query(`${MEDIA} ORDER BY id`) }));
  scope.get('/media/:id', ({ params }) => readMedium(db, demandAddress(params).id));
  scope.put('/media/:id', async ({ params, body, log, ip }) => {
    const { id } = demandAddress(params);
    const now = await setWeight(db, id, demandWeight(body).weight);
    audit(log, ip, { action: 'changed', resource: 'media', id, fields: ['weight'] });
    return now;
  });
}

async function readMedium(db: Db, id: string): Promise<Row> {
  const [medium] = await db.query(`${MEDIA} WHERE id = $1`, [id]);
  return medium ?? notFound();
}

/** Counts for what comes in from then on. */
async function setWeight(db: Db, id: string, weight: number): Promise<Row> {
  const medium = await readMedium(db, id);
  if (medium.class === 'live' && weight < LEAST_LIVE)
    throw new AdminError('INVALID', `One that is live takes at least ${LEAST_LIVE}.`);
  const [now] = await db.query('UPDATE medium SET weight = $2 WHERE id = $1 RETURNING id, class, weight', [
    id,
    weight,
  ]);
  return now ?? notFound();
}
