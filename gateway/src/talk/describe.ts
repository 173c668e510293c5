/** What the side of the contact of a chat says of itself. */
import { Type, type TSchema } from 'typebox';
import type { RefusalCode } from '../intake/refusal.js';
import { chatRefusals, describe, type Content, type RouteDescription } from '../openapi/describe.js';

const Address = Type.Object({ id: Type.String() });

/** Describes an endpoint of one chat. Without `body` nothing is read. */
export function describeChat(
  summary: string,
  answers: Readonly<Record<number, Content | null>>,
  body?: TSchema,
): RouteDescription {
  const unread: RefusalCode[] = ['MALFORMED', 'INVALID', 'TOO_LARGE', 'UNSUPPORTED_TYPE', 'CONFLICT'];
  const refusals = chatRefusals(...(body ? unread : []));
  return describe({
    tag: 'chats',
    summary,
    key: 'pass',
    params: Address,
    ...(body ? { body } : {}),
    answers,
    refusals,
  });
}

/** The answer to a message: its place in the transcript, and when it came, in milliseconds since 1970. */
export const Written = Type.Object({ number: Type.Integer(), at: Type.Integer() });
