/** Calls on the line of an agent's own pad that no queue brought: they take the agent, and stand in the history. */
import { PadError } from 'contact-pad/core';
import type { CallResult, LineCall, Outcome, ReportCall } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { uuidv7 } from '../ids.js';
import { engage, settle } from '../routing/gate.js';
import { isTelephoneNumber } from './telephone-number.js';

/** What the pad of an agent says of one of them; `interaction` is the pad's id for it. */
export type LineReport = Pick<ReportCall, 'interaction' | 'state' | 'result'> & { readonly line: LineCall };

interface Known {
  readonly id: string;
  /** It is counted as open. */
  readonly open: boolean;
  /** The pad has said that it is over. */
  readonly over: boolean;
}

const FIND = `
SELECT id::text AS id, state = 'line' AS open, line ? 'end' AS over FROM interaction
WHERE line->>'agent' = $1 AND line->>'id' = $2 FOR UPDATE`;

const LINE = "SELECT FROM presence WHERE agent_id = $1 AND voice = 'pad'";

// Nothing has happened later than now, whatever the clock of the pad says.
const at = (key: string): string =>
  `least(to_timestamp(($5::jsonb->>'${key}')::float8 / 1000), clock_timestamp())`;

const WRITE = `
WITH kept AS (
  INSERT INTO interaction AS i(id, medium, state, agent_id, weight, subject, record, contact, contact_id, line, outcome,
    created_at, ended_at)
  SELECT $1::uuid, m.id, $3::text, CASE $3::text WHEN 'line' THEN $2::text END, m.weight, $6::text, $7::jsonb,
    $8::jsonb, $9::uuid, $5::jsonb, $4::text, ${at('start')}, CASE $3::text WHEN 'ended' THEN ${at('end')} END
  FROM medium m WHERE m.id = 'voice'
  ON CONFLICT (id) DO UPDATE
  SET state = excluded.state, agent_id = excluded.agent_id, line = excluded.line, outcome = excluded.outcome,
      ended_at = excluded.ended_at, state_since = clock_timestamp(), version = i.version + 1
  RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, $10::text, $2::text, $11::jsonb FROM kept`;

/**
 * Keeps what the pad says of a call on its own line: from the first word to the last the agent is busy with it.
 *
 * @throws PadError `NOT_ALLOWED` where the agent's pad has no line, `GONE` after the pad has said that it is over.
 */
export async function reportLineCall(change: Change, agent: string, report: LineReport): Promise<void> {
  const { interaction, state, line, result } = report;
  if ((await change.tx.query(LINE, [agent])).length === 0)
    throw new PadError('NOT_ALLOWED', 'The pad has no line of its own.');
  const [known] = await change.tx.query<Known>(FIND, [agent, interaction]);
  if (known?.over) throw new PadError('GONE', 'The call is over.');
  const { direction, address, name, subject, record, ...times } = line;
  const isOver = state === 'ended';
  const contact = await contactAt(change, address, name);
  await change.tx.query(WRITE, [
    known?.id ?? uuidv7(),
    agent,
    isOver ? 'ended' : 'line',
    isOver ? outcomeOf(line, result) : null,
    JSON.stringify({ agent, id: interaction, direction, ...ended(times, isOver), result }),
    subject,
    record ? JSON.stringify(record) : null,
    JSON.stringify({ name, address }),
    contact,
    `call-${state}`,
    JSON.stringify({ result }),
  ]);
  change.contact(contact);
  if (isOver && known?.open)
    await settle(change, agent, times.answer === undefined ? 'unanswered' : 'given-back');
  else if (!isOver && !known?.open) await engage(change, agent);
}

const DROP = `
WITH dropped AS (
  UPDATE interaction
  SET state = 'ended', agent_id = NULL, state_since = now(), version = version + 1, ended_at = now(),
      outcome = CASE WHEN line ? 'answer' THEN 'done' ELSE 'failed' END
  WHERE agent_id = $1 AND state = 'line' RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor)
SELECT id, version, 'call-lost', 'gateway' FROM dropped RETURNING 1`;

/** The agent's line is gone, and its calls with it. Should the pad come back and say that one goes on, it does. */
export async function dropLineCalls(change: Change, agent: string): Promise<void> {
  const dropped = await change.tx.query(DROP, [agent]);
  if (dropped.length > 0) await settle(change, agent, 'given-back');
}

/** A call that is over has an end, also where the pad named none. */
function ended(times: Pick<LineCall, 'start' | 'answer' | 'end'>, isOver: boolean): object {
  const { end = Date.now(), ...begun } = times;
  return isOver ? { ...begun, end } : begun;
}

function outcomeOf({ direction, answer }: LineCall, result: CallResult | undefined): Outcome {
  if (answer !== undefined) return 'done';
  if (result === 'rejected') return result;
  return direction === 'inbound' ? 'withdrawn' : 'failed';
}

const KNOWN = 'SELECT contact_id::text AS id FROM contact_address WHERE address = $1';
const MEET = `
WITH reached AS (
  INSERT INTO contact_address(address, contact_id) VALUES ($1, $2::uuid)
  ON CONFLICT (address) DO UPDATE SET address = excluded.address RETURNING contact_id),
person AS (
  INSERT INTO contact(id, name) SELECT contact_id, $3 FROM reached WHERE contact_id = $2::uuid)
SELECT contact_id::text AS id FROM reached`;

/** Whose address it is. Who calls from a telephone for the first time is met by that; a colleague is no contact. */
async function contactAt(change: Change, address: string, name: string | undefined): Promise<string | null> {
  const [known] = isTelephoneNumber(address)
    ? await change.tx.query<{ id: string }>(MEET, [address, uuidv7(), name ?? null])
    : await change.tx.query<{ id: string }>(KNOWN, [address]);
  return known?.id ?? null;
}
