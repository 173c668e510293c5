import type { Command } from './commands.js';
import type { CommandLife, PadState } from './state.js';

/** The first unconfirmed command with one of those ids, or nothing. */
export function lifeOf(state: PadState, ids: readonly string[]): CommandLife | undefined {
  return state.commands.find(({ command }) => ids.includes(command.id));
}

/** The state without the commands that were refused or whose outcome is unknown, where they are meant. */
export function withoutSettled(state: PadState, isMeant: (command: Command) => boolean): PadState {
  return {
    ...state,
    commands: state.commands.filter(({ command, phase }) => phase === 'pending' || !isMeant(command)),
  };
}

/** The state without the unconfirmed commands with those ids. */
export function withoutLives(state: PadState, ids: readonly string[]): PadState {
  return { ...state, commands: state.commands.filter(({ command }) => !ids.includes(command.id)) };
}
