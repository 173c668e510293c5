import type { Command } from './commands.js';
import { lifeOf } from './lives.js';
import { interactionOf, subjectOf } from './selectors.js';
import type { PadState } from './state.js';

/** The state with these fields of an interaction written; a field without a text is forgotten. */
export function withDraft(
  state: PadState,
  interaction: string,
  fields: Readonly<Record<string, string | undefined>>,
): PadState {
  const { [interaction]: before, ...others } = state.drafts;
  const written = Object.entries({ ...before, ...fields }).filter(([, text]) => text !== undefined);
  return {
    ...state,
    drafts: written.length ? { ...others, [interaction]: Object.fromEntries(written) } : others,
  } as PadState;
}

/**
 * What is still to be brought over when a fact has confirmed commands: what was written since stays. What the agent has
 * ended takes its drafts along; what left without the agent leaves them behind.
 */
export function withoutCarried(before: PadState, after: PadState): PadState {
  const { by } = after.cause;
  return before.commands.reduce(
    (state, { command }) =>
      by.includes(command.id) && !lifeOf(after, [command.id]) ? carried(state, command) : state,
    after,
  );
}

function carried(state: PadState, command: Command): PadState {
  const about = subjectOf(command) ?? '';
  const { [about]: written, ...drafts } = state.drafts;
  const { type, id, text, note, disposition } = command as Command & Partial<Record<string, string>>;
  const now = written?.[type];
  const left = now === (text ?? note ?? disposition ?? '') ? undefined : now;
  return interactionOf(state, about)
    ? withDraft(state, about, { [`${type}:${id}`]: undefined, [type]: left })
    : { ...state, drafts };
}
