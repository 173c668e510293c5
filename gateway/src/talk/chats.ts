/** Chats between a contact and an agent (8.5): what both write, who comes and goes. */
import type { Author, Conversation } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import type { Change } from '../events/change.js';
import { settle } from '../routing/gate.js';
import { decide, lockOffer } from '../routing/locked-offer.js';
import { move } from '../routing/transition.js';
import { say } from './transcript.js';
import type { StoredEntry } from './transcript.js';

/** A chat under lock. */
export interface LockedChat {
  readonly id: string;
  readonly state: string;
  /** Who has it, or is offered it. */
  readonly agent: string | null;
  readonly contact: string | null;
  /** What the contact is called. */
  readonly name: string;
  /** The offer that is open. */
  readonly offer: string | null;
}

/** Who writes as the gateway itself. */
const SYSTEM: Author = { kind: 'system', name: 'system' };

const HOLDER = `
SELECT FROM presence WHERE agent_id = (SELECT agent_id FROM interaction WHERE medium = 'chat' AND request_id = $1::uuid) FOR UPDATE`;

const LOCK = `
SELECT i.id::text AS id, i.state, i.agent_id AS agent, i.contact_id::text AS contact, coalesce(i.contact->>'name', '') AS name,
  (SELECT o.id::text FROM offer o WHERE o.interaction_id = i.id AND o.state = 'pending') AS offer
FROM interaction i WHERE i.medium = 'chat' AND i.request_id = $1::uuid FOR UPDATE`;

/** Locks a chat, and the row of whoever has it, by the id of its request. */
export async function lockChat(tx: Queryable, request: string): Promise<LockedChat | undefined> {
  await tx.query(HOLDER, [request]);
  const [chat] = await tx.query<LockedChat>(LOCK, [request]);
  return chat;
}

/** Whether nobody can write in it any more. */
export function isOver({ state }: Pick<LockedChat, 'state'>): boolean {
  return state === 'wrap' || state === 'ended';
}

const WAITS = `
UPDATE interaction SET waiting_since = CASE $2::text WHEN 'agent' THEN NULL ELSE coalesce(waiting_since, to_timestamp($3::float8 / 1000)) END
WHERE id = $1::uuid`;

/** Somebody writes: whoever has it is told, and the contact. Only what they write answers, or waits for an answer (CH-1). */
export async function sayChat(
  change: Change,
  { id, state, agent }: Pick<LockedChat, 'id' | 'state' | 'agent'>,
  saying: { readonly by: Author; readonly text: string; readonly id?: string },
): Promise<StoredEntry> {
  const entry = await say(change.tx, { transcript: id, ...saying });
  const { kind } = saying.by;
  if (kind !== 'system') await change.tx.query(WAITS, [id, kind, entry.at]);
  if (agent !== null) {
    change.changes(agent, id);
    if (state !== 'offered') change.said(agent, { interaction: id, ...entry });
  }
  change.talk({ medium: 'chat', author: kind, chat: id });
  return entry;
}

const CHATS = `
SELECT i.id::text AS id, i.state, i.agent_id AS agent, a.name FROM interaction i JOIN agent a ON a.id = i.agent_id
WHERE i.id = ANY($1::uuid[]) AND i.medium = 'chat'`;

interface Attended {
  readonly id: string;
  readonly state: string;
  readonly agent: string;
  /** Of the agent. */
  readonly name: string;
}

/** Agents have got these: what of it are chats, the contact sees who it is. */
export async function joinChats(change: Change, interactions: readonly string[]): Promise<void> {
  for (const chat of await change.tx.query<Attended>(CHATS, [interactions]))
    await sayChat(change, chat, { by: SYSTEM, text: `${chat.name} joined` });
}

/** The agent who has it is about to leave; `ended` where it is over then, and not given back. */
export async function leaveChat(
  change: Change,
  interaction: string,
  ended: NonNullable<Conversation['ended']> | null,
): Promise<void> {
  const [chat] = await change.tx.query<Attended>(CHATS, [[interaction]]);
  if (!chat) return;
  await change.tx.query('UPDATE interaction SET ended = $2 WHERE id = $1::uuid', [interaction, ended]);
  await sayChat(change, chat, { by: SYSTEM, text: `${chat.name} left` });
}

/** The contact leaves: whoever has it goes on to their after-work, and nobody is offered it any more. */
export async function endChat(change: Change, chat: LockedChat): Promise<void> {
  const { id, state, agent, name, contact, offer } = chat;
  await sayChat(change, chat, { by: SYSTEM, text: `${name} left` });
  await change.tx.query(`UPDATE interaction SET ended = 'by-other' WHERE id = $1::uuid`, [id]);
  const ending = { interaction: id, event: 'released', actor: 'contact' } as const;
  if (agent !== null && state === 'assigned') {
    move(change, { ...ending, state: 'wrap', agent });
    await settle(change, agent, 'wrapped');
    return;
  }
  const locked = offer !== null && agent !== null ? await lockOffer(change.tx, offer, agent) : undefined;
  if (locked?.pending) decide(change, locked, 'withdrawn');
  move(change, { ...ending, state: 'ended', agent: null, outcome: 'released' });
  change.contact(contact);
  if (agent === null) return;
  change.leaves(agent, id, 'withdrawn');
  await settle(change, agent, 'unanswered');
}
