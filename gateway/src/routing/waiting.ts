/** What an agent lets go of so that it waits for others: in a queue, in a personal queue, in a shared workbin. */
import type { Handover } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { move } from './transition.js';

/** Where an interaction waits from now on. */
export interface Waiting {
  readonly interaction: string;
  /** Who lets go of it. */
  readonly agent: string;
  /** Another queue than it has. */
  readonly queue?: string | undefined;
  /** Whose personal queue it waits in. With a handover they get it without being asked (MI-31). */
  readonly forAgent?: string | undefined;
  readonly handover?: Handover | undefined;
  readonly event: 'transferred' | 'requeued';
}

const PLACE = `
UPDATE interaction SET queue_id = coalesce($2, queue_id), for_agent_id = $3, handover = $4::jsonb WHERE id = $1::uuid`;

/** It has left the agent and waits; the row of the agent and the interaction are locked. */
export async function letWait(change: Change, waiting: Waiting): Promise<void> {
  const { interaction, agent, queue, forAgent, handover, event } = waiting;
  move(change, { interaction, state: 'queued', agent: null, event, actor: agent });
  await change.tx.query(PLACE, [
    interaction,
    queue ?? null,
    forAgent ?? null,
    handover ? JSON.stringify(handover) : null,
  ]);
  change.leaves(agent, interaction, event);
  change.queue();
}
