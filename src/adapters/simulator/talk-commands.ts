import { PadError } from '../../core/index.js';
import type { Author, Received, SendMessage, Typing } from '../../core/index.js';
import { inviteToIm } from './im.js';
import { otherLegOf } from './legs.js';
import { fits, held } from './mine.js';
import { demand, interactionCan } from './permissions.js';
import { authorOf, showTyping, write } from './talk.js';
import { tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

const LONGEST = 4000;

/** Writes into a conversation; the first message of a consultation invites the colleague (IM-18). */
export function sendMessage(turn: Turn, agent: WorldAgent, { interaction, text }: SendMessage): void {
  const one = held(turn, agent, interaction);
  if (one.talk?.ended) throw new PadError('GONE', 'the conversation is over');
  demand(interactionCan(turn.state, one, agent)['send-message']);
  if (text.trim() === '') throw new PadError('INVALID', 'there is nothing to send');
  fits(text, LONGEST);
  say(turn, one, authorOf(agent), text);
}

/** Somebody says something, and whoever does not know of it yet is asked to come. */
export function say(turn: Turn, one: WorldInteraction, by: Author, text: string): void {
  const asks = one.phase === 'not-connected';
  if (asks) inviteToIm(turn, one);
  write(turn, one, by, text);
}

/** Shows the other side that the agent is writing; a contact of a world does not look. */
export function typing(turn: Turn, agent: WorldAgent, { interaction }: Typing): void {
  showTyping(turn, otherLegOf(turn, conversation(turn, agent, interaction)));
}

/** Tells who wrote it that it has arrived. */
export function received(turn: Turn, agent: WorldAgent, { interaction, number }: Received): void {
  const one = conversation(turn, agent, interaction);
  const other = otherLegOf(turn, one);
  const known = Math.min(number, one.talk?.entries.length ?? 0);
  if (!other?.talk || other.talk.delivered >= known) return;
  other.talk.delivered = known;
  if (other.agent !== undefined) tellInteraction(turn, other, other.agent);
}

function conversation(turn: Turn, agent: WorldAgent, id: string): WorldInteraction {
  const one = held(turn, agent, id);
  if (!one.talk) throw new PadError('NOT_ALLOWED', 'nobody writes here');
  return one;
}
