/** The rows of all whom a change may concern, locked in one order: two who act on each other never wait for each other. */
import type { Command } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { isUuid } from '../ids.js';

/** Who holds the interaction, who is offered it, and who is at the other end of the call. */
const LOCK = `
SELECT FROM presence WHERE agent_id = ANY(ARRAY(
  SELECT $1::text UNION SELECT $2::text
  UNION SELECT i.agent_id FROM interaction i WHERE i.id = $3::uuid
  UNION SELECT o.agent_id FROM offer o WHERE o.interaction_id = $3::uuid AND o.state = 'pending'
  UNION SELECT x.agent_id FROM interaction i JOIN interaction x ON x.id = i.peer_id WHERE i.id = $3::uuid))
ORDER BY agent_id FOR UPDATE`;

/** The same for everything that an agent has. */
const LOCK_ALL = `
WITH mine AS (
  SELECT i.id, i.peer_id FROM interaction i
  WHERE i.agent_id = $1 AND i.state IN ('offered','establishing','assigned'))
SELECT FROM presence WHERE agent_id = ANY(ARRAY(
  SELECT $1::text
  UNION SELECT o.agent_id FROM mine m JOIN offer o ON o.interaction_id = m.id AND o.state = 'pending'
  UNION SELECT x.agent_id FROM mine m JOIN interaction x ON x.id = m.peer_id
  UNION SELECT i.agent_id FROM offer o JOIN interaction i ON i.id = o.interaction_id
    WHERE o.agent_id = $1 AND o.state = 'pending'))
ORDER BY agent_id FOR UPDATE`;

/** Locks an agent, a target, and all who have to do with an interaction. Whoever has no row is passed over. */
export async function lockParties(
  tx: Queryable,
  agent: string,
  about: { readonly interaction: string; readonly target?: string | undefined },
): Promise<void> {
  await tx.query(LOCK, [agent, about.target ?? null, isUuid(about.interaction) ? about.interaction : null]);
}

/** Locks an agent and all who have to do with anything that they have. */
export async function lockPartners(tx: Queryable, agent: string): Promise<void> {
  await tx.query(LOCK_ALL, [agent]);
}

/** Locks whoever a command concerns beside the agent who gives it, and the agent, before anything else is locked. */
export async function lockConcerned(tx: Queryable, agent: string, command: Command): Promise<void> {
  switch (command.type) {
    case 'transfer':
    case 'consult':
    case 'cancel-transfer':
    case 'accept':
    case 'reject':
    case 'release':
      await lockParties(tx, agent, command);
  }
}
