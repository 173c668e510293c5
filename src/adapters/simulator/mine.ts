import { PadError } from '../../core/index.js';
import type { CommandType } from '../../core/index.js';
import { interactionOf } from './holdings.js';
import { demand, interactionCan } from './permissions.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

/** An interaction that this agent has and may do that with; one of somebody else does not exist for them. */
export function mine(turn: Turn, agent: WorldAgent, id: string, command: CommandType): WorldInteraction {
  const one = held(turn, agent, id);
  demand(interactionCan(turn.state, one, agent)[command]);
  return one;
}

/** An interaction that this agent has. */
export function held(turn: Turn, agent: WorldAgent, id: string): WorldInteraction {
  const one = interactionOf(turn.state, id);
  if (one?.agent !== agent.id || one.phase === 'offered' || one.phase === 'ended')
    throw new PadError('NOT_FOUND', 'there is no such interaction');
  return one;
}

/** Throws `INVALID` where a text is longer than its command allows. */
export function fits(text: string | undefined, longest: number): void {
  if (text !== undefined && text.length > longest)
    throw new PadError('INVALID', `at most ${longest} characters`);
}
