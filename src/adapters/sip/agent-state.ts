import { PadError, systemClock } from '../../core/index.js';
import type { Agent, Can, CommandType } from '../../core/index.js';
import type { SipOptions } from './sip.js';
import type { Untold } from './teller.js';

/** The agent of a line: Ready, Not Ready with a configured reason, Logged out. */
export class AgentState {
  readonly #options: SipOptions;
  readonly #user: string;
  #now: Pick<Agent, 'state' | 'reason' | 'since'>;

  constructor(options: SipOptions, user: string) {
    this.#options = options;
    this.#user = user;
    this.#now = { state: options.state ?? 'not-ready', since: systemClock.now() };
  }

  get state(): Agent['state'] {
    return this.#now.state;
  }

  /** Throws `INVALID` for a reason that is none. */
  become(state: Agent['state'], reason: string | undefined): void {
    if (reason !== undefined && !(this.#options.reasons ?? []).some(({ code }) => code === reason))
      throw new PadError('INVALID', 'there is no such reason');
    this.#now = { state, since: systemClock.now(), ...(reason === undefined ? {} : { reason }) };
  }

  /** As a pad sees them. */
  view(hasCalls: boolean): Untold<Agent> {
    const { displayName, reasons = [], without } = this.#options;
    const logOut = hasCalls ? ({ reason: 'INTERACTIONS_OPEN' } as const) : true;
    const can: Can = {
      'set-state': true,
      'set-audio': true,
      'enable-audio': true,
      ...(this.state === 'logged-out' ? {} : { 'log-out': logOut, call: true }),
    };
    const name = displayName ?? this.#user;
    return { id: this.#user, name, ...this.#now, reasons, can: except(can, without) };
  }
}

/** All of it but what is kept from this agent. */
export function except(can: Can, without: readonly CommandType[] = []): Can {
  return Object.fromEntries(
    Object.entries(can).filter(([command]) => !without.includes(command as CommandType)),
  );
}
