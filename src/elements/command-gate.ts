import { randomId, type Command, type CommandLife, type PadState, type Request } from '../core/index.js';
import { PadCommandEvent } from './events.js';

/** Asks the page before a command is sent: `pad-command` may be cancelled, or waited for. */
export class CommandGate {
  readonly #host: EventTarget;
  readonly #onHeld: () => void;
  #held: readonly CommandLife[] = [];

  /** @param onHeld called when what the page holds back changes. */
  constructor(host: EventTarget, onHeld: () => void) {
    this.#host = host;
    this.#onHeld = onHeld;
  }

  /** The command with its id, once the page lets it go; nothing when the page cancelled it. */
  async ask(request: Request): Promise<Command | undefined> {
    const command: Command = { ...request, id: request.id ?? randomId() };
    const event = new PadCommandEvent(command);
    if (!this.#host.dispatchEvent(event)) return undefined;
    if (event.waits.length === 0) return command;
    this.#hold([...this.#held, { command, phase: 'pending' }]);
    try {
      await Promise.all(event.waits);
      return command;
    } catch {
      return undefined;
    } finally {
      this.#hold(this.#held.filter((life) => life.command !== command));
    }
  }

  /** The state as the agent sees it: what the page holds back is pending too. */
  view(state: PadState): PadState {
    return this.#held.length === 0 ? state : { ...state, commands: [...state.commands, ...this.#held] };
  }

  #hold(held: readonly CommandLife[]): void {
    this.#held = held;
    this.#onHeld();
  }
}
