/** Erases a customer: all that is known of them, and all that they ever sent or was said and written about it. */
import { AdminError } from '../admin/errors.js';
import { audit, type Administrator } from '../audit/administrator.js';
import type { Tx } from '../db/db.js';
import type { Store } from '../events/change.js';
import { deleteContacts, deleteInteractions } from './delete.js';

// Rare, and through all that there is: what was written from an address of theirs is theirs, whoever it was assigned to.
const EVERYTHING = `
WITH RECURSIVE theirs(id, peer_id) AS (
  SELECT i.id, i.peer_id FROM interaction i
  WHERE i.contact_id = $1::uuid OR i.sent_from = ANY($2::text[]) OR i.contact->>'address' = ANY($2::text[])
  UNION
  SELECT n.id, n.peer_id FROM theirs t CROSS JOIN LATERAL (
    SELECT i.id, i.peer_id FROM interaction i WHERE i.parent_id = t.id
    UNION ALL SELECT i.id, i.peer_id FROM interaction i WHERE i.transcript_id = t.id
    UNION ALL SELECT i.id, i.peer_id FROM interaction i WHERE i.id = t.peer_id) n)
SELECT i.id::text AS id, i.state FROM interaction i JOIN theirs t ON t.id = i.id FOR UPDATE OF i`;

// What the log of an agent says of them goes with all that came before: whoever stands there gets a snapshot.
const FORGET_FACTS = `
WITH told AS MATERIALIZED (SELECT DISTINCT agent_id FROM agent_event WHERE interaction_id = ANY($1::uuid[])),
locked AS (
  SELECT p.agent_id, p.last_seq FROM presence p JOIN told USING (agent_id) ORDER BY p.agent_id FOR UPDATE OF p),
moved AS (UPDATE presence p SET min_seq = l.last_seq + 1 FROM locked l WHERE p.agent_id = l.agent_id)
DELETE FROM agent_event e USING locked l
WHERE e.agent_id = l.agent_id AND e.seq <= l.last_seq AND e.body->>'type' <> 'notice'`;

/**
 * Erases them everywhere, or nothing.
 *
 * @throws AdminError `NOT_FOUND`; `CONFLICT` while anything of theirs has not ended.
 */
export async function eraseCustomer({ db, hints }: Store, id: string, by: Administrator): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = on');
    const ids = await lockEverything(tx, id);
    tx.send(FORGET_FACTS, [ids]);
    await deleteInteractions(tx, ids);
    deleteContacts(tx, [id]);
    audit(tx, by, { action: 'erased', resource: 'customers', id });
  });
  hints.emit('contact', id);
}

/** Nothing new can come to a contact whose row is locked. */
async function lockEverything(tx: Tx, id: string): Promise<string[]> {
  const [contact] = await tx.query('SELECT id FROM contact WHERE id = $1::uuid FOR UPDATE', [id]);
  if (!contact) throw new AdminError('NOT_FOUND', 'There is no such customer.');
  const addresses = await tx.query<{ address: string }>(
    'SELECT address FROM contact_address WHERE contact_id = $1::uuid FOR UPDATE',
    [id],
  );
  const found = await tx.query<{ id: string; state: string }>(EVERYTHING, [
    id,
    addresses.map(({ address }) => address),
  ]);
  if (found.some(({ state }) => state !== 'ended'))
    throw new AdminError('CONFLICT', 'Something of this customer has not ended: end it first.');
  return found.map((row) => row.id);
}
