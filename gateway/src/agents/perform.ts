/**
 * What each command does. Every check comes before the first write, so that a refusal leaves nothing behind; the
 * agent's row is locked by the caller. Refusals are thrown as `PadError`.
 */
import { PadError } from 'contact-pad/core';
import type { Accept, Command, Done, Reject, SetCaseData, SetState } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { endAssignment } from '../routing/assignments.js';
import { lockOffer, returnOffer, takeOffer } from '../routing/offers.js';
import type { LockedOffer } from '../routing/offers.js';
import type { Presence } from '../routing/presence.js';
import { writeCaseValue } from './case-data.js';

/** Who asks. */
export interface Asker {
  readonly agent: string;
  readonly presence: Presence;
  /** How long a rejected item stays away from the agent, in milliseconds. */
  readonly exclusionMs: number;
}

/** Does what a command asks for, or throws why not. */
export function perform(change: Change, asker: Asker, command: Command): Promise<void> {
  switch (command.type) {
    case 'set-state':
      return setState(change, asker, command);
    case 'log-out':
      return logOut(change, asker);
    case 'accept':
      return accept(change, asker, command);
    case 'reject':
      return reject(change, asker, command);
    case 'done':
      return done(change, asker, command);
    case 'set-case-data':
      return setCaseData(change, asker, command);
  }
}

async function setState(change: Change, { agent, presence }: Asker, command: SetState): Promise<void> {
  const reason = command.reason ?? null;
  if (reason !== null) await checkReason(change, reason);
  if (presence.state !== command.state || presence.reason !== reason) {
    // Idle time begins with becoming ready.
    await change.tx.query(
      `UPDATE presence SET state = $2, reason = $3, since = now(),
              idle_since = CASE WHEN $2 = 'ready' THEN now() ELSE idle_since END
       WHERE agent_id = $1`,
      [agent, command.state, reason],
    );
  }
  change.agent(agent);
  if (command.state === 'ready') change.queue();
}

async function checkReason(change: Change, reason: string): Promise<void> {
  const found = await change.tx.query('SELECT 1 FROM not_ready_reason WHERE code = $1', [reason]);
  if (found.length === 0) throw new PadError('INVALID', 'There is no such reason.');
}

async function logOut(change: Change, { agent, presence }: Asker): Promise<void> {
  const open = await change.tx.query(
    `SELECT 1 FROM interaction WHERE agent_id = $1 AND state IN ('offered','assigned') LIMIT 1`,
    [agent],
  );
  if (open.length > 0) throw new PadError('INTERACTIONS_OPEN', 'Interactions are still open.');
  if (presence.state !== 'logged-out') {
    await change.tx.query(
      `UPDATE presence SET state = 'logged-out', reason = NULL, since = now() WHERE agent_id = $1`,
      [agent],
    );
  }
  change.agent(agent);
}

async function accept(change: Change, { agent }: Asker, command: Accept): Promise<void> {
  await takeOffer(change, await answerable(change, agent, command), agent);
}

async function reject(change: Change, { agent, exclusionMs }: Asker, command: Reject): Promise<void> {
  const offer = await answerable(change, agent, command);
  await demandPrivilege(change, agent, 'reject');
  await returnOffer(change, offer, 'rejected', exclusionMs);
}

/** An answer that comes after the deadline comes too late, even where nobody has noticed yet (WI-9). */
async function answerable(change: Change, agent: string, command: Accept | Reject): Promise<LockedOffer> {
  const offer = isUuid(command.offer) ? await lockOffer(change.tx, command.offer, agent) : undefined;
  if (offer?.interaction !== command.interaction) throw new PadError('NOT_FOUND', 'There is no such offer.');
  if (!offer.pending || offer.overdue) throw new PadError('GONE', 'The offer is over.');
  return offer;
}

async function done(change: Change, { agent }: Asker, { interaction }: Done): Promise<void> {
  const { contact } = await assigned(change, agent, interaction);
  await demandPrivilege(change, agent, 'done');
  await endAssignment(change, agent, interaction, contact);
}

async function setCaseData(change: Change, { agent }: Asker, command: SetCaseData): Promise<void> {
  const { interaction, key, value } = command;
  await assigned(change, agent, interaction);
  await writeCaseValue(change.tx, { interaction, key, value, agent });
  change.changes(agent, interaction);
}

/** An interaction that is another's does not exist for this agent; one that was theirs is gone. */
async function assigned(
  change: Change,
  agent: string,
  id: string,
): Promise<{ readonly contact: string | null }> {
  if (!isUuid(id)) throw notFound();
  const [row] = await change.tx.query<{ contact: string | null; agent_id: string | null; state: string }>(
    'SELECT contact_id::text AS contact, agent_id, state FROM interaction WHERE id = $1::uuid FOR UPDATE',
    [id],
  );
  if (row?.agent_id === agent && row.state === 'assigned') return row;
  if (row?.agent_id === agent && row.state === 'offered')
    throw new PadError('NOT_ALLOWED', 'Accept it first.');
  const seen = await change.tx.query(
    'SELECT 1 FROM agent_event WHERE agent_id = $2 AND interaction_id = $1::uuid LIMIT 1',
    [id, agent],
  );
  if (seen.length === 0) throw notFound();
  throw new PadError('GONE', 'The interaction is not yours any more.');
}

async function demandPrivilege(change: Change, agent: string, privilege: string): Promise<void> {
  const [row] = await change.tx.query<{ allowed: boolean }>(
    'SELECT $2 = ANY(privileges) AS allowed FROM agent WHERE id = $1',
    [agent, privilege],
  );
  if (!row?.allowed) throw new PadError('NOT_ALLOWED', 'You may not do this.');
}

function notFound(): PadError {
  return new PadError('NOT_FOUND', 'There is no such interaction.');
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
