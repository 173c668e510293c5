/** Who makes the calls of agents: the line of their pad, one of the gateway, or nobody. */
import { commitChange, type Change, type Store } from '../events/change.js';
import { lockPresence } from '../routing/presence.js';
import type { VoiceOf } from './call-phase.js';
import { endCall } from './calls.js';

const SET = `UPDATE presence SET voice = $2 WHERE agent_id = $1 AND voice IS DISTINCT FROM $2 RETURNING 1`;

const CALLBACKS = `
SELECT i.id::text AS id FROM interaction i
WHERE i.agent_id = $1 AND i.state = 'assigned' AND i.callback IS NOT NULL ORDER BY i.seq`;

/** From now on that line makes the agent's calls: what they can do with their callbacks depends on it. */
export async function setVoice(change: Change, agent: string, voice: VoiceOf): Promise<void> {
  const changed = await change.tx.query(SET, [agent, voice]);
  if (changed.length === 0) return;
  for (const { id } of await change.tx.query<{ id: string }>(CALLBACKS, [agent])) change.changes(agent, id);
}

const ORPHANED = `
SELECT i.id::text AS interaction, i.agent_id AS agent FROM interaction i
WHERE i.call_phase IS NOT NULL AND NOT EXISTS (SELECT FROM node n WHERE n.id = i.node_id)`;

/** Calls end with the gateway that their agent was connected to: Ready to Call again, for the same agent. Gives how many. */
export async function endOrphanedCalls(store: Store): Promise<number> {
  const orphaned = await store.db.query<{ interaction: string; agent: string }>(ORPHANED);
  for (const { interaction, agent } of orphaned) {
    await commitChange(store, async (change) => {
      await lockPresence(change.tx, agent);
      const still = await change.tx.query(
        `${ORPHANED} AND i.id = $1::uuid AND i.agent_id = $2 FOR UPDATE OF i`,
        [interaction, agent],
      );
      if (still.length > 0) await endCall(change, { interaction, agent }, 'failed', 'gateway');
    });
  }
  return orphaned.length;
}
