/** What one interaction of each medium takes of an agent (MI-4). */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { administratorOf, audit } from '../audit/administrator.js';
import type { Db, Queryable, Row } from '../db/db.js';
import { closed, demand } from './check.js';
import { Address, administers } from './describe.js';
import { AdminError } from './errors.js';
import { demandAddress, notFound } from './resource.js';

const Weight = Type.Object({ weight: Type.Integer({ minimum: 1, maximum: 100 }) }, closed);
const demandWeight = demand(Weight);

const Medium = Type.Object({
  ...{ id: Type.String(), class: Type.String() },
  /** Of 0 an agent has any number. */
  weight: Type.Integer({ minimum: 0, maximum: 100 }),
});
const LISTS = administers({
  summary: 'Lists the media.',
  answers: { 200: Type.Object({ media: Type.Array(Medium) }) },
});
const SHOWS = administers(
  { summary: 'Shows a medium.', params: Address, answers: { 200: Medium } },
  'NOT_FOUND',
);
const WEIGHS = administers(
  { summary: 'Sets the weight of a medium.', params: Address, body: Weight, answers: { 200: Medium } },
  'NOT_FOUND',
);

/** Of live ones an agent has one at a time. */
const LEAST_LIVE = 51;

const MEDIA = 'SELECT id, class, weight FROM medium';

/** Adds the endpoints of media. The media themselves are given. */
export function addMedia(scope: FastifyInstance, db: Db): void {
  scope.get('/media', LISTS, async () => ({ media: await db.query(`${MEDIA} ORDER BY id`) }));
  scope.get('/media/:id', SHOWS, ({ params }) => readMedium(db, demandAddress(params).id));
  scope.put('/media/:id', WEIGHS, (request) => {
    const { id } = demandAddress(request.params);
    const { weight } = demandWeight(request.body);
    return db.tx(async (tx) => {
      const now = await setWeight(tx, id, weight);
      audit(tx, administratorOf(request), { action: 'changed', resource: 'media', id, fields: ['weight'] });
      return now;
    });
  });
}

async function readMedium(db: Queryable, id: string): Promise<Row> {
  const [medium] = await db.query(`${MEDIA} WHERE id = $1`, [id]);
  return medium ?? notFound();
}

/** Counts for what comes in from then on. */
async function setWeight(db: Queryable, id: string, weight: number): Promise<Row> {
  const medium = await readMedium(db, id);
  if (medium.class === 'live' && weight < LEAST_LIVE)
    throw new AdminError('INVALID', `One that is live takes at least ${LEAST_LIVE}.`);
  const [now] = await db.query('UPDATE medium SET weight = $2 WHERE id = $1 RETURNING id, class, weight', [
    id,
    weight,
  ]);
  return now ?? notFound();
}
