import type { Clock } from '../../core/index.js';
import { parseServerFrame, SUBPROTOCOL, type ClientFrame, type ServerFrame } from '../../protocol/index.js';
import type { Pulse, PulseEvents } from './pulse.js';

/** Silence of this long before `welcome` means that the attempt has failed, in milliseconds. */
const OPENING_MS = 10_000;

/** After these a link may be dead without having said so, and the network may be there again. */
export const WAKES = ['online', 'pageshow', 'visibilitychange'] as const;

/** What the owner of a socket is told. After `closed` nothing more comes. */
export interface SocketEvents {
  opened(): void;
  frame(frame: ServerFrame): void;
  /** @param code of the close frame, where the gateway sent one. */
  closed(code?: number): void;
}

/** One socket to a gateway. */
export interface AgentSocket {
  send(frame: ClientFrame): void;
  /** Has a pulse from now on. */
  keep(begin: (events: PulseEvents) => Pulse): void;
  /** Closes; `closed` is told at once. */
  readonly close: () => void;
}

/** Opens one socket; a frame that the protocol forbids closes it. */
export function openSocket(url: string, clock: Clock, events: SocketEvents): AgentSocket {
  const socket = new WebSocket(url, SUBPROTOCOL);
  const stopOpening = clock.after(OPENING_MS, close);
  let pulse: Pulse | undefined;
  let over = false;

  function close(end?: Partial<CloseEvent>): void {
    if (over) return;
    over = true;
    stopOpening();
    pulse?.stop();
    socket.close();
    events.closed(end?.code);
  }

  function send(frame: ClientFrame): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function receive(data: unknown): void {
    try {
      const frame = parseServerFrame(String(data));
      const isLate = frame.type === 'pong' && !pulse?.isPrompt();
      stopOpening();
      pulse?.heard();
      if (!isLate) events.frame(frame);
    } catch {
      close();
    }
  }

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
    keep(begin) {
      if (over) return;
      pulse?.stop();
      pulse = begin({
        ping(active) {
          send({ type: 'ping', ...(active && { active }) });
        },
        dead: close,
      });
    },
  };
}
