/** What came in, what became of it and how long it took, counted from the log of every interaction (CG-23). */
import type { Db } from '../db/db.js';

/** What rows are made for. Work items count as e-mail, unless they are told apart by task types (CG-23). */
export const BY = {
  'task-type': 'i.task_type',
  medium: "CASE i.medium WHEN 'work-item' THEN 'email' ELSE i.medium END",
  queue: 'i.queue_id',
  agent: "CASE WHEN c.event IN ('offered','assigned','accepted') THEN c.agent ELSE c.from_agent END",
} as const;

/** Which figures are asked for: of what happened from one moment on and before another. */
export interface Question {
  readonly by: keyof typeof BY;
  readonly from: Date;
  readonly to: Date;
  /** Whoever waited no longer than this was served in time, in milliseconds. */
  readonly withinMs: number;
}

/** The figures of one task type, medium, queue or agent; times in milliseconds. */
export interface Figures {
  /** Null: of what has none. */
  readonly key: string | null;
  /** Of an agent always 0: nothing comes to an agent. */
  readonly received: number;
  readonly offered: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Offered, and not answered in time. */
  readonly redirected: number;
  readonly ended: number;
  /** From when it was received, or a callback was due, until the first agent had it; null: nobody did. */
  readonly waitAverageMs: number | null;
  readonly waitLongestMs: number | null;
  /** How long agents had it, with after-work, without what was parked; counted when they have it no more. */
  readonly handleTotalMs: number;
  /** Of what ended; null: nothing did. */
  readonly handleAverageMs: number | null;
  /** The share of what an agent had for the first time that had waited no longer than `withinMs`, from 0 to 1. */
  readonly serviceLevel: number | null;
}

const ms = (interval: string): string => `round(1000 * extract(epoch FROM ${interval}))`;

// A course is how one interaction went from state to state; calls to colleagues and messages between them have none here.
const count = (key: string): string => `
WITH step AS (
  SELECT l.interaction_id, l.version, l.at, l.event, l.body->>'agent' AS agent,
    coalesce(l.body->>'state', l.event) AS state, l.body ? 'callback' AS is_due
  FROM interaction_log l
  WHERE l.interaction_id IN (SELECT interaction_id FROM interaction_log WHERE at >= $1 AND at < $2)
    AND (l.body ?| ARRAY['state','callback'] OR l.event IN ('offered','assigned'))),
course AS (
  SELECT s.*, lag(s.agent) OVER went AS from_agent, lag(s.state) OVER went IN ('assigned','wrap') AS was_held,
    ${ms('s.at - lag(s.at) OVER went')} AS lasted,
    max(s.at) FILTER (WHERE s.is_due) OVER went AS due,
    s.state = 'assigned' AND count(*) FILTER (WHERE s.state = 'assigned') OVER went = 1 AS is_first
  FROM step s WINDOW went AS (PARTITION BY s.interaction_id ORDER BY s.version)),
told AS (
  SELECT c.*, ${key} AS key, CASE WHEN c.is_first THEN ${ms('c.at - coalesce(c.due, i.created_at)')} END AS waited
  FROM course c JOIN interaction i ON i.id = c.interaction_id
  WHERE c.at >= $1 AND c.at < $2 AND i.sender_id IS NOT NULL)
SELECT key, count(*) FILTER (WHERE event = 'received') AS received,
  count(*) FILTER (WHERE event IN ('offered','assigned')) AS offered,
  count(*) FILTER (WHERE event IN ('accepted','assigned')) AS accepted,
  count(*) FILTER (WHERE event = 'rejected') AS rejected, count(*) FILTER (WHERE event = 'redirected') AS redirected,
  count(*) FILTER (WHERE state = 'ended') AS ended,
  round(avg(waited))::float8 AS "waitAverageMs", max(waited)::float8 AS "waitLongestMs",
  coalesce(sum(lasted) FILTER (WHERE was_held), 0)::float8 AS "handleTotalMs",
  round(sum(lasted) FILTER (WHERE was_held) / nullif(count(*) FILTER (WHERE state = 'ended'), 0))::float8 AS "handleAverageMs",
  round(avg(CASE WHEN waited <= $3 THEN 1 WHEN waited > $3 THEN 0 END), 4)::float8 AS "serviceLevel"
FROM told WHERE $4::boolean OR key IS NOT NULL
GROUP BY key ORDER BY key NULLS FIRST`;

/** Counts. It may read days of the log, so it is planned for itself. */
export function countFigures(db: Db, { by, from, to, withinMs }: Question): Promise<Figures[]> {
  return db.tx(async (tx) => {
    tx.send('SET LOCAL enable_seqscan = on');
    tx.send('SET LOCAL enable_bitmapscan = on');
    return tx.query<Figures>(count(BY[by]), [from, to, withinMs, by !== 'agent']);
  });
}
