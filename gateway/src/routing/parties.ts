/** The rows of all whom a change may concern, locked in one order: two who act on each other never wait for each other. */
import type { Command } from 'contact-pad/core';
import type { Tx } from '../db/db.js';
import { isUuid } from '../ids.js';

/** Who holds the interaction, who is offered it, and who is at its other end, or will be. */
const LOCK = `
SELECT FROM presence WHERE agent_id = ANY(ARRAY(
  SELECT $1::text UNION SELECT $2::text
  UNION SELECT i.agent_id FROM interaction i WHERE i.id = $3::uuid
  UNION SELECT o.agent_id FROM offer o WHERE o.interaction_id = $3::uuid AND o.state = 'pending'
  UNION SELECT x.agent_id FROM interaction i JOIN interaction x ON x.id = i.peer_id WHERE i.id = $3::uuid
  UNION SELECT i.peer->>'id' FROM interaction i WHERE i.id = $3::uuid AND i.state = 'not-connected'))
ORDER BY agent_id FOR UPDATE`;

/** Who has it in front of them, and whoever is asked about it. */
const LOCK_ABOUT = `
SELECT FROM presence WHERE agent_id = ANY(ARRAY(
  SELECT $1::text
  UNION SELECT i.agent_id FROM interaction i WHERE i.id = $2::uuid
  UNION SELECT o.agent_id FROM offer o WHERE o.interaction_id = $2::uuid AND o.state = 'pending'
  UNION SELECT x.agent_id FROM interaction c JOIN interaction x ON x.id = c.peer_id
    WHERE c.parent_id = $2::uuid AND c.state <> 'ended'))
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
export function lockParties(
  tx: Tx,
  agent: string,
  about: { readonly interaction?: string | undefined; readonly target?: string | undefined },
): void {
  tx.send(LOCK, [agent, about.target ?? null, uuidOf(about.interaction ?? '')]);
}

/** Locks an agent and all who have to do with anything that they have. */
export function lockPartners(tx: Tx, agent: string): void {
  tx.send(LOCK_ALL, [agent]);
}

/** Locks whoever a command concerns beside the agent who gives it, and the agent, before anything else is locked. */
export function lockConcerned(tx: Tx, agent: string, command: Command): void {
  switch (command.type) {
    case 'transfer':
    case 'consult':
    case 'cancel-transfer':
    case 'accept':
    case 'reject':
    case 'release':
    case 'start-im':
    case 'send-message':
    case 'received':
      lockParties(tx, agent, command);
      break;
    case 'log-out':
      lockPartners(tx, agent);
      break;
    case 'assign-contact':
      tx.send(LOCK_ABOUT, [agent, uuidOf(command.interaction)]);
  }
}

/** What the store can look for: it has nothing under any other id. */
function uuidOf(id: string): string | null {
  return isUuid(id) ? id : null;
}
