import type { Fact, Failure } from './adapter.js';
import type { Command } from './commands.js';
import { deepFreeze } from './freeze.js';
import { settledBy, withAgent, withInteraction, withLink, withNotice, withSnapshot } from './reduce-facts.js';
import { withLocalChange } from './reduce-local.js';
import { refusalNotice, remember } from './notices.js';
import { selectedInteraction, subjectOf } from './selectors.js';
import type { CommandLife, LocalChange, PadState } from './state.js';

/** Everything that can change a pad: what a backend said, what became of a command, what the agent did in the pad. */
export type Action =
  | { readonly type: 'fact'; readonly fact: Fact; /** Local milliseconds since 1970. */ readonly at: number }
  | { readonly type: 'sent'; readonly command: Command }
  | {
      readonly type: 'failed';
      readonly phase: 'refused' | 'unknown';
      readonly command: Command;
      readonly failure: Failure;
      readonly at: number;
    }
  | { readonly type: 'local'; readonly change: LocalChange };

/** The next state. Pure; gives the same object back when nothing changed. Late, repeated and foreign facts change nothing. */
export function reduce(state: PadState, action: Action): PadState {
  return Object.freeze(step(state, action));
}

function step(state: PadState, action: Action): PadState {
  switch (action.type) {
    case 'fact':
      return reduceFact(state, deepFreeze(action.fact), action.at);
    case 'sent':
      return {
        ...withLife(state, { command: action.command, phase: 'pending' }),
        cause: { type: 'command', by: [] },
      };
    case 'failed':
      return reduceFailure(state, action.command, action.phase, action.failure, action.at);
    case 'local':
      return withLocalChange(state, action.change);
  }
}

function reduceFact(state: PadState, fact: Fact, at: number): PadState {
  if (fact.type === 'settled') {
    const life = state.commands.find(({ command }) => command.id === fact.command);
    if (!life) return state;
    if (fact.error) return reduceFailure(state, life.command, 'refused', fact.error, at);
  }
  const by = settledBy(fact);
  const heard = applyFact(state, fact, at);
  const told = heard.interactions === state.interactions ? heard : withLawfulSelection(heard);
  const settled = state.commands.some(({ command }) => by.includes(command.id));
  if (told === state && !settled) return state;
  const cause = { type: fact.type === 'snapshot' ? fact.type : 'fact', by } as const;
  const commands = settled ? told.commands.filter(({ command }) => !by.includes(command.id)) : told.commands;
  return { ...told, commands, cause };
}

/** The panel shows only what the agent holds: what was taken back or offered anew closes. */
function withLawfulSelection(state: PadState): PadState {
  if (state.selected === undefined || selectedInteraction(state)?.phase === 'connected') return state;
  return { ...state, selected: undefined };
}

function applyFact(state: PadState, fact: Fact, at: number): PadState {
  switch (fact.type) {
    case 'snapshot':
      return withSnapshot(state, fact, at);
    case 'agent':
      return withAgent(state, fact.agent);
    case 'interaction':
      return withInteraction(state, fact.interaction, fact.by ?? [], at);
    case 'link':
      return withLink(state, fact.link, fact.now, at);
    case 'notice':
      return withNotice(state, fact.notice, at);
    case 'settled':
      return state;
  }
}

function reduceFailure(
  state: PadState,
  command: Command,
  phase: 'refused' | 'unknown',
  failure: Failure,
  at: number,
): PadState {
  const notice = refusalNotice(state, command, phase, failure, at);
  const cause = { type: 'command', by: [command.id] } as const;
  const { code, message } = failure;
  return { ...withLife(remember(state, notice), { command, phase, failure: { code, message } }), cause };
}

/** The newest command of a type about a subject takes the place of the one before: a control shows one outcome. */
function withLife(state: PadState, life: CommandLife): PadState {
  const { command } = life;
  const others = state.commands.filter(
    (other) =>
      other.command.id !== command.id && (other.phase === 'pending' || !sameControl(other.command, command)),
  );
  return { ...state, commands: [...others, deepFreeze(life)] };
}

function sameControl(a: Command, b: Command): boolean {
  return a.type === b.type && subjectOf(a) === subjectOf(b);
}
