import type { Command, CommandType } from './commands.js';
import { classOf, type Agent, type Interaction, type InteractionClass, type Permission } from './model.js';
import type { CommandLife, PadState } from './state.js';

const URGENCY: readonly InteractionClass[] = ['live', 'semi-live', 'non-live'];

/** The one of that id in a list, or nothing. */
export function byId<T extends { readonly id: string }>(
  list: readonly T[],
  id: string | undefined,
): T | undefined {
  // A plain loop: it runs with every fact over every interaction.
  for (const one of list) if (one.id === id) return one;
  return undefined;
}

/** The interaction of that id, or nothing. */
export function interactionOf(state: PadState, id: string | undefined): Interaction | undefined {
  return byId(state.interactions, id);
}

/** The interaction whose panel is open. */
export function selectedInteraction(state: PadState): Interaction | undefined {
  return interactionOf(state, state.selected);
}

/** What waits for an answer: live first, newest first among equals (design, look). */
export function offers(state: PadState): readonly Interaction[] {
  const waiting = state.interactions.filter((one) => one.phase === 'offered');
  return waiting.sort((a, b) => urgency(a) - urgency(b) || b.since - a.since);
}

function urgency({ medium }: Interaction): number {
  return URGENCY.indexOf(classOf(medium));
}

/** What the agent holds, in the order of arrival. */
export function listed(state: PadState): readonly Interaction[] {
  return state.interactions.filter((one) => one.phase !== 'offered');
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
  if (!granted) return undefined;
  if (!isUp(state, subject.source)) return { reason: 'OFFLINE' };
  const interaction = 'phase' in subject ? subject.id : undefined;
  const busy = state.commands.some(
    (life) => life.phase === 'pending' && subjectOf(life.command) === interaction,
  );
  return busy ? { reason: 'PENDING' } : granted;
}

/** How many notices the agent has not seen. */
export function unreadNotices(state: PadState): number {
  return state.notices.filter((notice) => !notice.read).length;
}
