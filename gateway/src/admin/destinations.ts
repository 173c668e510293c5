import { Type } from 'typebox';
import { closed, Id, Text } from './check.js';
import { tellServing } from './holders.js';
import type { Resource } from './resource.js';

const Destination = Type.Object(
  {
    name: Text,
    kind: Type.Union([Type.Literal('service'), Type.Literal('routing-point')]),
    queue: Id,
    favourite: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** What can be handed over to besides agents and queues (WI-33); all of it ends in a queue. */
export const destinations: Resource<typeof Destination> = {
  path: 'destinations',
  list: 'destinations',
  table: 'destination',
  key: 'id',
  view: 'SELECT t.id, t.name, t.kind, t.queue_id AS queue, t.favourite FROM destination t',
  body: Destination,
  inUse: 'Something refers to this destination.',
  async write(tx, id, { name, kind, queue, favourite = false }) {
    await tx.query(
      `INSERT INTO destination(id, name, kind, queue_id, favourite) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, queue_id = excluded.queue_id,
         favourite = excluded.favourite`,
      [id, name, kind, queue, favourite],
    );
  },
};

const Workbin = Type.Object({ name: Text, queue: Id }, closed);

/** A shared workbin: seen by the agents who serve its queue (WI-22). */
export const workbins: Resource<typeof Workbin> = {
  path: 'workbins',
  list: 'workbins',
  table: 'workbin',
  key: 'id',
  view: 'SELECT t.id, t.name, t.queue_id AS queue FROM workbin t',
  body: Workbin,
  inUse: 'Something waits in this workbin: let the agents take it first.',
  async write(tx, id, { name, queue }) {
    await tx.query(
      `INSERT INTO workbin(id, name, queue_id) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, queue_id = excluded.queue_id`,
      [id, name, queue],
    );
  },
  /** Those who had it and those who have it now. What waits in it goes with it. */
  tell: (change, _id, _changed, shown) =>
    tellServing(
      change,
      shown.map(({ queue }) => String(queue)),
    ),
};
