import type { Fact } from './adapter.js';
import type { Command } from './commands.js';
import { withConfirmed } from './drafts.js';
import { deepFreeze } from './freeze.js';
import { withoutLives } from './lives.js';
import { rememberFailure } from './notices.js';
import { withFact } from './reduce-facts.js';
import { withLocalChange } from './reduce-local.js';
import { isQuiet, subjectOf } from './selectors.js';
import type { Cause, CommandLife, Failed, LocalChange, PadState } from './state.js';

/** Everything that can change a pad: what a backend said, what became of a command, what the agent did in the pad. */
export type Action =
  | { readonly type: 'fact'; readonly fact: Fact; /** Local milliseconds since 1970. */ readonly at: number }
  | { readonly type: 'sent'; readonly command: Command }
  | ({ readonly type: 'failed' } & Failed)
  | { readonly type: 'local'; readonly change: LocalChange };

/** The next state. Pure; gives the same object back when nothing changed. Late, repeated and foreign facts change nothing. */
export function reduce(state: PadState, action: Action): PadState {
  const cause = causeOf(action);
  const next = step(state, action, cause.by);
  // A step that changes anything makes a state of its own: no other copy is needed.
  return next === state ? state : Object.freeze(Object.assign(next, { cause }));
}

function causeOf(action: Action): Cause {
  const about = action.type === 'fact' ? action.fact : action;
  if (about.type === 'settled') return { type: about.type, by: [about.command] };
  if (about.type === 'failed') return { type: about.type, by: [about.command.id] };
  const { type, by = [] } = about as { readonly type: Cause['type']; readonly by?: readonly string[] };
  return about.type === 'interaction' ? { type, by, interaction: about.interaction.id } : { type, by };
}

function step(state: PadState, action: Action, by: readonly string[]): PadState {
  switch (action.type) {
    case 'fact':
      return withNews(state, deepFreeze(action.fact), action.at, by);
    case 'sent':
      return withLife(watching(state, action.command), { command: action.command, phase: 'pending' });
    case 'failed':
      return withFailure(state, action);
    case 'local':
      return withLocalChange(state, action.change);
  }
}

function withNews(state: PadState, fact: Fact, at: number, by: readonly string[]): PadState {
  const settled = state.commands.filter(({ command }) => by.includes(command.id));
  const [life] = settled;
  if (life && fact.type === 'settled' && fact.error)
    return withFailure(state, { command: life.command, phase: 'refused', failure: fact.error, at });
  return settled.reduce(withConfirmed, withFact(state, fact, at, !!life));
}

function withFailure(state: PadState, failed: Failed): PadState {
  const { command, phase, failure } = failed;
  if (isQuiet(command)) return withoutLives(state, (life) => life.command.id === command.id);
  return withLife(rememberFailure(state, failed), { command, phase, failure });
}

/** What was watched is forgotten when nothing is any more: it would not be kept up to date. */
function watching(state: PadState, command: Command): PadState {
  return command.type === 'watch' && !command.targets.length ? { ...state, targets: {} } : state;
}

/** The newest command of a type about a subject takes the place of the one before: a control shows one outcome. */
function withLife(state: PadState, life: CommandLife): PadState {
  const { id, type } = life.command;
  const subject = subjectOf(life.command);
  const others = withoutLives(
    state,
    ({ command, phase }) =>
      command.id === id || (phase !== 'pending' && command.type === type && subjectOf(command) === subject),
  );
  return { ...others, commands: [...others.commands, deepFreeze(life)] };
}
