import { randomId, systemClock, type PadError } from '../../core/index.js';
import type { Agent, Fact, Interaction, Link } from '../../core/index.js';

/** The `source` of every fact of a SIP adapter. */
export const SOURCE = 'sip';

/** An entity before it is told. */
export type Untold<T extends Agent | Interaction> = Omit<T, 'source' | 'revision'>;

/** Puts what a session has to say into facts, numbered in the order in which they are told. */
export class Teller {
  readonly #report: (fact: Fact) => void;
  #revision = 0;
  #isSilent = false;

  constructor(report: (fact: Fact) => void) {
    this.#report = report;
  }

  /** The beginning: an agent, with the calls that another page has left. */
  snapshot(agent: Untold<Agent>, calls: readonly Untold<Interaction>[]): void {
    const interactions = calls.map((one) => this.#numbered(one));
    const now = systemClock.now();
    this.#tell({
      type: 'snapshot',
      source: SOURCE,
      now,
      agent: this.#numbered(agent),
      interactions,
      left: [],
    });
  }

  agent(agent: Untold<Agent>, by?: readonly string[]): void {
    this.#tell({ type: 'agent', agent: this.#numbered(agent), ...(by ? { by } : {}) });
  }

  interaction(interaction: Untold<Interaction>, by: readonly string[]): void {
    this.#tell({ type: 'interaction', interaction: this.#numbered(interaction), by });
  }

  link(link: Omit<Link, 'source'>): void {
    const now = link.state === 'up' ? { now: systemClock.now() } : {};
    this.#tell({ type: 'link', link: { source: SOURCE, ...link }, ...now });
  }

  /** The other side of a call was lost. */
  lost(name: string): void {
    const notice = { id: randomId(), level: 'warning', text: '', code: 'call-lost', about: name } as const;
    this.#tell({ type: 'notice', notice });
  }

  settled(command: string, error?: PadError): void {
    const failure = error && { code: error.code, message: error.message };
    this.#tell({ type: 'settled', command, ...(failure ? { error: failure } : {}) });
  }

  /** Nothing comes any more. */
  silence(): void {
    this.#isSilent = true;
  }

  #numbered<T extends object>(entity: T): T & { source: string; revision: number } {
    this.#revision += 1;
    return { ...entity, source: SOURCE, revision: this.#revision };
  }

  #tell(fact: Fact): void {
    if (!this.#isSilent) this.#report(fact);
  }
}
