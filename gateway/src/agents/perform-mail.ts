/** What only an e-mail has: an answer, and that it did not reach whom it should. */
import { uuidv7 } from '../ids.js';
import { settle } from '../routing/gate.js';
import { exclude } from '../routing/offers.js';
import { logEvent, move } from '../routing/transition.js';
import type { Performer, Performers } from './asker.js';
import { lockHeld, storable } from './held.js';

const STORE_REPLY = `
INSERT INTO outbox(id, interaction_id, agent_id, recipient, subject, text)
SELECT $2::uuid, id, $3, coalesce(sent_from, contact->>'address'), subject, $4 FROM interaction WHERE id = $1::uuid`;

/** Stored until the mail system of the host has taken it; the e-mail stays. */
const reply: Performer<'reply'> = async (change, { agent }, { interaction, text }) => {
  await lockHeld(change, agent, interaction, 'reply');
  const id = uuidv7();
  await change.tx.query(STORE_REPLY, [interaction, id, agent, storable(text)]);
  logEvent(change.tx, { interaction, event: 'replied', actor: agent, body: { reply: id } });
  change.changes(agent, interaction);
};

/** Back to its queue, for somebody else (CG-26). */
const didNotArrive: Performer<'did-not-arrive'> = async (change, { agent, rules }, { interaction }) => {
  await lockHeld(change, agent, interaction, 'did-not-arrive');
  await exclude(change.tx, interaction, agent, rules.exclusionMs);
  await change.tx.query('UPDATE interaction SET handover = NULL WHERE id = $1::uuid', [interaction]);
  const event = 'did-not-arrive';
  move(change, { interaction, state: 'queued', agent: null, event, actor: agent });
  change.leaves(agent, interaction, 'requeued');
  await settle(change, agent, 'given-back');
};

/** What agents do with e-mails. */
export const mail: Performers = { reply, 'did-not-arrive': didNotArrive };
