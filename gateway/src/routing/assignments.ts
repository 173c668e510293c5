/** What becomes of an interaction that an agent accepted. */
import type { Change } from '../events/change.js';
import { settle } from './gate.js';
import { move } from './transition.js';

/** The end of it (WI-18, CG-31): kept for history, never routed again. The agent's row and the interaction are locked. */
export async function endAssignment(
  change: Change,
  agent: string,
  interaction: string,
  contact: string | null,
): Promise<void> {
  await move(change.tx, {
    interaction,
    state: 'ended',
    agent: null,
    event: 'done',
    actor: agent,
    outcome: 'done',
  });
  change.leaves(agent, interaction, 'done');
  change.contact(contact);
  await settle(change, agent, 'released');
}

/** Everything that an agent had accepted goes back to the queue, each at its old place (CG-22). */
export async function requeueAssignments(change: Change, agent: string): Promise<void> {
  const assigned = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM interaction WHERE agent_id = $1 AND state = 'assigned' ORDER BY seq FOR UPDATE`,
    [agent],
  );
  for (const { id } of assigned) {
    await move(change.tx, {
      interaction: id,
      state: 'queued',
      agent: null,
      event: 'requeued',
      actor: 'gateway',
    });
    change.leaves(agent, id, 'requeued');
  }
  if (assigned.length > 0) await settle(change, agent, 'given-back');
}
