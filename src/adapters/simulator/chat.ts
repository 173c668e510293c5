import { PadError } from '../../core/index.js';
import type { Conversation } from '../../core/index.js';
import { agentOf, interactionOf } from './holdings.js';
import { end } from './lifecycle.js';
import { announce, contactOf, showTyping, write } from './talk.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { letGo } from './wrap-up.js';

/** The contact of a chat writes, also while they wait. */
export function contactWrites(turn: Turn, id: string, text: string): void {
  const one = demandChat(turn, id);
  write(turn, one, contactOf(one), text);
}

/** The contact of a chat is writing. */
export function contactTypes(turn: Turn, id: string): void {
  showTyping(turn, demandChat(turn, id));
}

/** The contact of a chat leaves; what waits for an agent is over then. */
export function contactLeaves(turn: Turn, one: WorldInteraction): void {
  const { name } = contactOf(one);
  if (one.phase === 'connected' && one.agent !== undefined)
    endChat(turn, one, agentOf(turn.state, one.agent), { ended: 'by-other', name });
  else {
    announce(turn, one, name, 'left');
    end(turn, one, 'withdrawn');
  }
}

/** A chat is over, and its after-work begins. */
export function endChat(
  turn: Turn,
  one: WorldInteraction,
  agent: WorldAgent,
  { ended, name }: { readonly ended: NonNullable<Conversation['ended']>; readonly name: string },
): void {
  if (one.talk) one.talk.ended = ended;
  letGo(turn, one, agent);
  announce(turn, one, name, 'left');
}

/** A chat that is not over. */
function demandChat({ state }: Turn, id: string): WorldInteraction {
  const one = interactionOf(state, id);
  if (one?.medium !== 'chat' || one.phase === 'ended' || one.talk?.ended)
    throw new PadError('NOT_FOUND', `there is no open chat ${id}`);
  return one;
}
