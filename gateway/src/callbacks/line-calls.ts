/** Calls on the line of an agent's own pad that no queue brought: they take the agent, and stand in the history. */
import { PadError } from 'contact-pad/core';
import type { CallResult, LineCall, Outcome, ReportCall } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { uuidv7 } from '../ids.js';
import { engage, settle } from '../routing/gate.js';
import { TOLD_OF_LINE, type Leaving } from '../routing/load.js';
import { isTelephoneNumber } from './telephone-number.js';

/** What the pad of an agent says of one of them; `interaction` is the pad's id for it. */
export type LineReport = Pick<ReportCall, 'interaction' | 'state' | 'result'> & { readonly line: LineCall };

interface Known {
  readonly id: string;
  /** It is counted as open. */
  readonly open: boolean;
  /** The agent has been told of it. */
  readonly told: boolean;
  /** The pad has said that it is over. */
  readonly over: boolean;
}

// Before it is answered nothing can be kept of it: the pad shows it by itself.
const FIND = `
SELECT i.id::text AS id, i.state = 'line' AS open, i.line ? 'end' AS over,
  i.state = 'wrap' OR i.state = 'line' AND ${TOLD_OF_LINE} AS told
FROM interaction i WHERE i.line->>'agent' = $1 AND i.line->>'id' = $2 FOR UPDATE`;

const LINE = "SELECT FROM presence WHERE agent_id = $1 AND voice = 'pad'";

/** SQL: the task type `tt` leaves something to do when the interaction `i` is over. */
const LEFT_TO_DO =
  "(tt.wrap <> 'none' OR tt.disposition_required AND tt.disposition_set_id IS NOT NULL AND i.disposition IS NULL)";

const AFTER_WORK = `
SELECT FROM task_type tt LEFT JOIN interaction i ON i.id = $1::uuid
WHERE CASE WHEN i.id IS NULL THEN tt.line_calls ELSE tt.id = i.task_type END AND ${LEFT_TO_DO}`;

// Nothing has happened later than now, whatever the clock of the pad says.
const at = (key: string): string =>
  `least(to_timestamp(($5::jsonb->>'${key}')::float8 / 1000), clock_timestamp())`;

const WRITE = `
WITH kept AS (
  INSERT INTO interaction AS i(id, medium, state, agent_id, weight, subject, record, contact, contact_id, task_type, line,
    outcome, created_at, ended_at)
  SELECT $1::uuid, m.id, $3::text, CASE WHEN $3::text <> 'ended' THEN $2::text END, m.weight, $6::text, $7::jsonb,
    $8::jsonb, $9::uuid, (SELECT t.id FROM task_type t WHERE t.line_calls AND NOT $12::boolean), $5::jsonb, $4::text,
    ${at('start')}, CASE $3::text WHEN 'ended' THEN ${at('end')} END
  FROM medium m WHERE m.id = 'voice'
  ON CONFLICT (id) DO UPDATE
  SET state = excluded.state, agent_id = excluded.agent_id, line = excluded.line, outcome = excluded.outcome,
      ended_at = excluded.ended_at, state_since = clock_timestamp(), version = i.version + 1
  RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, $10::text, $2::text, $11::jsonb FROM kept`;

/**
 * Keeps what the pad says of a call on its own line: from the first word to the last the agent is busy with it. Once it is
 * answered the agent can write about it, and what is left to do afterwards is after-work like any other.
 *
 * @throws PadError `NOT_ALLOWED` where the agent's pad has no line, `GONE` after the pad has said that it is over.
 */
export async function reportLineCall(change: Change, agent: string, report: LineReport): Promise<void> {
  const { interaction, state, line, result } = report;
  if ((await change.tx.query(LINE, [agent])).length === 0)
    throw new PadError('NOT_ALLOWED', 'The pad has no line of its own.');
  const [known] = await change.tx.query<Known>(FIND, [agent, interaction]);
  if (known?.over) throw new PadError('GONE', 'The call is over.');
  const { direction, address, name, subject, record, consult, ...times } = line;
  const call = { id: known?.id ?? uuidv7(), answered: times.answer !== undefined };
  const isOver = state === 'ended';
  const next = !isOver ? 'line' : (await hasAfterWork(change, known, line)) ? 'wrap' : 'ended';
  const contact = await contactAt(change, address, name);
  const outcome = outcomeOf(line, result);
  await change.tx.query(WRITE, [
    call.id,
    agent,
    next,
    next === 'ended' ? outcome : null,
    JSON.stringify({ agent, id: interaction, direction, consult, ...ended(times, isOver), result }),
    subject,
    record ? JSON.stringify(record) : null,
    JSON.stringify({ name, address }),
    contact,
    `call-${state}`,
    JSON.stringify({ result }),
    consult ?? false,
  ]);
  change.contact(contact);
  if (next === 'ended' && known?.told) change.leaves(agent, call.id, outcome);
  else if (next !== 'ended' && call.answered && !consult)
    change[known?.told ? 'changes' : 'arrives'](agent, call.id);
  if (!isOver && !known?.open) await engage(change, agent);
  if (isOver && (known?.open || next === 'wrap')) await settle(change, agent, leavingOf(next, call));
}

async function hasAfterWork(
  { tx }: Change,
  known: Known | undefined,
  { answer, consult }: LineCall,
): Promise<boolean> {
  if (answer === undefined || consult) return false;
  return (await tx.query(AFTER_WORK, [known?.id ?? null])).length > 0;
}

function leavingOf(next: 'wrap' | 'ended' | 'line', { answered }: { readonly answered: boolean }): Leaving {
  if (next === 'wrap') return 'wrapped';
  return answered ? 'given-back' : 'unanswered';
}

const DROP = `
WITH lost AS (
  SELECT i.id, i.line ? 'answer' AS answered, ${TOLD_OF_LINE} AS told,
    coalesce(${TOLD_OF_LINE} AND ${LEFT_TO_DO}, false) AS wraps
  FROM interaction i LEFT JOIN task_type tt ON tt.id = i.task_type
  WHERE i.agent_id = $1 AND i.state = 'line' FOR UPDATE OF i),
dropped AS (
  UPDATE interaction i
  SET state = CASE WHEN l.wraps THEN 'wrap' ELSE 'ended' END, agent_id = CASE WHEN l.wraps THEN i.agent_id END,
      state_since = now(), version = version + 1, ended_at = CASE WHEN NOT l.wraps THEN now() END,
      outcome = CASE WHEN NOT l.wraps THEN CASE WHEN l.answered THEN 'done' ELSE 'failed' END END
  FROM lost l WHERE i.id = l.id RETURNING i.id, i.version),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor)
  SELECT id, version, 'call-lost', 'gateway' FROM dropped)
SELECT id::text AS id, told, wraps FROM lost`;

/** The agent's line is gone, and its calls with it. Should the pad come back and say that one goes on, it does. */
export async function dropLineCalls(change: Change, agent: string): Promise<void> {
  const dropped = await change.tx.query<{ id: string; told: boolean; wraps: boolean }>(DROP, [agent]);
  for (const { id, told, wraps } of dropped) {
    if (wraps) change.changes(agent, id);
    else if (told) change.leaves(agent, id, 'done');
  }
  const hasWork = dropped.some(({ wraps }) => wraps);
  if (dropped.length > 0) await settle(change, agent, hasWork ? 'wrapped' : 'given-back');
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
