/** Deletes what has been kept for long enough, a little at a time. Every node does; none waits for another. */
import { KEPT_DAYS } from '../agents/statistics-query.js';
import type { Settings } from '../config.js';
import type { Db, Tx } from '../db/db.js';
import type { Logger } from '../log.js';
import { Repeater } from '../routing/repeater.js';
import { deleteInteractions } from './delete.js';

/** How often it is looked, in milliseconds. */
const LOOK_MS = 60_000;

/** How much goes in one transaction, so that the embedded engine is never held for long. */
const BATCH = 100;

/** How long what is kept. */
export type RetentionRules = Pick<Settings, 'retentionDays' | 'auditDays'>;

// What something else refers to goes after that: a case after the calls about it.
const ENDED = `
SELECT i.id::text AS id FROM interaction i
WHERE i.state = 'ended' AND i.ended_at < now() - make_interval(days => $1::int)
  AND NOT EXISTS (SELECT FROM interaction c WHERE c.parent_id = i.id)
  AND NOT EXISTS (SELECT FROM interaction t WHERE t.transcript_id = i.id)
ORDER BY i.ended_at LIMIT ${BATCH} FOR UPDATE OF i SKIP LOCKED`;

// Whoever stands before them gets a snapshot.
const FORGET_FACTS = `
WITH old AS (
  SELECT p.agent_id, (
    SELECT max(e.seq) FROM agent_event e
    WHERE e.agent_id = p.agent_id AND e.at < now() - make_interval(days => $1::int)) AS seq
  FROM presence p
  WHERE EXISTS (
    SELECT FROM agent_event e
    WHERE e.agent_id = p.agent_id AND e.seq = p.min_seq AND e.at < now() - make_interval(days => $1::int))
  ORDER BY p.agent_id LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED),
moved AS (
  UPDATE presence p SET min_seq = old.seq + 1 FROM old WHERE p.agent_id = old.agent_id)
DELETE FROM agent_event e USING old WHERE e.agent_id = old.agent_id AND e.seq <= old.seq
RETURNING e.agent_id`;

const FORGET_DEEDS = `
DELETE FROM audit WHERE id IN (
  SELECT id FROM audit WHERE at < now() - make_interval(days => $1::int) ORDER BY id LIMIT ${BATCH}) RETURNING id`;

// Rows that are only ever added stay where they are: their place names them.
const FORGET_WORK = `
DELETE FROM agent_work WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM agent_work WHERE at < now() - make_interval(days => $1::int) LIMIT ${BATCH})) RETURNING agent_id`;

// Of a state the last change before stays: it may still last.
const FORGET_STATES = `
DELETE FROM agent_state_log WHERE (agent_id, since) IN (
  SELECT l.agent_id, l.since FROM agent_state_log l
  WHERE l.since < now() - make_interval(days => $1::int) AND EXISTS (
    SELECT FROM agent_state_log n
    WHERE n.agent_id = l.agent_id AND n.since > l.since AND n.since < now() - make_interval(days => $1::int))
  ORDER BY l.agent_id, l.since LIMIT ${BATCH}) RETURNING agent_id`;

/** Deletes as much as one transaction takes, and gives how much that was: call again while it is not 0. */
export async function retainOnce(db: Db, { retentionDays, auditDays }: RetentionRules): Promise<number> {
  const work = await db.query(FORGET_WORK, [KEPT_DAYS]);
  const states = await db.query(FORGET_STATES, [KEPT_DAYS]);
  const deeds = await db.query(FORGET_DEEDS, [auditDays]);
  const always = work.length + states.length + deeds.length;
  if (retentionDays === 0) return always;
  const facts = await db.query(FORGET_FACTS, [retentionDays]);
  const ended = await db.tx((tx) => deleteEnded(tx, retentionDays));
  return always + facts.length + ended;
}

async function deleteEnded(tx: Tx, days: number): Promise<number> {
  const ended = await tx.query<{ id: string }>(ENDED, [days]);
  if (ended.length === 0) return 0;
  await deleteInteractions(
    tx,
    ended.map(({ id }) => id),
  );
  return ended.length;
}

/** Does so while the gateway runs. */
export class Retention {
  readonly #repeater: Repeater;
  readonly #timer: NodeJS.Timeout;

  constructor(db: Db, rules: RetentionRules, log: Logger) {
    this.#repeater = new Repeater(
      async () => {
        if ((await retainOnce(db, rules)) > 0) this.#repeater.run();
      },
      (error) => {
        log.warn({ err: error }, 'what is old was not deleted; the next beat tries again');
      },
    );
    this.#timer = setInterval(() => {
      this.#repeater.run();
    }, LOOK_MS).unref();
  }

  /** Stops and waits for what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#repeater.close();
  }
}
