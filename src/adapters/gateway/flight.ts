import { PadError, type Failure } from '../../core/index.js';
import type { ClientFrame } from '../../protocol/index.js';

/**
 * How long after it was given a command or a question may still be put to a new socket, in milliseconds. The gateway
 * recognises a command by its id, so asking twice is safe; asking late is not, for the agent has moved on.
 */
const RESEND_MS = 5_000;

interface InFlight {
  readonly promise: Promise<unknown>;
  readonly frame: ClientFrame;
  readonly isOld: () => boolean;
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
  /** What to put to a new socket; what is too old is told `UNKNOWN`, and a question `OFFLINE`. */
  resend(): readonly ClientFrame[];
  /** Tells everything that waits. */
  abandon(): void;
}

/** Grows old by the time of day or by a clock that nobody sets: the former may jump, the latter stands still in a sleep. */
function ageing(): () => boolean {
  const [day, clock] = [Date.now(), performance.now()];
  return () => Math.max(Date.now() - day, performance.now() - clock) > RESEND_MS;
}

function inFlight(frame: ClientFrame): InFlight {
  const one: Partial<InFlight> = {};
  const promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
  return Object.assign(one, { promise, frame, isOld: ageing() }) as InFlight;
}

/** An empty list of what waits. */
export function newFlight(): Flight {
  const waiting = new Map<string, InFlight>();

  function take(id: string): InFlight | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  }

  function giveUp(id: string): void {
    const one = take(id);
    const code = one?.frame.type === 'query' ? 'OFFLINE' : 'UNKNOWN';
    one?.reject(new PadError(code));
  }

  return {
    add(id, frame) {
      let one = waiting.get(id);
      if (!one) waiting.set(id, (one = inFlight(frame)));
      if (JSON.stringify(one.frame) === JSON.stringify(frame)) return one.promise;
      return Promise.reject(new PadError('CONFLICT'));
    },
    answer: (id, result) => take(id)?.resolve(result),
    refuse: (id, failure) => take(id)?.reject(new PadError(failure.code, failure.message)),
    resend() {
      for (const [id, { isOld }] of waiting) if (isOld()) giveUp(id);
      return [...waiting.values()].map(({ frame }) => frame);
    },
    abandon() {
      for (const [id] of waiting) giveUp(id);
    },
  };
}
