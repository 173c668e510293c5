import { PadError, systemClock } from '../../core/index.js';
import { parseServerFrame, SUBPROTOCOL, type ClientFrame, type ServerFrame } from '../../protocol/index.js';

/** Silence of this long before `welcome` means that the attempt has failed, in milliseconds. */
const OPENING_MS = 10_000;

/** What shows that the agent is there, anywhere in the page. */
const TOUCHES = ['keydown', 'pointerdown', 'pointermove'] as const;

/** What the owner of a socket is told. After `closed` nothing more comes. */
export interface SocketEvents {
  opened(): void;
  frame(frame: ServerFrame): void;
  closed(): void;
}

/** One socket to a gateway. */
export interface AgentSocket {
  send(frame: ClientFrame): void;
  /** Pings at this rhythm from now on, and gives up after twice the time without a frame. */
  keepAlive(heartbeatMs: number): void;
  /** Closes; `closed` is told at once. */
  close(): void;
}

/** Opens one socket; a frame that the protocol forbids closes it. */
export function openSocket(url: string, events: SocketEvents): AgentSocket {
  const socket = new WebSocket(url, SUBPROTOCOL);
  let stopPing = (): void => undefined;
  let stopWatch = systemClock.after(OPENING_MS, close);
  let patience = OPENING_MS;
  let over = false;
  let active: true | undefined;

  /** The agent is there (ST-3). */
  function touch(): void {
    active = true;
  }

  function close(): void {
    if (over) return;
    over = true;
    for (const type of TOUCHES) removeEventListener(type, touch, true);
    stopPing();
    stopWatch();
    socket.close();
    events.closed();
  }

  function send(frame: ClientFrame): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function ping(everyMs: number): void {
    send({ type: 'ping', ...(active && { active }) });
    active = undefined;
    stopPing = systemClock.after(everyMs, () => {
      ping(everyMs);
    });
  }

  function receive(data: unknown): void {
    stopWatch();
    stopWatch = systemClock.after(patience, close);
    try {
      if (typeof data !== 'string') throw new PadError('INVALID', 'The frame is not text.');
      events.frame(parseServerFrame(data));
    } catch {
      close();
    }
  }

  for (const type of TOUCHES) addEventListener(type, touch, true);
  socket.addEventListener('open', () => {
    if (!over) events.opened();
  });
  socket.addEventListener('message', ({ data }) => {
    if (!over) receive(data);
  });
  socket.addEventListener('close', close);
  socket.addEventListener('error', close);

  return {
    send,
    close,
    keepAlive(heartbeatMs) {
      patience = 2 * heartbeatMs;
      stopPing();
      stopPing = systemClock.after(heartbeatMs, () => {
        ping(heartbeatMs);
      });
    },
  };
}
