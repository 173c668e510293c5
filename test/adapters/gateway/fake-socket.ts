import type { ClientFrame, ServerFrame } from '../../../src/protocol/index.js';

/** The other end of the adapter's sockets, in the test's hand. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  /** All that were opened, oldest first. */
  static readonly all: FakeSocket[] = [];
  /** What each does when it has been made. */
  static onOpen: (socket: FakeSocket) => void = () => undefined;
  readonly heard: ClientFrame[] = [];
  readyState = FakeSocket.OPEN;

  constructor() {
    super();
    FakeSocket.all.push(this);
    queueMicrotask(() => {
      FakeSocket.onOpen(this);
    });
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('There is no socket.');
    return socket;
  }

  /** How often the page has said something of that type. */
  count(type: ClientFrame['type']): number {
    return this.heard.filter((frame) => frame.type === type).length;
  }

  send(text: string): void {
    this.heard.push(JSON.parse(text) as ClientFrame);
  }

  /** @param code as the gateway's close frame has it; without one the link broke. */
  close(code = 1006): void {
    if (this.readyState !== FakeSocket.OPEN) return;
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  say(frame: ServerFrame): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
}
