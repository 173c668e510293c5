import type { Command, CommandType } from './commands.js';
import { placeOf } from './lists.js';
import type { Agent, Interaction, Permission, Phase } from './model.js';
import type { Cause, CommandLife, PadState } from './state.js';

const OUT_OF_HAND: readonly Phase[] = ['offered', 'parked', 'gone'];

/** The interaction of that id, or nothing. */
export function interactionOf(state: PadState, id: string | undefined): Interaction | undefined {
  return state.interactions[placeOf(state.interactions, id)];
}

/** The interactions of a state that something may have changed: a fact about one leaves the others as they were. */
export function touched(state: PadState, { interaction }: Cause): readonly Interaction[] {
  if (interaction === undefined) return state.interactions;
  const one = interactionOf(state, interaction);
  return one ? [one] : [];
}

/** The interaction whose panel is open. */
export function selectedInteraction(state: PadState): Interaction | undefined {
  return interactionOf(state, state.selected);
}

/** Whether the agent has it in hand, not only offered or set aside; only such a one can be opened. */
export function isInHand(one: Interaction | undefined): boolean {
  return !!one && !OUT_OF_HAND.includes(one.phase);
}

/** Whether the backend of that source can be reached now. */
export function isUp(state: PadState, source: string): boolean {
  return state.sources[source]?.link.state === 'up';
}

/** The unconfirmed command of that type about that subject: an interaction, or the agent when no id is given. */
export function commandLife(
  state: PadState,
  type: CommandType,
  interaction?: string,
): CommandLife | undefined {
  return state.commands.find(({ command }) => command.type === type && subjectOf(command) === interaction);
}

/** The id of the interaction that a command is about; nothing for commands about the agent. */
export function subjectOf(command: Command): string | undefined {
  return (command as { readonly interaction?: string }).interaction;
}

/** Whether nobody asked for it by hand: it blocks no control, and that it failed is no news. */
export function isQuiet({ type }: Command): boolean {
  return type === 'watch' || type === 'typing' || type === 'received';
}

/**
 * Whether a control is shown, enabled, or blocked and why: what the backend allows, and on top of it the pad's own two
 * reasons, `OFFLINE` and `PENDING` (any command about the same subject is under way).
 */
export function permission(
  state: PadState,
  subject: Agent | Interaction,
  type: CommandType,
): Permission | undefined {
  const granted = subject.can[type];
  const interaction = 'phase' in subject ? subject.id : undefined;
  if (!granted) return undefined;
  if (!isUp(state, subject.source)) return { reason: 'OFFLINE' };
  const busy = state.commands.some(
    ({ command, phase }) => phase === 'pending' && !isQuiet(command) && subjectOf(command) === interaction,
  );
  return busy ? { reason: 'PENDING' } : granted;
}
