/** Opening and closing entrances (CG-16 … CG-19). */
import type { Db, Queryable } from '../db/db.js';

/** An entrance as an administrator sees it. */
export interface EntranceView {
  readonly id: string;
  readonly name: string;
  readonly queue: string;
  readonly open: boolean;
  readonly enabled: boolean;
  /** Work items that wait for it to open. */
  readonly buffered: number;
}

/** What can be changed: `open` lets items through or buffers them, `enabled` takes or refuses them. */
export interface EntranceChange {
  readonly open?: boolean;
  readonly enabled?: boolean;
}

/** The entrance after a change, and how many items it let go. */
export interface EntranceOutcome {
  readonly entrance: EntranceView;
  readonly released: number;
}

const VIEW = `
SELECT e.id, e.name, e.queue_id AS queue, e.open, e.enabled, (
  SELECT count(*) FROM interaction i WHERE i.entrance_id = e.id AND i.state = 'buffered') AS buffered
FROM entrance e`;

/** Waits for the items that are being stored for this entrance, and makes the next ones wait. */
const CHANGE = `
UPDATE entrance SET open = coalesce($2::boolean, open), enabled = coalesce($3::boolean, enabled) WHERE id = $1 RETURNING open`;

/** The queue is ordered by priority, then by arrival (`seq`), so the buffered ones keep the order in which they came (CG-18). */
const RELEASE = `
WITH released AS (
  UPDATE interaction SET state = 'queued', state_since = now(), version = version + 1
  WHERE entrance_id = $1 AND state = 'buffered' RETURNING id, version),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, version, 'queued', 'admin', '{"entrance":"opened"}' FROM released)
SELECT count(*) AS released FROM released`;

/** Every entrance, by id. */
export function listEntrances(db: Queryable): Promise<EntranceView[]> {
  return db.query<EntranceView>(`${VIEW} ORDER BY e.id`);
}

/** Changes an entrance; opening it lets go what it has buffered. Undefined when there is no such entrance. */
export function changeEntrance(
  db: Db,
  id: string,
  change: EntranceChange,
): Promise<EntranceOutcome | undefined> {
  return db.tx(async (tx) => {
    const [changed] = await tx.query<{ open: boolean }>(CHANGE, [
      id,
      change.open ?? null,
      change.enabled ?? null,
    ]);
    if (!changed) return undefined;
    const [count] = changed.open ? await tx.query<{ released: number }>(RELEASE, [id]) : [];
    const [entrance] = await tx.query<EntranceView>(`${VIEW} WHERE e.id = $1`, [id]);
    return entrance && { entrance, released: count?.released ?? 0 };
  });
}
