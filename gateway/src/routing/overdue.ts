/** What is due by the clock of the store: offers nobody answered, agents who did not come back. */
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { requeueAssignments } from './assignments.js';
import { lockOffer, returnOffer, takeOffer } from './offers.js';
import { lockPresence } from './presence.js';

const BATCH = 100;

interface Due {
  readonly id: string;
  readonly agent: string;
}

/** Redirects (WI-8), or takes where the offer says so (WI-10), what nobody answered in time. Gives how many. */
export async function lapseOverdueOffers(store: Store, exclusionMs: number): Promise<number> {
  const due = await store.db.query<Due>(
    `SELECT id::text AS id, agent_id AS agent FROM offer
     WHERE state = 'pending' AND deadline <= clock_timestamp() ORDER BY deadline LIMIT ${BATCH}`,
  );
  for (const offer of due) await commitChange(store, (change) => lapse(change, offer, exclusionMs));
  return due.length;
}

async function lapse(change: Change, { id, agent }: Due, exclusionMs: number): Promise<void> {
  const presence = await lockPresence(change.tx, agent);
  const offer = await lockOffer(change.tx, id, agent);
  if (!offer?.pending || !offer.overdue) return;
  if (offer.onDeadline === 'accept' && presence.connected) await takeOffer(change, offer, 'gateway');
  else await returnOffer(change, offer, 'redirected', exclusionMs);
}

/** Milliseconds until the next offer lapses; Infinity when none is pending. */
export async function msToNextDeadline(db: Queryable): Promise<number> {
  const [row] = await db.query<{ ms: number | null }>(
    `SELECT (extract(epoch FROM min(deadline) - clock_timestamp()) * 1000)::float8 AS ms
     FROM offer WHERE state = 'pending'`,
  );
  return row?.ms ?? Infinity;
}

/** Agents whose grace is over are logged out, and what they had goes back to the queue. Gives their ids. */
export async function logOutAbsentAgents(store: Store, exclusionMs: number): Promise<string[]> {
  const absent = await store.db.query<{ agent_id: string }>(
    'SELECT agent_id FROM presence WHERE NOT connected AND grace_until <= clock_timestamp() ORDER BY agent_id',
  );
  for (const { agent_id } of absent) {
    await commitChange(store, (change) => logOutAbsent(change, agent_id, exclusionMs));
  }
  return absent.map((row) => row.agent_id);
}

async function logOutAbsent(change: Change, agent: string, exclusionMs: number): Promise<void> {
  const presence = await lockPresence(change.tx, agent);
  if (!presence.graceOver) return;
  const offers = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM offer WHERE agent_id = $1 AND state = 'pending' ORDER BY id`,
    [agent],
  );
  for (const { id } of offers) {
    const offer = await lockOffer(change.tx, id, agent);
    if (offer?.pending) await returnOffer(change, offer, 'redirected', exclusionMs);
  }
  await requeueAssignments(change, agent);
  await change.tx.query(
    `UPDATE presence
     SET grace_until = NULL, reason = NULL, state = 'logged-out',
         since = CASE WHEN state = 'logged-out' THEN since ELSE now() END
     WHERE agent_id = $1`,
    [agent],
  );
  if (presence.state !== 'logged-out') change.agent(agent);
}
