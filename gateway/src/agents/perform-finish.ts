/** The end of an interaction: let go, done, or closed by force (6.5). */
import { PadError } from 'contact-pad/core';
import { postpone } from '../callbacks/postpone.js';
import { end, finish, letGo } from '../routing/assignments.js';
import { endConsult } from '../routing/consults.js';
import { leaveChat } from '../talk/chats.js';
import { endIm, finishIm } from '../talk/instant-messages.js';
import type { Performer, Performers } from './asker.js';
import { lockHeld } from './held.js';
import type { Held } from './held.js';

const release: Performer<'release'> = async (change, { agent }, { interaction }) => {
  const held = await lockHeld(change, agent, interaction, 'release');
  if (held.consult) return endConsult(change, agent, interaction);
  if (held.medium === 'im') return endIm(change, agent, interaction);
  refuseWhereStuck(held);
  if (held.medium === 'chat') await leaveChat(change, interaction, 'by-agent');
  await letGo(change, agent, held);
};

/**
 * Ends a work item (WI-18) or a callback, which is put off where the agent chose to (WC-25, WC-29), what is left of an instant
 * message (IM-10), or the after-work of anything.
 */
const done: Performer<'done'> = async (change, { agent }, { interaction }) => {
  const held = await lockHeld(change, agent, interaction, 'done');
  if (held.medium === 'im') return finishIm(change, agent, interaction);
  if (held.phase === 'wrap') return finish(change, agent, held);
  refuseWhereStuck(held);
  const { id, callback } = held;
  const to = callback?.rescheduledTo;
  if (callback && to !== undefined) return postpone(change, agent, { id, callback, to });
  await letGo(change, agent, held);
};

const abandon: Performer<'abandon'> = async (change, { agent }, { interaction }) => {
  const held = await lockHeld(change, agent, interaction, 'abandon');
  if (held.medium === 'chat') await leaveChat(change, interaction, 'by-agent');
  await end(change, agent, held, 'abandoned');
};

/** Only Abandon is left then (MI-37). */
function refuseWhereStuck({ stuck }: Held): void {
  if (stuck) throw new PadError('UNAVAILABLE', 'The connected system does not let go of it.');
}

/** What agents do to be through with something. */
export const finishing: Performers = { release, done, abandon };
