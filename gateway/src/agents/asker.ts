import type { Command, CommandType } from 'contact-pad/core';
import type { Change } from '../events/change.js';
import type { OfferRules } from '../routing/offers.js';
import type { Presence } from '../routing/presence.js';

/** On whose behalf, and by which rules, a command is carried out. */
export interface Asking {
  readonly agent: string;
  readonly rules: OfferRules;
  /** When the command came in, by `performance.now()`. */
  readonly since: number;
}

/** Who asks; their row is locked. */
export interface Asker extends Asking {
  readonly presence: Presence;
}

/** Does one kind of command, or throws a `PadError` before the first write. */
export type Performer<T extends CommandType> = (
  change: Change,
  asker: Asker,
  command: Extract<Command, { type: T }>,
) => Promise<void>;

/** The performers of one family of commands. */
export type Performers = { readonly [T in CommandType]?: Performer<T> };
