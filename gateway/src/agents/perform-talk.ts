/** What agents do in written conversations, with contacts and with each other (8.5 … 8.7). */
import { PadError } from 'contact-pad/core';
import type { TargetRef } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import { isUuid } from '../ids.js';
import { sayChat } from '../talk/chats.js';
import { sayIm } from '../talk/instant-messages.js';
import { beginLeg, inviteLeg, lockLegs } from '../talk/legs.js';
import { demandMessage } from '../talk/transcript.js';
import type { Asker, Performer, Performers } from './asker.js';
import { lockHeld } from './held.js';
import { nameOf } from './perform-handover.js';
import { readPlace } from './places.js';
import { canWriteTo } from './target-view.js';

/** One without an interaction asks at once; a consultation waits for its first message (IM-17). */
const startIm: Performer<'start-im'> = async (
  change,
  { agent, presence, rules },
  { target, interaction },
) => {
  const asker = await writerOf(change, agent);
  if (!asker || presence.state === 'logged-out')
    throw new PadError('NOT_ALLOWED', 'You may not send instant messages now.');
  if (interaction !== undefined) await lockHeld(change, agent, interaction, 'start-im');
  const peer = await reachable(change, agent, target);
  const leg = await beginLeg(change, { agent: asker, peer, parent: interaction ?? null });
  if (interaction === undefined) await inviteLeg(change, leg, { agent: asker, peer }, rules);
};

const sendMessage: Performer<'send-message'> = async (change, asker, { interaction, text }) => {
  const message = demandMessage(text);
  const { agent } = asker;
  const { medium, phase, can } = await lockHeld(change, agent, interaction);
  if (can['send-message'] === undefined && phase === 'wrap')
    throw new PadError('GONE', 'The conversation is over.');
  if (can['send-message'] !== true) throw new PadError('NOT_ALLOWED', 'Nothing can be written here now.');
  const writer = await nameOf(change, agent);
  if (medium === 'im') return writeIm(change, asker, { interaction, writer, message });
  const by = { kind: 'agent', id: agent, name: writer.name } as const;
  await sayChat(change, { id: interaction, state: 'assigned', agent }, { by, text: message });
};

/** The first message of a consultation is what invites (IM-18). */
async function writeIm(
  change: Change,
  { agent, rules }: Asker,
  {
    interaction,
    writer,
    message,
  }: { readonly interaction: string; readonly writer: TargetRef; readonly message: string },
): Promise<void> {
  const mine = (await lockLegs(change.tx, interaction)).find((leg) => leg.agent === agent);
  if (!mine) throw new PadError('GONE', 'The conversation is over.');
  if (mine.state === 'not-connected') {
    const peer = await reachable(change, agent, mine.peer.id);
    await inviteLeg(change, interaction, { agent: writer, peer }, rules);
  }
  await sayIm(change, writer, mine, message);
}

const RECEIVE = `
UPDATE interaction i SET received = n.most
FROM (SELECT x.id, least($2::int, (SELECT max(number) FROM entry WHERE transcript_id = coalesce(x.transcript_id, x.id))) AS most
      FROM interaction x WHERE x.id = $1::uuid) n
WHERE i.id = n.id AND n.most > i.received
RETURNING i.medium, i.peer_id::text AS peer`;

/** The other side sees that it has arrived. */
const received: Performer<'received'> = async (change, { agent }, { interaction, number }) => {
  const { medium } = await lockHeld(change, agent, interaction);
  if (medium !== 'im' && medium !== 'chat')
    throw new PadError('NOT_ALLOWED', 'This is no written conversation.');
  const [arrived] = await change.tx.query<{ peer: string | null }>(RECEIVE, [interaction, number]);
  if (arrived && medium === 'chat') change.chat(interaction);
  const other = arrived?.peer === null ? undefined : arrived?.peer;
  if (other === undefined || !isUuid(other)) return;
  for (const leg of await lockLegs(change.tx, interaction))
    if (leg.id === other) change.changes(leg.agent, leg.id);
};

/** Whoever can be written to. Throws `TARGET_UNAVAILABLE`. */
async function reachable(change: Change, agent: string, target: string): Promise<TargetRef> {
  const place = target === agent ? undefined : await readPlace(change.tx, target);
  if (!place || canWriteTo(place) !== true)
    throw new PadError('TARGET_UNAVAILABLE', 'Nobody can write to them now.');
  const { id, kind, name } = place;
  return { id, kind, name };
}

/** The agent, where they have the feature (IM-1). */
async function writerOf(change: Change, agent: string): Promise<TargetRef | undefined> {
  const may = await change.tx.query(`SELECT FROM agent WHERE id = $1 AND 'im' = ANY(privileges)`, [agent]);
  return may.length > 0 ? nameOf(change, agent) : undefined;
}

/** What agents do in written conversations. */
export const talking: Performers = { 'start-im': startIm, 'send-message': sendMessage, received };
