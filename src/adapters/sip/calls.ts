import { PadError, type Can, type Command, type CommandType, type Phase } from '../../core/index.js';
import { except } from './agent-state.js';
import type { Call } from './call.js';
import { canOf, demand } from './permissions.js';

/** How many calls that are over are remembered. */
const MOST_GONE = 256;

/** The phase in which a call is when the command about it is done. */
const EFFECTS: Readonly<Partial<Record<CommandType, Phase>>> = {
  accept: 'connected',
  reject: 'gone',
  release: 'gone',
  hold: 'held',
  retrieve: 'connected',
};

/** The calls that go on, by id, and what they have to do with each other. */
export class Calls extends Map<string, Call> {
  readonly #gone = new Set<string>();
  readonly #without: readonly CommandType[] | undefined;

  /** `without`: what this agent may not do with any. */
  constructor(without: readonly CommandType[] | undefined) {
    super();
    this.#without = without;
  }

  /** The call that a command is about; throws unless the command can be done with it now. */
  find(id: string, command: CommandType): Call {
    const call = this.#get(id);
    demand(this.canOf(call), command);
    return call;
  }

  /** The call that is offered under that id; throws `GONE` where it was. */
  offered(id: string, offer: string): Call {
    const call = this.#get(id);
    if (call.phase !== 'offered' || call.offer?.id !== offer)
      throw new PadError('GONE', 'this offer is over');
    return call;
  }

  /** From now on the call that a command is about waits for its effect; returns the way to call that off. */
  await(command: Command): () => void {
    const phase = EFFECTS[command.type];
    const call = 'interaction' in command ? this.get(command.interaction ?? '') : undefined;
    if (!call || !phase) return () => undefined;
    const awaited = { command: command.id, phase };
    call.awaited = awaited;
    return () => {
      if (call.awaited === awaited) delete call.awaited;
    };
  }

  /** A call is over. */
  end({ id }: Call): void {
    this.delete(id);
    this.#gone.add(id);
    for (const oldest of [...this.#gone].slice(0, -MOST_GONE)) this.#gone.delete(oldest);
  }

  /** What can be done with a call now. */
  canOf(call: Call): Can {
    return except(canOf(call, this.otherOf(call), this.about(call).length > 0), this.#without);
  }

  /** The call that a consult is about, while there is one. */
  parentOf({ parent }: Call): Call | undefined {
    return parent === undefined ? undefined : this.get(parent);
  }

  /** The consults about a call. */
  about({ id }: Call): readonly Call[] {
    return [...this.values()].filter(({ parent }) => parent === id);
  }

  /** The consult about a call that can be brought in, or given the call. */
  consultAbout(call: Call): Call | undefined {
    return this.about(call).find(isTalking);
  }

  /** Of a call and the consult about it, the other one, where somebody is there. */
  otherOf(call: Call): Call | undefined {
    const parent = this.parentOf(call);
    return parent && isTalking(parent) ? parent : this.consultAbout(call);
  }

  #get(id: string): Call {
    const call = this.get(id);
    if (!call) throw new PadError(this.#gone.has(id) ? 'GONE' : 'NOT_FOUND', 'there is no such call');
    return call;
  }
}

const isTalking = ({ phase }: Call): boolean => phase === 'connected' || phase === 'held';
