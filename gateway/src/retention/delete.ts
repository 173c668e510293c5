/** Deletes interactions with everything that is theirs. */
import type { Tx } from '../db/db.js';

/** All that belongs to an interaction, and refers to it. */
const BELONGINGS = ['attachment', 'outbox', 'exclusion', 'offer', 'interaction_log'];

// Also whom it was of before an agent said whose it is.
const MET = `
SELECT contact_id::text AS id FROM interaction WHERE id = ANY($1::uuid[]) AND contact_id IS NOT NULL
UNION SELECT body->>'contactId' FROM interaction_log
WHERE interaction_id = ANY($1::uuid[]) AND event = 'received' AND body->>'contactId' IS NOT NULL`;

// Of whom nothing else is known.
const STRANGERS = `
SELECT c.id::text AS id FROM contact c
WHERE c.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT FROM interaction i WHERE i.contact_id = c.id)
  AND NOT EXISTS (SELECT FROM contact_value v WHERE v.contact_id = c.id)
FOR UPDATE SKIP LOCKED`;

/**
 * Deletes them, and whoever they were of where nothing else is known of them; nothing that stays may refer to them. Facts
 * about them are not theirs but their agents'.
 */
export async function deleteInteractions(tx: Tx, ids: readonly string[]): Promise<void> {
  const met = await tx.query<{ id: string }>(MET, [ids]);
  tx.send('DELETE FROM entry WHERE transcript_id = ANY($1::uuid[])', [ids]);
  for (const table of BELONGINGS)
    tx.send(`DELETE FROM ${table} WHERE interaction_id = ANY($1::uuid[])`, [ids]);
  tx.send('DELETE FROM interaction WHERE id = ANY($1::uuid[])', [ids]);
  const strangers = await tx.query<{ id: string }>(STRANGERS, [met.map(({ id }) => id)]);
  deleteContacts(
    tx,
    strangers.map(({ id }) => id),
  );
}

/** Deletes contacts with their addresses and whatever else is known of them; nothing may refer to them. */
export function deleteContacts(tx: Tx, ids: readonly string[]): void {
  for (const table of ['contact_value', 'contact_address'])
    tx.send(`DELETE FROM ${table} WHERE contact_id = ANY($1::uuid[])`, [ids]);
  tx.send('DELETE FROM contact WHERE id = ANY($1::uuid[])', [ids]);
}
