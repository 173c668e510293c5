/** Checks what comes in over an agent's socket: all of it is untrusted. */
import type { ClientFrame } from 'contact-pad/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };
const id = Type.String({ minLength: 1, maxLength: 64 });
const token = Type.String({ minLength: 1, maxLength: 8_192 });

const Position = Type.Object(
  { epoch: Type.String({ maxLength: 64 }), seq: Type.Integer({ minimum: 0 }) },
  closed,
);

const CommandSchema = Type.Union([
  Type.Object({ type: Type.Literal('set-state'), id, state: Type.Literal('ready') }, closed),
  Type.Object(
    { type: Type.Literal('set-state'), id, state: Type.Literal('not-ready'), reason: Type.Optional(id) },
    closed,
  ),
  Type.Object({ type: Type.Literal('log-out'), id }, closed),
  Type.Object({ type: Type.Literal('accept'), id, interaction: id, offer: id }, closed),
  Type.Object({ type: Type.Literal('reject'), id, interaction: id, offer: id }, closed),
  Type.Object({ type: Type.Literal('done'), id, interaction: id }, closed),
  Type.Object(
    {
      type: Type.Literal('set-case-data'),
      id,
      interaction: id,
      key: Type.String({ minLength: 1, maxLength: 100 }),
      value: Type.String({ maxLength: 4_000 }),
    },
    closed,
  ),
]);

const QuerySchema = Type.Object(
  { type: Type.Literal('attachment'), interaction: id, attachment: id },
  closed,
);

const FrameSchema = Type.Union([
  Type.Object({ type: Type.Literal('hello'), token, resume: Type.Optional(Position) }, closed),
  Type.Object({ type: Type.Literal('token'), token }, closed),
  Type.Object({ type: Type.Literal('command'), command: CommandSchema }, closed),
  Type.Object({ type: Type.Literal('query'), id, query: QuerySchema }, closed),
  Type.Object({ type: Type.Literal('ping') }, closed),
]);

/** A frame of the right kind whose command or query is not: it is refused by its id, and the socket lives on. */
const Addressed = Type.Union([
  Type.Object({ type: Type.Literal('command'), command: Type.Object({ id }) }),
  Type.Object({ type: Type.Literal('query'), id }),
]);

const frame = Compile(FrameSchema);
const addressed = Compile(Addressed);

/** A readable frame, something refusable by id, or nothing that can be answered. */
export type Incoming =
  | { readonly frame: ClientFrame }
  | { readonly refuse: { readonly command: string } | { readonly query: string } }
  | undefined;

/** Reads the text of one frame. */
export function readFrame(text: string): Incoming {
  const value = parse(text);
  if (frame.Check(value)) return { frame: value as ClientFrame };
  if (!addressed.Check(value)) return undefined;
  return { refuse: value.type === 'command' ? { command: value.command.id } : { query: value.id } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
