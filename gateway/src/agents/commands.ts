/** Each command once: its effect, its outcome and the fact that settles it are committed together. */
import { hash } from 'node:crypto';
import { PadError } from 'contact-pad/core';
import type { Command, Failure } from 'contact-pad/core';
import { StatementFailed, StoreUnavailable } from '../db/db.js';
import { commitChange } from '../events/change.js';
import type { Change, Store } from '../events/change.js';
import { lockConcerned } from '../routing/parties.js';
import { lockPresence } from '../routing/presence.js';
import type { Asking } from './asker.js';
import { perform } from './perform.js';

interface Stored {
  readonly same: boolean;
  readonly error: Failure | null;
}

/**
 * Carries out a command of an agent; a repeat has no second effect and the same outcome. Resolves with the refusal, or
 * with nothing when it was done.
 *
 * @throws what is neither a refusal nor the store being out of reach.
 */
export async function carryOut(store: Store, asking: Asking, command: Command): Promise<Failure | undefined> {
  try {
    return await commitChange(store, (change) => once(change, asking, command));
  } catch (error) {
    if (isDeadlock(error)) return carryOut(store, asking, command);
    if (error instanceof StoreUnavailable)
      return { code: 'UNAVAILABLE', message: 'The store is out of reach.' };
    throw error;
  }
}

/** Rare: whom it concerns changed between looking and locking. The engine has ended one of the two, and all of it. */
function isDeadlock(error: unknown): boolean {
  return error instanceof StatementFailed && error.code === '40P01';
}

const REMEMBER = `
INSERT INTO command(agent_id, id, request_sha256) VALUES ($1, $2, $3)
ON CONFLICT (agent_id, id) DO NOTHING RETURNING 1 AS first`;

async function once(change: Change, asking: Asking, command: Command): Promise<Failure | undefined> {
  const { agent } = asking;
  lockConcerned(change.tx, agent, command);
  const print = fingerprint(command);
  const [presence, first] = await Promise.all([
    lockPresence(change.tx, agent),
    change.tx.query(REMEMBER, [agent, command.id, print]),
  ]);
  if (first.length === 0) return repeat(change, agent, command.id, print);
  const error = await attempt(() => perform(change, { ...asking, presence }, command));
  if (error) {
    await change.tx.query('UPDATE command SET error = $3::jsonb WHERE agent_id = $1 AND id = $2', [
      agent,
      command.id,
      JSON.stringify(error),
    ]);
  } else {
    change.settles(agent, command.id);
  }
  return error;
}

/** Who repeats a command may have missed the fact that settled it, in a snapshot for instance: it is settled again. */
async function repeat(
  change: Change,
  agent: string,
  command: string,
  print: Uint8Array,
): Promise<Failure | undefined> {
  const [stored] = await change.tx.query<Stored>(
    'SELECT request_sha256 = $3 AS same, error FROM command WHERE agent_id = $1 AND id = $2',
    [agent, command, print],
  );
  if (!stored?.same) return { code: 'CONFLICT', message: 'Another command had this id.' };
  if (stored.error) return stored.error;
  change.settles(agent, command);
  return undefined;
}

async function attempt(work: () => Promise<void>): Promise<Failure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof PadError) return { code: error.code, message: error.message };
    throw error;
  }
}

/** The same for every order of the fields. */
function fingerprint(command: Command): Buffer {
  const fields = Object.entries(command).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(fields), 'buffer');
}
