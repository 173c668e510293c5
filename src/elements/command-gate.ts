import type { ReactiveControllerHost } from 'lit';
import {
  PadError,
  randomId,
  subjectOf,
  type Command,
  type CommandLife,
  type Pad,
  type PadState,
  type Request,
} from '../core/index.js';
import { PadCommandEvent, PadErrorEvent } from './events.js';

/** Sends what the agent asks for, after the page had its say: `pad-command` may be cancelled, or waited for. */
export class CommandGate {
  readonly #host: EventTarget & ReactiveControllerHost;
  #held: readonly CommandLife[] = [];

  /** @param host sends the events, and renders when what the page holds back changes. */
  constructor(host: EventTarget & ReactiveControllerHost) {
    this.#host = host;
  }

  /** Sends a command if the page lets it go. */
  async send(pad: Pad | undefined, request: Request): Promise<void> {
    const command = await this.#ask(request);
    if (command) await this.report(pad?.send(command), command.id, subjectOf(command));
  }

  /** Tells the page when what the agent asked for fails; the agent sees it beside the control. */
  async report(sent: Promise<void> | undefined, commandId: string, interactionId?: string): Promise<void> {
    try {
      await sent;
    } catch (thrown) {
      const { code, message } = PadError.from(thrown);
      const about = interactionId === undefined ? {} : { interactionId };
      this.#host.dispatchEvent(new PadErrorEvent({ source: 'agent', code, message, commandId, ...about }));
    }
  }

  /** The command with its id, once the page lets it go; nothing when the page cancelled it. */
  async #ask(request: Request): Promise<Command | undefined> {
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
    this.#host.requestUpdate();
  }
}
