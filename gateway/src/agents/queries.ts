/** Answers agents' questions. */
import { PadError } from 'contact-pad/core';
import type { AttachmentAccess, Query } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

/** Makes the signed url of one attachment for one agent. */
export type GrantAttachment = (attachment: string, agent: string) => AttachmentAccess;

const HELD = `
SELECT 1 FROM attachment t JOIN interaction i ON i.id = t.interaction_id
WHERE i.id::text = $1 AND t.id::text = $2 AND i.agent_id = $3 AND i.state IN ('offered','assigned')`;

/** Answers, or throws `NOT_FOUND` where the agent does not hold what is asked about. */
export async function answer(
  db: Queryable,
  grant: GrantAttachment,
  agent: string,
  query: Query,
): Promise<AttachmentAccess> {
  const held = await db.query(HELD, [query.interaction, query.attachment, agent]);
  if (held.length === 0) throw new PadError('NOT_FOUND', 'There is no such attachment.');
  return grant(query.attachment, agent);
}
