import type { CommandLife, PadState } from './state.js';

/** The first unconfirmed command with one of those ids, or nothing. */
export function lifeOf(state: PadState, ids: readonly string[]): CommandLife | undefined {
  return state.commands.find(({ command }) => ids.includes(command.id));
}

/** The state without the unconfirmed commands that are meant. */
export function withoutLives(state: PadState, isMeant: (life: CommandLife) => boolean): PadState {
  return { ...state, commands: state.commands.filter((life) => !isMeant(life)) };
}
