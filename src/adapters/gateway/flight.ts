import { PadError, type Failure } from '../../core/index.js';
import type { ClientFrame } from '../../protocol/index.js';

/**
 * How long after it was given a command may still be put to a new socket, in milliseconds. The gateway recognises its id,
 * so asking twice is safe; asking late is not, for the agent has moved on.
 */
const RESEND_MS = 5_000;

interface InFlight {
  readonly promise: Promise<unknown>;
  readonly frame: ClientFrame;
  /** By the time of day, and by a clock that nobody sets: the former may jump, the latter stands still in a sleep. */
  readonly since: readonly [number, number];
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: PadError) => void;
}

/** The commands and questions that wait for an answer. */
export interface Flight {
  /**
   * Keeps `frame` until it is answered under `id`. The same once more is answered with the first; another frame under an
   * id that waits is a `CONFLICT`.
   */
  add(id: string, frame: ClientFrame): Promise<unknown>;
  answer(id: string, result?: unknown): void;
  refuse(id: string, failure: Failure): void;
  /** What to put to a new socket; what is too old is told `UNKNOWN`, and questions, which are easily asked again, `OFFLINE`. */
  resend(): readonly ClientFrame[];
  /** Tells everything that waits. */
  abandon(): void;
}

function moment(): readonly [number, number] {
  return [Date.now(), performance.now()];
}

/** Whichever clock says so. */
function isOld(since: readonly [number, number]): boolean {
  return moment().some((now, clock) => now - (since[clock] ?? 0) > RESEND_MS);
}

/** An empty list of what waits. */
export function newFlight(): Flight {
  const waiting = new Map<string, InFlight>();

  function keep(id: string, frame: ClientFrame): Promise<unknown> {
    let settle: Pick<InFlight, 'resolve' | 'reject'> | undefined;
    const promise = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    if (settle) waiting.set(id, { promise, frame, since: moment(), ...settle });
    return promise;
  }

  function take(id: string): InFlight | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  }

  function giveUp(id: string): void {
    const one = take(id);
    const code = one?.frame.type === 'query' ? 'OFFLINE' : 'UNKNOWN';
    one?.reject(new PadError(code, 'The link broke before the gateway answered.'));
  }

  return {
    add(id, frame) {
      const known = waiting.get(id);
      if (!known) return keep(id, frame);
      if (JSON.stringify(known.frame) === JSON.stringify(frame)) return known.promise;
      return Promise.reject(new PadError('CONFLICT', 'This id waits for an answer.'));
    },
    answer: (id, result) => take(id)?.resolve(result),
    refuse: (id, failure) => take(id)?.reject(new PadError(failure.code, failure.message)),
    resend() {
      for (const [id, { frame, since }] of waiting) {
        if (frame.type === 'query' || isOld(since)) giveUp(id);
      }
      return [...waiting.values()].map(({ frame }) => frame);
    },
    abandon() {
      for (const [id] of waiting) giveUp(id);
    },
  };
}
