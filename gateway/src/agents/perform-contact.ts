/** Whose interaction it is, what is known of them, and the standard responses that an agent keeps. */
import { PadError } from 'contact-pad/core';
import type { Contact } from 'contact-pad/core';
import { NAME } from '../contacts/details.js';
import { readWithContact } from '../contacts/in-front.js';
import type { Change } from '../events/change.js';
import { isUuid } from '../ids.js';
import { logEvent } from '../routing/transition.js';
import type { Performer, Performers } from './asker.js';
import { lockHeld, storable } from './held.js';

const FIND = `
SELECT c.name, (SELECT min(a.address) FROM contact_address a WHERE a.contact_id = c.id) AS address
FROM contact c WHERE c.id = $1::uuid`;

// Where it came from stays: an answer goes there, whoever it is.
const ASSIGN = `
UPDATE interaction i SET contact_id = $2::uuid, contact = jsonb_strip_nulls(
  jsonb_build_object('name', $3::text, 'address', coalesce(i.contact->>'address', $4::text)))
WHERE i.id = $1::uuid OR (i.state <> 'ended' AND (
  i.parent_id = $1::uuid OR i.peer_id IN (SELECT c.id FROM interaction c WHERE c.parent_id = $1::uuid AND c.state <> 'ended')))
RETURNING i.id::text AS id, i.agent_id AS agent`;

const INVITED = `
SELECT agent_id AS agent FROM offer WHERE interaction_id = $1::uuid AND kind = 'transfer' AND state = 'pending'`;

/** Whoever sees it sees it, also who is only invited or asked about it; the counters of both contacts change (WI-26, WI-31). */
const assignContact: Performer<'assign-contact'> = async (change, { agent }, { interaction, contact }) => {
  const { contact: before } = await lockHeld(change, agent, interaction, 'assign-contact');
  const { name, address } = await findContact(change, contact);
  const seen = await change.tx.query<{ id: string; agent: string | null }>(ASSIGN, [
    interaction,
    contact,
    name ?? null,
    address ?? null,
  ]);
  const invited = await change.tx.query<{ agent: string }>(INVITED, [interaction]);
  const body = { contact, before };
  logEvent(change.tx, { interaction, event: 'contact-assigned', actor: agent, body });
  change.changes(agent, interaction);
  for (const leg of seen) if (leg.agent !== null) change.changes(leg.agent, leg.id);
  for (const other of invited) change.changes(other.agent, interaction);
  change.contact(before);
  change.contact(contact);
};

async function findContact({ tx }: Change, id: string): Promise<Contact> {
  const [found] = isUuid(id) ? await tx.query<Contact>(FIND, [id]) : [];
  if (!found) throw new PadError('NOT_FOUND', 'There is no such contact.');
  return found;
}

const SET_FIELD = `
INSERT INTO contact_value(contact_id, key, value) SELECT $1::uuid, k.key, $3 FROM contact_field k WHERE k.key = $2 AND k.editable
ON CONFLICT (contact_id, key) DO UPDATE SET value = excluded.value RETURNING 1 AS done`;

/** The interaction goes on saying what its sender said. */
const setContact: Performer<'set-contact'> = async (change, { agent }, { interaction, key, value }) => {
  await lockHeld(change, agent, interaction, 'set-contact');
  const { contact } = await readWithContact(change.tx, agent, interaction);
  const text = storable(value);
  if (key === NAME)
    await change.tx.query('UPDATE contact SET name = nullif($2, $3) WHERE id = $1::uuid', [
      contact,
      text,
      '',
    ]);
  else if ((await change.tx.query(SET_FIELD, [contact, key, text])).length === 0)
    throw new PadError('NOT_ALLOWED', 'This cannot be changed.');
  const body = { contact, key };
  logEvent(change.tx, { interaction, event: 'contact-changed', actor: agent, body });
};

const KEEP = `
INSERT INTO kept_response(agent_id, response_id) SELECT $1, id FROM response WHERE id = $2 ON CONFLICT DO NOTHING`;

const keepResponse: Performer<'keep-response'> = async ({ tx }, { agent }, { response, keep }) => {
  const found = await tx.query('SELECT FROM response WHERE id = $1', [response]);
  if (found.length === 0) throw new PadError('NOT_FOUND', 'There is no such response.');
  const take = 'DELETE FROM kept_response WHERE agent_id = $1 AND response_id = $2';
  await tx.query(keep ? KEEP : take, [agent, response]);
};

/** What agents say of contacts, and keep for themselves. */
export const contacting: Performers = {
  'assign-contact': assignContact,
  'set-contact': setContact,
  'keep-response': keepResponse,
};
