import { PadError, type Failure, type Query, type QueryResult } from '../../core/index.js';
import type { ClientFrame } from '../../protocol/index.js';

/**
 * How long after it was given a command may still be put to a new socket, in milliseconds. The gateway recognises its id,
 * so asking twice is safe; asking late is not, for the agent has moved on.
 */
const RESEND_MS = 5_000;

interface InFlight {
  readonly frame: ClientFrame;
  readonly since: number;
  readonly resolve: (result: QueryResult<Query> | undefined) => void;
  readonly reject: (error: PadError) => void;
}

/** The commands and questions that wait for an answer. */
export interface Flight {
  /** Keeps `frame` until it is answered under `id`. */
  add(id: string, frame: ClientFrame): Promise<QueryResult<Query> | undefined>;
  answer(id: string, result?: QueryResult<Query>): void;
  refuse(id: string, failure: Failure): void;
  /** What to put to a new socket; what is too old is told `UNKNOWN`, and questions, which are easily asked again, `OFFLINE`. */
  resend(): readonly ClientFrame[];
  /** Tells everything that waits. */
  abandon(): void;
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
    one?.reject(new PadError(code, 'The link broke before the gateway answered.'));
  }

  return {
    add: (id, frame) =>
      new Promise((resolve, reject) => {
        giveUp(id);
        waiting.set(id, { frame, since: Date.now(), resolve, reject });
      }),
    answer: (id, result) => take(id)?.resolve(result),
    refuse: (id, failure) => take(id)?.reject(new PadError(failure.code, failure.message)),
    resend() {
      for (const [id, { frame, since }] of waiting) {
        if (frame.type === 'query' || Date.now() - since > RESEND_MS) giveUp(id);
      }
      return [...waiting.values()].map(({ frame }) => frame);
    },
    abandon() {
      for (const id of [...waiting.keys()]) giveUp(id);
    },
  };
}
