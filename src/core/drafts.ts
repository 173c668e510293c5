import type { Command } from './commands.js';
import { omitted } from './lists.js';
import { withoutLives } from './lives.js';
import { interactionOf, isQuiet, subjectOf } from './selectors.js';
import type { CommandLife, PadState } from './state.js';

/** The state with these fields of an interaction written; a field without a text is forgotten. */
export function withDraft(
  state: PadState,
  interaction: string,
  fields: Readonly<Record<string, string | undefined>>,
): PadState {
  const written = Object.entries({ ...state.drafts[interaction], ...fields }).filter(
    ([, text]) => text !== undefined,
  );
  const drafts = written.length
    ? { ...state.drafts, [interaction]: Object.fromEntries(written) }
    : omitted(state.drafts, interaction);
  return { ...state, drafts } as PadState;
}

/**
 * The state after a fact has confirmed a command. What it was to bring over is no draft any more, but what was written
 * since stays. What the agent has ended takes its drafts along; what left without the agent leaves them behind.
 */
export function withConfirmed(state: PadState, life: CommandLife): PadState {
  const { command } = life;
  const next = withoutLives(state, (one) => one === life);
  const about = subjectOf(command);
  if (about === undefined || isQuiet(command)) return next;
  if (!interactionOf(state, about)) return { ...next, drafts: omitted(state.drafts, about) };
  const { type, id, text, note, disposition } = command as Command & Partial<Record<string, string>>;
  const now = state.drafts[about]?.[type];
  const left = now === (text ?? note ?? disposition ?? '') ? undefined : now;
  return withDraft(next, about, { [`${type}:${id}`]: undefined, [type]: left });
}
