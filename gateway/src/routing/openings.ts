/** Opening hours: the beat opens and closes entrances that go by a schedule (CG-19), on the clock of the store. */
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import type { Queryable } from '../db/db.js';

/** An entrance that went by its schedule, and how many items it let go. */
export interface Opening {
  readonly entrance: string;
  readonly open: boolean;
  readonly released: number;
}

/**
 * SQL that tells whether a schedule is open now. Hours that do not end after they begin run over midnight. They are
 * compared as instants, for a local time may come twice in a night. On a closed date nothing is open, nor what began on it.
 *
 * @param schedule an SQL expression of type jsonb.
 * @param at another time than now, as one of type timestamptz.
 */
export const isOpenBy = (schedule: string, at = 'clock_timestamp()'): string => `
EXISTS (
  SELECT FROM (SELECT ${at} AS at, ${schedule} AS schedule, ${schedule} ->> 'timeZone' AS zone) n
  CROSS JOIN LATERAL jsonb_to_recordset(n.schedule -> 'hours') AS h(days int[], "from" time, "to" time)
  CROSS JOIN LATERAL (SELECT (n.at AT TIME ZONE n.zone)::date AS today) l
  CROSS JOIN LATERAL (VALUES (l.today), (l.today - 1)) AS began(day)
  WHERE extract(isodow FROM began.day)::int = ANY(h.days)
    AND n.at >= (began.day + h."from") AT TIME ZONE n.zone
    AND n.at < (began.day + (h."to" <= h."from")::int + h."to") AT TIME ZONE n.zone
    AND NOT coalesce(n.schedule -> 'closedDates' ?| ARRAY[l.today::text, began.day::text], false))`;

/** The queue is ordered by priority, then by arrival (`seq`), so the buffered ones keep the order in which they came (CG-18). */
const RELEASE = `
WITH released AS (
  UPDATE interaction SET state = 'queued', state_since = now(), version = version + 1
  WHERE entrance_id = $1 AND state = 'buffered' RETURNING id, version),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, version, 'queued', $2, '{"entrance":"opened"}' FROM released)
SELECT count(*) AS released FROM released`;

const DUE = `
SELECT e.id FROM entrance e WHERE e.opening = 'schedule' AND e.open <> ${isOpenBy('e.schedule')} ORDER BY e.id`;

/** Waits for the items that are being stored for this entrance; another node may have been quicker. */
const FOLLOW = `
UPDATE entrance e SET open = NOT e.open
WHERE e.id = $1 AND e.opening = 'schedule' AND e.open <> ${isOpenBy('e.schedule')} RETURNING e.open`;

/**
 * Lets go what an entrance has buffered (CG-17); its row is locked by the update that opened it. Gives how many.
 *
 * @param actor who opened it: `admin`, or `gateway` by the schedule.
 */
export async function releaseBuffered(tx: Queryable, entrance: string, actor: string): Promise<number> {
  const [count] = await tx.query<{ released: number }>(RELEASE, [entrance, actor]);
  return count?.released ?? 0;
}

/** Opens and closes the entrances whose hours say so now, each in a transaction of its own. Gives what changed here. */
export async function followSchedules(store: Store): Promise<Opening[]> {
  const due = await store.db.query<{ id: string }>(DUE);
  const changed: Opening[] = [];
  for (const { id } of due) {
    const opening = await commitChange(store, (change) => follow(change, id));
    if (opening) changed.push(opening);
  }
  return changed;
}

async function follow(change: Change, entrance: string): Promise<Opening | undefined> {
  const [row] = await change.tx.query<{ open: boolean }>(FOLLOW, [entrance]);
  if (!row) return undefined;
  const released = row.open ? await releaseBuffered(change.tx, entrance, 'gateway') : 0;
  if (released > 0) change.queue();
  return { entrance, open: row.open, released };
}
