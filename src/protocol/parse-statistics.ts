import type { MediumFigures, StateTime, Statistics } from '../core/index.js';
import { id, list, number, object, oneOf, optional, type Check } from './check.js';
import { medium } from './parse-entities.js';

/** What an agent did. */
export const statistics: Check<Statistics> = object<Statistics>({
  states: list(
    object<StateTime>({
      state: oneOf('ready', 'not-ready', 'wrap', 'logging'),
      reason: optional(id),
      ms: number,
    }),
  ),
  media: list(object<MediumFigures>({ medium, handled: number, ms: number })),
});
