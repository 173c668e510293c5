/** Whose contact an agent may ask about: that of what they have in front of them. */
import { PadError } from 'contact-pad/core';
import type { Contact } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { isUuid } from '../ids.js';
import { IN_FRONT } from '../routing/load.js';

/** What an agent asks about: of a consult what it is about, of all others the interaction itself. */
export interface InFront {
  readonly id: string;
  /** Id of its contact; null without one. */
  readonly contact: string | null;
  /** The contact as it was given; null without one. */
  readonly given: Contact | null;
  /** Where it came from; null where nobody said. */
  readonly address: string | null;
  readonly subject: string;
  readonly data: readonly { readonly key: string; readonly value: string }[];
  /** The agent works on it, and may change what is known of its contact. */
  readonly working: boolean;
}

const READ = `
SELECT i.id::text AS id, CASE WHEN i.contact IS NOT NULL THEN i.contact_id::text END AS contact, i.contact AS given,
  coalesce(i.contact->>'address', i.sent_from) AS address,
  i.subject, i.data, i.id = f.id AND i.agent_id = f.agent_id AND i.state IN ('assigned','wrap','line') AS working
FROM ${IN_FRONT} f JOIN interaction i ON i.id = f.about
WHERE f.id = $1::uuid AND f.agent_id = $2`;

/** What the agent asks about. Throws `NOT_FOUND` where it is not in front of them: held, parked, offered, asked about. */
export async function readInFront(db: Queryable, agent: string, interaction: string): Promise<InFront> {
  const [found] = isUuid(interaction) ? await db.query<InFront>(READ, [interaction, agent]) : [];
  if (!found) throw new PadError('NOT_FOUND', 'There is no such interaction.');
  return found;
}

/** The same, with a contact. Throws `NOT_FOUND` where there is none (WI-31). */
export async function readWithContact(
  db: Queryable,
  agent: string,
  interaction: string,
): Promise<InFront & { readonly contact: string }> {
  const found = await readInFront(db, agent, interaction);
  const { contact } = found;
  if (contact === null) throw new PadError('NOT_FOUND', 'The interaction has no contact.');
  return { ...found, contact };
}
