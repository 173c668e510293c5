import type { Goal, MediumFigures, StateTime, Statistics } from '../core/index.js';
import { id, list, number, object, oneOf, optional, words, type Check } from './check.js';
import { medium } from './parse-entities.js';

const state = oneOf('ready', 'not-ready', 'wrap', 'logging');
const reason = optional(id);
const maybeNumber = optional(number);

/** What figures of an agent should be. */
export const goals: Check<readonly Goal[]> = list(
  object<Goal>({
    of: oneOf('handled', 'average', 'time'),
    medium: optional(medium),
    state: optional(state),
    reason,
    target: maybeNumber,
    warningLow: maybeNumber,
    warningHigh: maybeNumber,
    errorLow: maybeNumber,
    errorHigh: maybeNumber,
    description: optional(words),
  }),
);

/** What an agent did. */
export const statistics: Check<Statistics> = object<Statistics>({
  states: list(object<StateTime>({ state, reason, ms: number })),
  media: list(object<MediumFigures>({ medium, handled: number, ms: number })),
  goals: optional(goals),
});
