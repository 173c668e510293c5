import { anything, flag, id, json, kind, number, optional, variant, type Check } from './check.js';
import type { ServerFrame } from './frames.js';
import { fact, failure } from './parse-facts.js';

type Server<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

/** What the gateway sends. */
export const serverFrame: Check<ServerFrame> = variant<ServerFrame>({
  welcome: kind<Server<'welcome'>>({
    agent: id,
    epoch: id,
    now: number,
    resumed: flag,
    seq: optional(number),
    heartbeatMs: number,
  }),
  fact: kind<Server<'fact'>>({ seq: number, fact }),
  accepted: kind<Server<'accepted'>>({ command: id }),
  refused: kind<Server<'refused'>>({ command: id, error: failure }),
  live: kind<Server<'live'>>({ fact }),
  answer: kind<Server<'answer'>>({ query: id, result: anything }),
  failed: kind<Server<'failed'>>({ query: id, error: failure }),
  pong: kind<Server<'pong'>>({ now: number }),
  bye: kind<Server<'bye'>>({ error: failure }),
});

/** The frame that the gateway sent. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseServerFrame(frame: string): ServerFrame {
  return serverFrame(json(frame), 'frame');
}
