/** Which gateways live, and which agents are therefore connected. One heartbeat row per node, not per agent. */
import type { Change } from '../events/change.js';
import type { Db, Queryable } from '../db/db.js';

const RENEW = `
WITH renewed AS (
  INSERT INTO node(id, lease_until) VALUES ($1, clock_timestamp() + $2::int * interval '1 millisecond')
  ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until)
SELECT FROM node WHERE id = $1 AND lease_until > clock_timestamp()`;

/**
 * Renews the lease of this node, in milliseconds from now on the store's clock. Gives whether it had not run out: others
 * may have taken this node for dead since.
 */
export async function renewLease(db: Queryable, node: string, leaseMs: number): Promise<boolean> {
  return (await db.query(RENEW, [node, leaseMs])).length > 0;
}

/** Whoever did not renew their lease is dead. */
export async function forgetDeadNodes(db: Queryable): Promise<void> {
  await db.query('DELETE FROM node WHERE lease_until < clock_timestamp()');
}

/** Forgets the nodes before this one. Only the embedded store may: its directory belongs to one process at a time. */
export async function forgetOtherNodes(db: Db, node: string): Promise<void> {
  if (db.engine === 'pglite') await db.query('DELETE FROM node WHERE id <> $1', [node]);
}

/** This node ends in good order: who was connected to it is not any more, and their grace begins. */
export async function leave(tx: Queryable, node: string, graceMs: number): Promise<void> {
  await tx.query('DELETE FROM node WHERE id = $1', [node]);
  await startGrace(tx, graceMs);
}

/** Whoever is connected to a node that is known no more is not connected; their grace begins now (CG-21, CG-22). */
export async function startGrace(tx: Queryable, graceMs: number): Promise<void> {
  await tx.query(
    `UPDATE presence p
     SET connected = false, grace_until = clock_timestamp() + $1::int * interval '1 millisecond'
     WHERE p.connected AND NOT EXISTS (SELECT 1 FROM node n WHERE n.id = p.node_id)`,
    [graceMs],
  );
}

/** A socket of the agent is here. Gives the number of this connection, which a later disconnect must name. */
export async function markConnected(change: Change, agent: string, node: string): Promise<number> {
  const [row] = await change.tx.query<{ epoch: number }>(
    `UPDATE presence SET connected = true, node_id = $2, grace_until = NULL, epoch = epoch + 1
     WHERE agent_id = $1 RETURNING epoch`,
    [agent, node],
  );
  change.queue();
  return row?.epoch ?? 0;
}

/** An agent and the number of a connection. */
export interface Connected {
  readonly agent: string;
  readonly epoch: number;
}

const MARK_BACK = `
WITH away AS (
  SELECT agent_id FROM presence WHERE agent_id = ANY($1::text[]) AND NOT connected ORDER BY agent_id FOR UPDATE)
UPDATE presence p SET connected = true, node_id = $2, grace_until = NULL, epoch = epoch + 1
FROM away a WHERE p.agent_id = a.agent_id
RETURNING p.agent_id AS agent, p.epoch`;

/** Somebody took these agents of this node for gone, who never were: all at once, for it may be all of its agents. */
export async function markBack(
  change: Change,
  agents: readonly string[],
  node: string,
): Promise<readonly Connected[]> {
  change.queue();
  return change.tx.query<Connected>(MARK_BACK, [agents, node]);
}

/** The last socket of the agent on this node is gone; nothing happens when a newer connection exists. */
export async function markDisconnected(
  db: Queryable,
  agent: string,
  node: string,
  epoch: number,
  graceMs: number,
): Promise<void> {
  await db.query(
    `UPDATE presence SET connected = false, grace_until = clock_timestamp() + $4::int * interval '1 millisecond'
     WHERE agent_id = $1 AND node_id = $2 AND epoch = $3 AND connected`,
    [agent, node, epoch, graceMs],
  );
}
