import { Type } from 'typebox';
import { closed, Text } from './check.js';
import { tellHolders, tellServing } from './holders.js';
import type { Resource } from './resource.js';

const Queue = Type.Object(
  {
    name: Text,
    distribution: Type.Union([Type.Literal('automatic'), Type.Literal('pick')]),
    releaseRefused: Type.Optional(Type.Boolean()),
    favourite: Type.Optional(Type.Boolean()),
  },
  closed,
);

/**
 * Where work waits: handed out by the gateway, or a list from which agents pick (CG-15). What comes from one that refuses
 * Release can only be abandoned (MI-37).
 */
export const queues: Resource<typeof Queue> = {
  path: 'queues',
  list: 'queues',
  table: 'queue',
  key: 'id',
  view: 'SELECT t.id, t.name, t.distribution, t.release_refused AS "releaseRefused", t.favourite FROM queue t',
  body: Queue,
  inUse:
    'An agent serves this queue, an entrance, a service, a task type or a workbin leads to it, or an interaction is or was in it: take the agents from it and let the others lead elsewhere instead.',
  async write(tx, id, { name, distribution, releaseRefused = false, favourite = false }) {
    await tx.query(
      `INSERT INTO queue(id, name, distribution, release_refused, favourite) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, distribution = excluded.distribution,
         release_refused = excluded.release_refused, favourite = excluded.favourite`,
      [id, name, distribution, releaseRefused, favourite],
    );
  },
  async tell(change, id) {
    await tellHolders(change, 'i.queue_id = $1', id);
    await tellServing(change, [id]);
    change.queue();
  },
};
