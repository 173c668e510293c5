/** What is going on right now, in one answer: for the operations page, and for whoever puts it on a wall. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Db } from '../db/db.js';
import { administers, Moment, orNull } from './describe.js';

const text = Type.String();
const count = Type.Integer();

const Overview = Type.Object({
  now: Moment,
  queues: Type.Array(
    Type.Object({
      id: text,
      name: text,
      waiting: count,
      oldest: orNull(Moment),
      ready: count,
      agents: count,
    }),
  ),
  agents: Type.Array(
    Type.Object({
      id: text,
      name: text,
      state: text,
      reason: orNull(text),
      since: orNull(Moment),
      open: count,
    }),
  ),
  waiting: Type.Array(
    Type.Object({ id: text, medium: text, subject: text, queue: text, since: Moment, priority: count }),
  ),
});

const SHOWS = administers({
  summary: 'Shows what is going on now: queues, agents who are logged in, and what has waited longest.',
  answers: { 200: Overview },
});

const QUEUES = `
SELECT q.id, q.name, w.waiting, w.oldest, s.ready, s.agents
FROM queue q CROSS JOIN LATERAL (
  SELECT count(*)::int AS waiting, min(i.state_since) AS oldest FROM interaction i WHERE i.queue_id = q.id AND i.state = 'queued') w
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE p.state = 'ready' AND p.connected AND p.wrap IS NULL)::int AS ready, count(*)::int AS agents
  FROM agent_queue a JOIN presence p ON p.agent_id = a.agent_id
  WHERE a.queue_id = q.id AND p.state <> 'logged-out') s
ORDER BY w.oldest NULLS LAST, lower(q.name), q.id LIMIT 200`;

const AGENTS = `
SELECT a.id, a.name, CASE WHEN p.connected THEN coalesce(p.wrap, p.state) ELSE 'away' END AS state,
  p.reason, coalesce(p.wrap_since, p.since) AS since,
  (SELECT count(*)::int FROM interaction i WHERE i.agent_id = a.id AND i.state IN ('offered','establishing','assigned','wrap')) AS open
FROM agent a JOIN presence p ON p.agent_id = a.id WHERE p.state <> 'logged-out' ORDER BY lower(a.name), a.id LIMIT 500`;

const WAITING = `
SELECT i.id::text AS id, i.medium, i.subject, q.name AS queue, i.state_since AS since, i.priority
FROM interaction i JOIN queue q ON q.id = i.queue_id WHERE i.state = 'queued' ORDER BY i.state_since LIMIT 50`;

/** Adds the endpoint. */
export function addOverview(scope: FastifyInstance, db: Db): void {
  scope.get('/overview', SHOWS, async () => {
    const [queues, agents, waiting] = await Promise.all(
      [QUEUES, AGENTS, WAITING].map((sql) => db.query(sql)),
    );
    return { now: new Date(), queues, agents, waiting };
  });
}
