import { id, isTrue, json, kind, number, object, optional, text, variant, type Check } from './check.js';
import type { Command } from '../core/index.js';
import type { ClientFrame, Position } from './frames.js';
import { command, query } from './parse-asks.js';

/** The id that a client chose. */
const short = text(64);

type Client<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;

/** What a client sends. */
export const clientFrame: Check<ClientFrame> = variant<ClientFrame>({
  hello: kind<Client<'hello'>>({
    token: text(8192),
    resume: optional(object<Position>({ epoch: id, seq: number })),
    voice: optional(isTrue),
  }),
  token: kind<Client<'token'>>({ token: text(8192) }),
  command: kind<Client<'command'>>({ command }),
  query: kind<Client<'query'>>({ id: short, query }),
  ping: kind<Client<'ping'>>({ active: optional(isTrue) }),
});

/** The frame that a client sent. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseClientFrame(frame: string): ClientFrame {
  return clientFrame(json(frame), 'frame');
}

/** The command that somebody sent. Throws a `PadError` `INVALID` that says what is wrong with it. */
export function parseCommand(sent: unknown): Command {
  return command(sent, 'command');
}
