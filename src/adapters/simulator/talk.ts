import type { Author } from '../../core/index.js';
import { phaseFor } from './holdings.js';
import { otherLegOf } from './legs.js';
import { numbered } from './transcript.js';
import { tellEntry, tellInteraction, tellTyping } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

/** How long somebody counts as writing who says so once, in milliseconds. */
const TYPING_MS = 5000;

/** The agent as whoever wrote something. */
export function authorOf({ id, name }: WorldAgent): Author {
  return { kind: 'agent', id, name };
}

/** The contact of a chat as whoever wrote something. */
export function contactOf({ contact }: WorldInteraction): Author {
  return { kind: 'contact', name: contact?.name ?? contact?.address ?? '' };
}

/** Puts an entry into the transcript of each side, and tells whoever holds it; who is only offered it sees the count. */
export function write(turn: Turn, one: WorldInteraction, by: Author, text: string): void {
  for (const side of [one, otherLegOf(turn, one)]) {
    if (!side?.talk) continue;
    const { id, agent, talk } = side;
    const entry = { at: turn.now, by, text };
    const number = talk.entries.push(entry);
    // The contact of a world looks at once.
    if (side.medium === 'chat') talk.delivered = number;
    delete talk.isTyping;
    const phase = agent === undefined ? undefined : phaseFor(side, agent);
    if (agent === undefined || phase === undefined) continue;
    tellInteraction(turn, side, agent);
    if (phase !== 'offered') tellEntry(turn, agent, numbered(id, entry, number));
  }
}

/** Puts into a chat that somebody came or went. */
export function announce(turn: Turn, one: WorldInteraction, name: string, step: 'joined' | 'left'): void {
  if (one.medium === 'chat') write(turn, one, { kind: 'system', name: 'system' }, `${name} ${step}`);
}

/** Tells the agent of a leg that whoever is at the other end is writing; nothing of it is kept. */
export function showTyping(turn: Turn, leg: WorldInteraction | undefined): void {
  if (leg?.phase === 'connected' && leg.agent !== undefined)
    tellTyping(turn, leg.agent, leg.id, turn.now + TYPING_MS);
}
