import type { Failure } from 'contact-pad/core';
import { CLOSE } from 'contact-pad/protocol';
import type { ServerFrame } from 'contact-pad/protocol';

/** What a session needs of a WebSocket. */
export interface AgentSocket {
  readonly readyState: number;
  readonly OPEN: number;
  /** Bytes that wait to be sent. */
  readonly bufferedAmount: number;
  send(text: string, sent?: (error?: Error | null) => void): void;
  close(code: number): void;
  terminate(): void;
  on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** What may wait in a socket that its client does not read, in bytes; more, and the client must come back and resume. */
const MAX_BUFFERED = 1024 * 1024;

/** Above this, whoever has much to send waits until what waits in the socket has gone out, in bytes. */
const MAX_IN_FLIGHT = 256 * 1024;

/** How long a client may take to close in good order, in milliseconds. */
const CLOSE_MS = 2_000;

/** The sending half of a socket: frames out, bounded, and one way to end it. */
export class Connection {
  /** Of the request by which it came, in the log. */
  readonly id: string;
  readonly #socket: AgentSocket;

  constructor(socket: AgentSocket, id = '') {
    this.#socket = socket;
    this.id = id;
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Sends a frame, unless the socket is closing. Gives whether it went. */
  send(frame: ServerFrame): boolean {
    if (!this.open) return false;
    if (this.#socket.bufferedAmount > MAX_BUFFERED) {
      this.close(CLOSE.slow);
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** So much waits in the socket that whoever can wait should. */
  get full(): boolean {
    return this.#socket.bufferedAmount > MAX_IN_FLIGHT;
  }

  /** Sends a frame and, where much waits in the socket, resolves only when it has gone out. Gives whether it went. */
  async sendInTurn(frame: ServerFrame): Promise<boolean> {
    if (!this.full) return this.send(frame);
    if (!this.open) return false;
    return new Promise((resolve) => {
      this.#socket.send(JSON.stringify(frame), (error) => {
        resolve(!error);
      });
    });
  }

  /** Says why, then closes. */
  bye(error: Failure, code: number): void {
    this.send({ type: 'bye', error });
    this.close(code);
  }

  /** Closes; a client that does not answer is cut off. */
  close(code: number): void {
    this.#socket.close(code);
    setTimeout(() => {
      this.#socket.terminate();
    }, CLOSE_MS).unref();
  }
}
