/** Callbacks that wait for their time: put off by an agent, or sent in for later (WC-1, WC-29). */
import { commitChange, type Change, type Store } from '../events/change.js';
import { settle } from '../routing/gate.js';
import { move } from '../routing/transition.js';
import type { StoredCallback } from './call-phase.js';

/** When and how to call instead. */
export interface Rescheduling {
  readonly interaction: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly number: string | undefined;
  readonly personal: boolean;
}

const RESCHEDULE = `
UPDATE interaction SET callback = (callback - 'personal') || $3::jsonb
WHERE id = $1::uuid AND to_timestamp($2::float8 / 1000) > clock_timestamp()
RETURNING 1`;

/** Writes down what Done will put it off to. Gives whether that is still to come, on the clock of the store (WC-30). */
export async function reschedule(
  change: Change,
  { interaction, at, number, personal }: Rescheduling,
): Promise<boolean> {
  const changes: Partial<StoredCallback> = {
    rescheduledTo: at,
    ...(number === undefined ? {} : { number }),
    ...(personal ? { personal: true } : {}),
  };
  return (await change.tx.query(RESCHEDULE, [interaction, at, JSON.stringify(changes)])).length > 0;
}

// How it ended is said by whoever ends it: the next agent chooses anew.
const POSTPONE = `
UPDATE interaction
SET due_at = to_timestamp($2::float8 / 1000), for_agent_id = $3, disposition = NULL, handover = NULL,
    callback = (callback - 'result') || jsonb_build_object('scheduledAt', $2::float8)
WHERE id = $1::uuid
RETURNING (extract(epoch FROM due_at - clock_timestamp()) * 1000)::float8 AS ms`;

/** The longest that a timer can be set for, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** It leaves the agent, which counts as a release (MI-34), and waits until then. */
export async function postpone(
  change: Change,
  agent: string,
  { id, callback, to }: { readonly id: string; readonly callback: StoredCallback; readonly to: number },
): Promise<void> {
  move(change, {
    interaction: id,
    state: 'scheduled',
    agent: null,
    event: 'rescheduled',
    actor: agent,
  });
  const owner = callback.personal ? agent : null;
  const [row] = await change.tx.query<{ ms: number }>(POSTPONE, [id, to, owner]);
  change.leaves(agent, id, 'rescheduled');
  change.due(Math.min(row?.ms ?? 0, LONGEST_TIMER));
  await settle(change, agent, 'released');
}

// An entrance is locked against being opened meanwhile, or one could be buffered behind the opening and stay (CG-17).
const RELEASE = `
WITH due AS (
  SELECT i.id, e.open FROM interaction i JOIN entrance e ON e.id = i.entrance_id
  WHERE i.state = 'scheduled' AND i.due_at <= clock_timestamp() ORDER BY i.due_at LIMIT 100
  FOR UPDATE OF i SKIP LOCKED FOR SHARE OF e),
moved AS (
  UPDATE interaction i
  SET state = CASE WHEN d.open THEN 'queued' ELSE 'buffered' END, state_since = now(), version = version + 1, due_at = NULL
  FROM due d WHERE i.id = d.id
  RETURNING i.id, i.version, i.state),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, version, state, 'gateway', '{"callback":"due"}' FROM moved)
SELECT count(*) AS released FROM moved`;

/** Lets go the callbacks whose time has come, to the queue or into the buffer of an entrance that is closed. Gives how many. */
export async function releaseDueCallbacks(store: Store): Promise<number> {
  const due = await store.db.query(
    "SELECT FROM interaction WHERE state = 'scheduled' AND due_at <= clock_timestamp() LIMIT 1",
  );
  if (due.length === 0) return 0;
  return commitChange(store, async (change) => {
    const [row] = await change.tx.query<{ released: number }>(RELEASE);
    change.queue();
    return row?.released ?? 0;
  });
}
