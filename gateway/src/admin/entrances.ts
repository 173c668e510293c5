/** Opening and closing entrances, by hand and by a schedule (CG-16 … CG-19). */
import { Type, type Static } from 'typebox';
import { StatementFailed, type Db, type Queryable } from '../db/db.js';
import { isOpenBy, releaseBuffered } from '../routing/openings.js';
import { closed } from './check.js';
import { AdminError } from './errors.js';

const days = Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 });
const from = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const to = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' });
const date = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });

/**
 * When an entrance is open, in its own time zone (an IANA name). Day 1 is Monday. Hours that do not end after they begin
 * run over midnight. On a closed date nothing is open, nor what began on it.
 */
export const Schedule = Type.Object(
  {
    timeZone: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]{1,99}$' }),
    hours: Type.Array(Type.Object({ days, from, to }, closed), { maxItems: 100 }),
    closedDates: Type.Optional(Type.Array(date, { maxItems: 1_000 })),
  },
  closed,
);
export type Schedule = Static<typeof Schedule>;

const ms = Type.Integer({ minimum: 1_000, maximum: 86_400_000 });

/** After how long an answer to a contact is due, and overdue, in milliseconds (CH-1). */
const Patience = Type.Object({ dueMs: ms, overdueMs: ms }, closed);

/**
 * What can be changed. `open` lets items through or buffers them from now on, by hand; `opening` says the same in words,
 * or lets the schedule decide; `enabled` takes or refuses them; `patience` is that of the contacts of chats.
 */
export const EntranceChange = Type.Object(
  {
    open: Type.Optional(Type.Boolean()),
    opening: Type.Optional(
      Type.Union([Type.Literal('open'), Type.Literal('schedule'), Type.Literal('closed')]),
    ),
    schedule: Type.Optional(Schedule),
    enabled: Type.Optional(Type.Boolean()),
    patience: Type.Optional(Patience),
  },
  { ...closed, minProperties: 1 },
);
export type EntranceChange = Static<typeof EntranceChange>;

/** An entrance as an administrator sees it. */
export interface EntranceView {
  readonly id: string;
  readonly name: string;
  readonly queue: string;
  readonly open: boolean;
  readonly opening: 'open' | 'schedule' | 'closed';
  /** Kept while the entrance is opened and closed by hand. */
  readonly schedule: Schedule | null;
  readonly enabled: boolean;
  /** Work items that wait for it to open. */
  readonly buffered: number;
  /** How long an offer waits, in milliseconds. */
  readonly offerMs: number;
  /** Whether agents are asked, not asked, or not asked after the time of an offer (WI-10). */
  readonly answer: 'manual' | 'auto' | 'auto-preview';
  readonly patience: Static<typeof Patience>;
}

/** The entrance after a change, and how many items it let go. */
export interface EntranceOutcome {
  readonly entrance: EntranceView;
  readonly released: number;
}

const VIEW = `
SELECT e.id, e.name, e.queue_id AS queue, e.open, e.opening, e.schedule, e.enabled, e.offer_ms AS "offerMs", e.answer,
  jsonb_build_object('dueMs', e.due_ms, 'overdueMs', e.overdue_ms) AS patience, (
  SELECT count(*) FROM interaction i WHERE i.entrance_id = e.id AND i.state = 'buffered') AS buffered
FROM entrance e`;

/** Waits for the items that are being stored for this entrance, and makes the next ones wait. */
const CHANGE = `
UPDATE entrance e
SET enabled = coalesce($4::boolean, e.enabled), due_ms = coalesce($5::int, e.due_ms), overdue_ms = coalesce($6::int, e.overdue_ms),
    opening = coalesce($2::text, e.opening), schedule = coalesce($3::jsonb, e.schedule),
    open = CASE
      WHEN $2::text IS NULL AND $3::jsonb IS NULL THEN e.open
      WHEN coalesce($2::text, e.opening) = 'schedule' THEN ${isOpenBy('coalesce($3::jsonb, e.schedule)')}
      ELSE coalesce($2::text, e.opening) = 'open' END
WHERE e.id = $1 RETURNING e.open`;

const INVALID_TIME_ZONE = '22023';
const NO_SCHEDULE = 'entrance_schedule';

/** Every entrance, by id. */
export function listEntrances(db: Queryable): Promise<EntranceView[]> {
  return db.query<EntranceView>(`${VIEW} ORDER BY e.id`);
}

/**
 * Changes an entrance; opening it lets go what it has buffered, and a schedule takes effect with the change. Undefined
 * when there is no such entrance.
 *
 * @throws AdminError `INVALID`, and nothing has changed.
 */
export async function changeEntrance(
  db: Pick<Db, 'tx'>,
  id: string,
  change: EntranceChange,
): Promise<EntranceOutcome | undefined> {
  const opening = openingOf(change);
  if (change.schedule) checkSchedule(change.schedule);
  if (change.patience && change.patience.overdueMs <= change.patience.dueMs)
    throw new AdminError('INVALID', 'What is overdue has been due before.');
  const schedule = change.schedule ? JSON.stringify(change.schedule) : null;
  try {
    return await db.tx(async (tx) => {
      await tx.query('SELECT now() AT TIME ZONE $1::text', [change.schedule?.timeZone ?? null]);
      const [changed] = await tx.query<{ open: boolean }>(CHANGE, [
        id,
        opening ?? null,
        schedule,
        change.enabled ?? null,
        change.patience?.dueMs ?? null,
        change.patience?.overdueMs ?? null,
      ]);
      if (!changed) return undefined;
      const released = changed.open ? await releaseBuffered(tx, id, 'admin') : 0;
      const [entrance] = await tx.query<EntranceView>(`${VIEW} WHERE e.id = $1`, [id]);
      return entrance && { entrance, released };
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

function openingOf({ open, opening }: EntranceChange): string | undefined {
  if (open === undefined) return opening;
  if (opening !== undefined)
    throw new AdminError('INVALID', 'open and opening say the same: give one of them.');
  return open ? 'open' : 'closed';
}

/** The time zone is one that both this process and the store know: a store reads other words as zones too. */
function checkSchedule({ timeZone, closedDates = [] }: Schedule): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw unknownTimeZone();
  }
  const wrong = closedDates.find((day) => !isDate(day));
  if (wrong !== undefined) throw new AdminError('INVALID', `${wrong} is no date.`);
}

function isDate(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof StatementFailed)) return error;
  if (error.code === INVALID_TIME_ZONE) return unknownTimeZone();
  if (error.constraint === NO_SCHEDULE)
    return new AdminError('INVALID', 'There is no schedule to open it by.');
  return error;
}

function unknownTimeZone(): AdminError {
  return new AdminError('INVALID', 'There is no such time zone.');
}
