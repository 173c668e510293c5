/** What waits in a list that an agent picks from (CG-15, WI-22). */
import { PadError } from 'contact-pad/core';
import type { Contact, Medium, WaitingItem, WorkListPage, WorkListQuery } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { workListsOf } from '../routing/work-lists.js';

const KIND = `SELECT l.kind FROM ${workListsOf('$1')} l WHERE l.id = $2 AND l.kind <> 'queue' LIMIT 1`;

const ITEMS = {
  'waiting-list': "i.queue_id = $1 AND i.state = 'queued' AND i.for_agent_id IS NULL",
  workbin: "i.workbin_id = $1 AND i.state = 'parked'",
} as const;

interface Row extends Omit<WaitingItem, 'since' | 'contact'> {
  readonly medium: Medium;
  readonly contact: Contact | null;
  readonly since: Date;
}

const page = (items: string): string => `
SELECT i.id::text AS id, i.medium, i.subject, i.contact, i.priority, i.state_since AS since
FROM interaction i WHERE ${items} ORDER BY i.priority DESC, i.seq LIMIT $3 OFFSET $2`;

/** A page of what waits there, in the order in which it would be routed. Throws `NOT_FOUND` where it is no list of theirs. */
export async function readWorkList(
  db: Queryable,
  agent: string,
  { list, offset, limit }: WorkListQuery,
): Promise<WorkListPage> {
  const [found] = await db.query<{ kind: keyof typeof ITEMS }>(KIND, [agent, list]);
  if (!found) throw new PadError('NOT_FOUND', 'There is no such list to take from.');
  const items = ITEMS[found.kind];
  const rows = await db.query<Row>(page(items), [list, offset, limit]);
  const [count] = await db.query<{ total: number }>(
    `SELECT count(*) AS total FROM interaction i WHERE ${items}`,
    [list],
  );
  return { items: rows.map(toItem), total: count?.total ?? 0 };
}

function toItem({ contact, since, ...item }: Row): WaitingItem {
  return { ...item, ...(contact ? { contact: toContact(contact) } : {}), since: since.getTime() };
}

function toContact({ name, address }: Contact): Contact {
  return { ...(name ? { name } : {}), ...(address ? { address } : {}) };
}
