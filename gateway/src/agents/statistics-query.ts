/** What agents are told of their own day (KP-1). */
import { PadError } from 'contact-pad/core';
import type { Goal, MediumFigures, StateTime, Statistics, StatisticsQuery } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

/** How long what it is made of is kept, in days. */
export const KEPT_DAYS = 3;

/** How far back may be asked, in milliseconds: any day has begun by then. */
const FURTHEST_MS = 48 * 60 * 60 * 1_000;

const SINCE = 'to_timestamp($2::float8 / 1000)';

// What began before counts from then on.
const STATES = `
WITH own AS (
  SELECT state, reason, since, lead(since, 1, clock_timestamp()) OVER (ORDER BY since) AS until
  FROM agent_state_log WHERE agent_id = $1)
SELECT state, reason, round(1000 * extract(epoch FROM sum(until - greatest(since, ${SINCE}))))::float8 AS ms
FROM own WHERE until > ${SINCE} AND state <> 'logged-out'
GROUP BY state, reason ORDER BY ms DESC`;

const MEDIA = `
WITH own AS (
  SELECT medium, sum(lasted) AS lasted, bool_or(is_over) AS is_over
  FROM agent_work WHERE agent_id = $1 AND at >= ${SINCE} GROUP BY interaction_id, medium)
SELECT medium, count(*)::int AS handled, round(1000 * extract(epoch FROM sum(lasted)))::float8 AS ms
FROM own WHERE is_over GROUP BY medium ORDER BY medium`;

/** Counts. Throws `INVALID` for a time that is to come, or of which nothing is kept. */
export async function readStatistics(
  db: Queryable,
  agent: string,
  { since }: StatisticsQuery,
  goals: readonly Goal[],
): Promise<Statistics> {
  const [clock] = await db.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const at = clock?.at.getTime() ?? Date.now();
  if (since > at || since < at - FURTHEST_MS)
    throw new PadError('INVALID', 'Figures are of at most the last two days.');
  const states = await db.query<StateTime & { readonly reason: string | null }>(STATES, [agent, since]);
  const media = await db.query<MediumFigures>(MEDIA, [agent, since]);
  return { states: states.map(toState), media, ...(goals.length > 0 ? { goals } : {}) };
}

function toState({
  reason,
  ...rest
}: Omit<StateTime, 'reason'> & { readonly reason: string | null }): StateTime {
  return { ...rest, ...(reason === null ? {} : { reason }) };
}
