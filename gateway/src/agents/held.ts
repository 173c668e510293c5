/** What an agent asks about: locked, theirs, and what they may do with it. */
import { PadError } from 'contact-pad/core';
import type { Can, CommandType, DispositionChoice, Medium, Phase } from 'contact-pad/core';
import { callbackPhase } from '../callbacks/call-phase.js';
import type { CallbackColumns, StoredCallback, VoiceOf } from '../callbacks/call-phase.js';
import type { Change } from '../events/change.js';
import { STANDING, TASK_TYPE } from '../events/interaction-rows.js';
import { canOf, demand, lacksDisposition } from '../events/permissions.js';
import { isUuid } from '../ids.js';
import { CONSULTABLE } from '../talk/talk-view.js';
import type { Consultable } from '../talk/talk-view.js';

/** An interaction that the agent has, under lock. */
export interface Held {
  readonly id: string;
  readonly medium: Medium;
  readonly phase: Exclude<Phase, 'offered' | 'gone'>;
  readonly queue: string | null;
  /** The connected system does not let go of it (MI-37). */
  readonly stuck: boolean;
  /** Id of its contact. */
  readonly contact: string | null;
  readonly dispositions: DispositionChoice | null;
  readonly disposition: string | null;
  /** There is something left to do when it is over. */
  readonly hasAfterWork: boolean;
  /** A leg of a call to a colleague. */
  readonly consult: boolean;
  readonly consultable: Consultable;
  readonly callback: StoredCallback | null;
  /** Where the contact of a callback can be reached. */
  readonly addresses: readonly string[] | null;
  /** Who makes the agent's calls. */
  readonly voice: VoiceOf;
  readonly can: Can;
}

interface Row extends Omit<Held, 'phase' | 'can'>, CallbackColumns {
  readonly agent_id: string | null;
  readonly state: string;
  readonly invited: boolean;
  readonly children: boolean;
  readonly editable: boolean;
  readonly privileges: readonly string[] | null;
}

const LOCK = `
SELECT i.id::text AS id, i.medium, i.agent_id, i.state, i.queue_id AS queue, coalesce(q.release_refused, false) AS stuck,
       i.contact_id::text AS contact, i.peer IS NOT NULL AND i.medium <> 'im' AS consult, ${CONSULTABLE} AS consultable, coalesce(i.transfer->>'state' = 'invited', false) AS invited,
       coalesce(tt.wrap <> 'none', false) AS "hasAfterWork", a.privileges, ${STANDING},
       EXISTS (SELECT FROM jsonb_array_elements(i.data) e JOIN case_key k ON k.key = e->>'key' WHERE k.editable) AS editable
FROM interaction i
LEFT JOIN queue q ON q.id = i.queue_id
LEFT JOIN agent a ON a.id = i.agent_id
${TASK_TYPE}
WHERE i.id = $1::uuid
FOR UPDATE OF i`;

const PHASES: Readonly<Record<string, Held['phase'] | undefined>> = {
  'not-connected': 'not-connected',
  establishing: 'establishing',
  assigned: 'connected',
  wrap: 'wrap',
  parked: 'parked',
  line: 'connected',
};

/**
 * Locks an interaction of the agent, for a command about it where one is named.
 *
 * @throws PadError `NOT_FOUND` for what they never had (another's does not exist for them), `GONE` for what they had, or
 *   the reason why the command is not allowed now.
 */
export async function lockHeld(
  change: Change,
  agent: string,
  id: string,
  command?: CommandType,
): Promise<Held> {
  if (!isUuid(id)) throw notFound();
  const [row] = await change.tx.query<Row>(LOCK, [id]);
  const phase = row?.agent_id === agent ? (callbackPhase(row) ?? PHASES[row.state]) : undefined;
  if (!row || phase === undefined) throw await absence(change, agent, id);
  const can = canOf({ ...row, phase, privileges: row.privileges ?? [] });
  if (command) demand(can[command]);
  return { ...row, phase, can, hasAfterWork: row.hasAfterWork || lacksDisposition(row) };
}

/** Throws `INVALID` for a text that the store cannot keep. */
export function storable(text: string): string {
  if (text.includes('\0')) throw new PadError('INVALID', 'The text holds a character that cannot be stored.');
  return text;
}

async function absence(change: Change, agent: string, id: string): Promise<PadError> {
  const offered = await change.tx.query(
    `SELECT FROM offer WHERE interaction_id = $1::uuid AND agent_id = $2 AND state = 'pending'`,
    [id, agent],
  );
  if (offered.length > 0) return new PadError('NOT_ALLOWED', 'Accept it first.');
  const seen = await change.tx.query(
    'SELECT FROM agent_event WHERE agent_id = $2 AND interaction_id = $1::uuid LIMIT 1',
    [id, agent],
  );
  return seen.length === 0 ? notFound() : new PadError('GONE', 'The interaction is not yours any more.');
}

function notFound(): PadError {
  return new PadError('NOT_FOUND', 'There is no such interaction.');
}
