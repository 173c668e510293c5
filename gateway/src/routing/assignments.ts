/** What becomes of an interaction that an agent has. The agent's row and the interaction are locked. */
import type { Change } from '../events/change.js';
import { leaveChat } from '../talk/chats.js';
import { settle } from './gate.js';
import { move } from './transition.js';
import { endAfterWork } from './wrap-up.js';

/** As much of an interaction as ending it takes. */
export interface Ending {
  readonly id: string;
  /** Id of its contact, whose counters change. */
  readonly contact: string | null;
}

/** The conversation is over: its after-work begins where there is any, or it is done at once (MI-33). */
export async function letGo(
  change: Change,
  agent: string,
  held: Ending & { readonly hasAfterWork: boolean },
): Promise<void> {
  if (!held.hasAfterWork) return end(change, agent, held, 'done');
  move(change, { interaction: held.id, state: 'wrap', agent, event: 'released', actor: agent });
  change.changes(agent, held.id);
  await settle(change, agent, 'wrapped');
}

/** The end of it (WI-18, CG-31, MI-37): kept for history, never routed again. */
export async function end(
  change: Change,
  agent: string,
  { id, contact }: Ending,
  outcome: 'done' | 'abandoned',
): Promise<void> {
  move(change, {
    interaction: id,
    state: 'ended',
    agent: null,
    event: outcome,
    actor: agent,
    outcome,
  });
  change.leaves(agent, id, outcome);
  change.contact(contact);
  await settle(change, agent, 'released');
}

/** The after-work of one interaction is done. */
export async function finish(change: Change, agent: string, { id, contact }: Ending): Promise<void> {
  move(change, {
    interaction: id,
    state: 'ended',
    agent: null,
    event: 'done',
    actor: agent,
    outcome: 'done',
  });
  change.leaves(agent, id, 'done');
  change.contact(contact);
  await settle(change, agent, 'finished');
}

/**
 * Everything that an agent had accepted goes back to the queue, each at its old place (CG-22); what is over is done, and
 * what is parked stays theirs. Calls to colleagues are no part of it.
 */
export async function giveEverythingBack(change: Change, agent: string): Promise<void> {
  const assigned = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM interaction WHERE agent_id = $1 AND state = 'assigned' AND peer IS NULL ORDER BY seq FOR UPDATE`,
    [agent],
  );
  for (const { id } of assigned) {
    await leaveChat(change, id, null);
    move(change, {
      interaction: id,
      state: 'queued',
      agent: null,
      event: 'requeued',
      actor: 'gateway',
    });
    change.leaves(agent, id, 'requeued');
  }
  await endAfterWork(change, agent, 'gateway');
  await settle(change, agent, 'given-back');
}
