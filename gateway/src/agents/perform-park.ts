/** Set aside, picked, given back (WI-22, CG-15, CG-29, CG-30). */
import { PadError } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { isUuid } from '../ids.js';
import { becomeNotReady } from '../routing/agent-state.js';
import { engage, settle } from '../routing/gate.js';
import { logEvent, move } from '../routing/transition.js';
import { letWait } from '../routing/waiting.js';
import { joinChats } from '../talk/chats.js';
import type { Performer, Performers } from './asker.js';
import { lockHeld } from './held.js';
import { readPlace } from './places.js';

const SERVED_WORKBIN = `
SELECT FROM workbin w JOIN agent_queue s ON s.queue_id = w.queue_id WHERE w.id = $1 AND s.agent_id = $2`;

const park: Performer<'park'> = async (change, { agent }, { interaction, workbin = null }) => {
  await lockHeld(change, agent, interaction, 'park');
  if (workbin !== null && (await change.tx.query(SERVED_WORKBIN, [workbin, agent])).length === 0)
    throw new PadError('NOT_FOUND', 'There is no such workbin.');
  const holder = workbin === null ? agent : null;
  move(change, { interaction, state: 'parked', agent: holder, event: 'parked', actor: agent });
  if (workbin === null) change.changes(agent, interaction);
  else await putInto(change, { interaction, agent, workbin });
  await settle(change, agent, 'given-back');
};

async function putInto(
  change: Change,
  {
    interaction,
    agent,
    workbin,
  }: { readonly interaction: string; readonly agent: string; readonly workbin: string },
): Promise<void> {
  await change.tx.query('UPDATE interaction SET workbin_id = $2 WHERE id = $1::uuid', [interaction, workbin]);
  logEvent(change.tx, { interaction, event: 'binned', actor: agent, body: { workbin } });
  change.leaves(agent, interaction, 'parked');
}

/** By hand: neither the gate nor the capacity keeps it back. */
const resume: Performer<'resume'> = async (change, { agent }, { interaction }) => {
  await lockHeld(change, agent, interaction, 'resume');
  move(change, { interaction, state: 'assigned', agent, event: 'resumed', actor: agent });
  change.changes(agent, interaction);
  await engage(change, agent);
};

// Whoever serves the list where it waits may take it; whoever serves one where it has been comes too late.
const TAKE = `
SELECT i.state = 'queued' AND i.for_agent_id IS NULL AND q.distribution = 'pick' AND EXISTS (
         SELECT FROM agent_queue s WHERE s.queue_id = i.queue_id AND s.agent_id = $2)
    OR i.state = 'parked' AND EXISTS (
         SELECT FROM workbin w JOIN agent_queue s ON s.queue_id = w.queue_id WHERE w.id = i.workbin_id AND s.agent_id = $2) AS waits,
  q.distribution = 'pick' AND EXISTS (SELECT FROM agent_queue s WHERE s.queue_id = i.queue_id AND s.agent_id = $2)
    OR EXISTS (
      SELECT FROM interaction_log l JOIN workbin w ON w.id = l.body->>'workbin' JOIN agent_queue s ON s.queue_id = w.queue_id
      WHERE l.interaction_id = i.id AND l.event = 'binned' AND s.agent_id = $2) AS known
FROM interaction i LEFT JOIN queue q ON q.id = i.queue_id
WHERE i.id = $1::uuid
FOR UPDATE OF i`;

/** The second who takes it is told that it is GONE. By hand: neither the gate nor the capacity keeps it back. */
const take: Performer<'take'> = async (change, { agent, presence }, { interaction }) => {
  if (presence.state === 'logged-out') throw new PadError('NOT_ALLOWED', 'Log in first.');
  const [found] = isUuid(interaction)
    ? await change.tx.query<{ waits: boolean | null; known: boolean | null }>(TAKE, [interaction, agent])
    : [];
  if (!found?.waits) {
    if (found?.known) throw new PadError('GONE', 'Somebody else has it.');
    throw new PadError('NOT_FOUND', 'There is no such interaction to take.');
  }
  move(change, { interaction, state: 'assigned', agent, event: 'taken', actor: agent });
  await change.tx.query('UPDATE interaction SET workbin_id = NULL WHERE id = $1::uuid', [interaction]);
  change.arrives(agent, interaction);
  await joinChats(change, [interaction]);
  change.queue();
  await engage(change, agent);
};

/** Offered normally where it goes, also to oneself; the agent pauses (CG-30). */
const requeue: Performer<'requeue'> = async (change, { agent }, { interaction, target }) => {
  const { queue } = await lockHeld(change, agent, interaction, 'requeue');
  const place = target === undefined ? undefined : await readPlace(change.tx, target);
  if (target === undefined ? queue === null : place?.kind !== 'queue' && place?.kind !== 'agent')
    throw new PadError('TARGET_UNAVAILABLE', 'It cannot wait there.');
  await letWait(change, {
    interaction,
    agent,
    queue: place?.kind === 'queue' ? place.id : undefined,
    forAgent: place?.kind === 'agent' ? place.id : undefined,
    event: 'requeued',
  });
  await settle(change, agent, 'given-back');
  await becomeNotReady(change, agent, null);
};

/** What agents do with what waits, or shall wait. */
export const parking: Performers = { park, resume, take, requeue };
