/** The call of a callback, which comes and goes while the callback stays with its agent (8.2). Both rows are locked. */
import type { CallResult } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { HANDLED } from '../routing/transition.js';
import type { CallPhase } from './call-phase.js';

// A call ends with the gateway that its agent is connected to.
const ENTER = `
WITH moved AS (
  UPDATE interaction i
  SET call_phase = $2::text, state_since = now(), version = version + 1, callback = (callback - $6::text[]) || $3::jsonb,
      handled = ${HANDLED},
      node_id = CASE WHEN $2::text IS NOT NULL THEN (SELECT p.node_id FROM presence p WHERE p.agent_id = i.agent_id) END
  WHERE id = $1::uuid
  RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, $4, $5, $3::jsonb FROM moved`;

/** A callback, and the agent who has it. */
export interface Caller {
  readonly interaction: string;
  readonly agent: string;
}

/** The call begins, on another number than the one that was asked for where one is named (WC-15). */
export async function beginCall(
  change: Change,
  { interaction, agent }: Caller,
  dialled: string | undefined,
): Promise<void> {
  const said = JSON.stringify({ dialled });
  await change.tx.query(ENTER, [interaction, 'establishing', said, 'call-establishing', agent, ['result']]);
  change.changes(agent, interaction);
}

/** The call goes on in another phase. */
export async function enterCall(
  change: Change,
  { interaction, agent }: Caller,
  phase: CallPhase,
  actor: string,
): Promise<void> {
  await change.tx.query(ENTER, [interaction, phase, '{}', `call-${phase}`, actor, []]);
  change.changes(agent, interaction);
}

/** The call is over, or came to nothing: Ready to Call again, with what became of it (WC-12, WC-14, WC-22). */
export async function endCall(
  change: Change,
  { interaction, agent }: Caller,
  result: CallResult,
  actor: string,
): Promise<void> {
  const said = JSON.stringify({ result });
  await change.tx.query(ENTER, [interaction, null, said, 'call-ended', actor, ['dialled']]);
  change.changes(agent, interaction);
}
