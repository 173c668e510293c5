/** That somebody is writing: told at once to whichever gateway the other side is connected to, and never kept. */
import { PadError } from 'contact-pad/core';
import type { Db } from '../db/db.js';
import type { Store } from '../events/change.js';
import { isUuid } from '../ids.js';

/** How long it counts, in milliseconds, unless it is said again. */
export const WRITING_MS = 5_000;

const OTHER_SIDE = `
SELECT i.medium, i.state, x.id::text AS leg, x.agent_id AS hearer
FROM interaction i LEFT JOIN interaction x ON x.id = i.peer_id
WHERE i.id = $1::uuid AND i.agent_id = $2 AND i.medium IN ('im','chat') AND i.state IN ('establishing','assigned','wrap')`;

/** In what somebody is writing, and which agent hears of it; without one, the contact of a chat. */
interface Writing {
  readonly interaction: string;
  readonly agent?: string;
}

/** Hears of all who are writing, on any gateway. */
export function followWriting({ db, hints }: Store): void {
  db.listen((text) => {
    const { interaction, agent } = JSON.parse(text) as Partial<Writing>;
    if (interaction === undefined) return;
    if (agent === undefined) hints.emit('writing', interaction);
    else hints.emit('live', agent, { type: 'typing', interaction, until: Date.now() + WRITING_MS });
  });
}

/** An agent is writing; where it is over already nobody hears of it. Throws `NOT_FOUND` for what they have not. */
export async function tellWriting({ db }: Store, agent: string, interaction: string): Promise<void> {
  const [talk] = isUuid(interaction)
    ? await db.query<{ medium: string; state: string; leg: string | null; hearer: string | null }>(
        OTHER_SIDE,
        [interaction, agent],
      )
    : [];
  if (!talk) throw new PadError('NOT_FOUND', 'There is no such conversation.');
  if (talk.state === 'establishing') throw new PadError('NOT_ALLOWED', 'Nobody reads it yet.');
  if (talk.state === 'wrap') return;
  if (talk.medium === 'chat') await tell(db, { interaction });
  else if (talk.leg !== null && talk.hearer !== null) await tellAgent(db, talk.hearer, talk.leg);
}

/** Whoever is at the other end of an agent's conversation is writing. */
export function tellAgent(db: Db, agent: string, interaction: string): Promise<void> {
  return tell(db, { agent, interaction });
}

function tell(db: Db, writing: Writing): Promise<void> {
  return db.notify(JSON.stringify(writing));
}
