import { Type, type TInteger, type TOptional } from 'typebox';
import type { Queryable } from '../db/db.js';
import { PRIVILEGES } from '../events/permissions.js';
import { uuidv7 } from '../ids.js';
import { openOf } from '../routing/load.js';
import { closed, Id, Text } from './check.js';
import { AdminError } from './errors.js';
import { tellHolders } from './holders.js';
import type { Resource } from './resource.js';

const weight = (least: number): TOptional<TInteger> =>
  Type.Optional(Type.Integer({ minimum: least, maximum: 100 }));
/** Of live ones an agent has one at a time (MI-4). */
const Weights = Type.Object({ live: weight(51), 'semi-live': weight(1), 'non-live': weight(1) }, closed);

/** From a minute to half a day: commands, which are signs of life, are remembered for a day. */
const Inactivity = Type.Integer({ minimum: 60_000, maximum: 43_200_000 });

const unique = { maxItems: 1_000, uniqueItems: true };
const Agent = Type.Object(
  {
    name: Text,
    capacity: Type.Integer({ minimum: 1, maximum: 100 }),
    privileges: Type.Array(Type.Union(PRIVILEGES.map((each) => Type.Literal(each))), unique),
    queues: Type.Array(Id, unique),
    weights: Type.Optional(Weights),
    favourite: Type.Optional(Type.Boolean()),
    interruptible: Type.Optional(Type.Boolean()),
    inactivityMs: Type.Optional(Type.Union([Type.Null(), Inactivity])),
  },
  closed,
);

const VIEW = `
SELECT t.id, t.name, t.capacity, t.privileges, t.weights, t.favourite, t.interruptible, t.inactivity_ms AS "inactivityMs",
  ARRAY(SELECT q.queue_id FROM agent_queue q WHERE q.agent_id = t.id ORDER BY q.queue_id) AS queues,
  coalesce(p.wrap, p.state, 'logged-out') AS state, p.reason, coalesce(p.connected, false) AS connected,
  p.locked IS NOT NULL AS locked,
  coalesce(p.wrap_since, p.since) AS since, w.*,
  (SELECT count(*) FROM interaction i WHERE i.agent_id = t.id AND i.state = 'parked') AS parked
FROM agent t LEFT JOIN presence p ON p.agent_id = t.id CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE o.state = 'offered') AS offered,
    count(*) FILTER (WHERE o.state = 'establishing') AS establishing,
    count(*) FILTER (WHERE o.state = 'assigned') AS assigned, count(*) FILTER (WHERE o.state = 'wrap') AS wrap
  FROM ${openOf('t.id')} o) w`;

const WRITE = `
INSERT INTO agent(id, name, capacity, privileges, weights, favourite, interruptible, inactivity_ms)
VALUES ($1, $2, $3, $4::text[], $5::jsonb, $6, $7, $8)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, capacity = excluded.capacity, privileges = excluded.privileges, weights = excluded.weights,
  favourite = excluded.favourite, interruptible = excluded.interruptible, inactivity_ms = excluded.inactivity_ms`;

/**
 * Who works: name, how much at once in percent, what they may do, which queues they serve, what one interaction of a class
 * takes of them where that is not what it takes of others, whether they are everybody's favourite (TC-1) and may be called
 * while they work (8.10), after how long without a sign of life they are locked (ST-3); and where they are now.
 */
export const agents: Resource<typeof Agent> = {
  path: 'agents',
  list: 'agents',
  table: 'agent',
  key: 'id',
  view: VIEW,
  body: Agent,
  inUse: 'The history or waiting work names this agent: take queues and privileges away instead.',
  /** The agent's own row comes first everywhere. */
  async lock(tx, id) {
    await tx.query('SELECT FROM presence WHERE agent_id = $1 FOR UPDATE', [id]);
  },
  async write(tx, id, body) {
    const { name, capacity, privileges, queues, weights = {} } = body;
    const { favourite = false, interruptible = true, inactivityMs = null } = body;
    const weighed = JSON.stringify(weights);
    await tx.query(WRITE, [
      ...[id, name, capacity, privileges, weighed],
      ...[favourite, interruptible, inactivityMs],
    ]);
    await tx.query('INSERT INTO presence(agent_id, log_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      id,
      uuidv7(),
    ]);
    await tx.query('DELETE FROM agent_queue WHERE agent_id = $1 AND queue_id <> ALL($2::text[])', [
      id,
      queues,
    ]);
    await tx.query(
      'INSERT INTO agent_queue(agent_id, queue_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
      [id, queues],
    );
  },
  clear: forget,
  async tell(change, id, changed) {
    if (['name', 'queues', 'privileges'].some((field) => changed.includes(field))) change.agent(id);
    if (changed.includes('privileges')) await tellHolders(change, 'f.agent_id = $1', id);
    if (['queues', 'capacity', 'weights'].some((field) => changed.includes(field))) change.queue();
  },
};

const WORKS = `
SELECT FROM presence p
WHERE p.agent_id = $1 AND (p.connected OR p.state <> 'logged-out' OR EXISTS (SELECT FROM ${openOf('p.agent_id')} o))`;

/** Takes away what is the agent's alone. What others see of them is history, and keeps them. */
async function forget(tx: Queryable, id: string): Promise<void> {
  const working = await tx.query(WORKS, [id]);
  if (working.length > 0)
    throw new AdminError('CONFLICT', 'The agent is connected, logged in or has open interactions.');
  for (const table of ['agent_queue', 'agent_event', 'agent_state_log', 'agent_work', 'command', 'presence'])
    await tx.query(`DELETE FROM ${table} WHERE agent_id = $1`, [id]);
}
