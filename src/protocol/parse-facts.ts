import { ERROR_CODES } from '../core/codes.js';
import type { Departure, Fact, Failure } from '../core/index.js';
import { id, kind, list, number, object, oneOf, optional, variant, words, type Check } from './check.js';
import { agent, interaction, outcome, target } from './parse-entities.js';
import { entry } from './parse-talk.js';

const by = optional(list(id));

/** Why something was refused. */
export const failure: Check<Failure> = object<Failure>({ code: oneOf(...ERROR_CODES), message: words });

type Told<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** What a gateway reports. How the link to it stands is for its client to tell. */
export const fact: Check<Fact> = variant<Exclude<Fact, { type: 'link' }>>({
  snapshot: kind<Told<'snapshot'>>({
    source: id,
    now: number,
    agent,
    interactions: list(interaction),
    left: list(object<Departure>({ id, outcome })),
    by,
  }),
  agent: kind<Told<'agent'>>({ agent, by }),
  interaction: kind<Told<'interaction'>>({ interaction, by }),
  message: kind<Told<'message'>>({ entry, by }),
  typing: kind<Told<'typing'>>({ interaction: id, until: number }),
  target: kind<Told<'target'>>({ target }),
  notice: kind<Told<'notice'>>({
    notice: object<Pick<Told<'notice'>['notice'], 'id' | 'level' | 'text'>>({
      id,
      level: oneOf('info', 'warning', 'error'),
      text: words,
    }),
  }),
  settled: kind<Told<'settled'>>({ command: id, error: optional(failure) }),
});
