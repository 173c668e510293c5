/** What the intake says of itself. */
import { Type, type TSchema } from 'typebox';
import { describe, senderRefusals, type RouteDescription } from '../openapi/describe.js';
import { STRUCTURED_TYPE } from './cloud-event.js';
import { CHATS, type MessageKind } from './read.js';

const text = Type.String();
const RECEIPT = {
  requestId: text,
  contactId: text,
  state: Type.Union([Type.Literal('queued'), Type.Literal('buffered'), Type.Literal('scheduled')]),
};
const Receipt = Type.Object(RECEIPT);
/** The receipt only for senders that want receipts. */
const Pass = Type.Object({ id: text, token: text, ...Type.Partial(Receipt).properties });

const XML = Type.String();
const Parts = Type.Object({ item: XML });
/** The envelope of a CloudEvent, whose `data` is the message. */
const event = (data: TSchema): TSchema =>
  Type.Object({
    specversion: Type.Literal('1.0'),
    id: text,
    source: text,
    type: text,
    data: Type.Optional(data),
  });

/** Describes where one kind of message comes in. The first time it is answered 201, a repeat 200. */
export function describeIntake(kind: MessageKind): RouteDescription {
  const { summary, schema } = kind;
  const hasXml = kind.xml !== undefined;
  const inJson = { 'application/json': schema, [STRUCTURED_TYPE]: event(schema) };
  const inXml = { 'application/xml': XML, 'text/xml': XML, 'multipart/form-data': Parts };
  const answer =
    kind === CHATS ? Pass : { 'application/json': Receipt, ...(hasXml ? { 'application/xml': XML } : {}) };
  return describe({
    tag: 'senders',
    summary,
    key: 'sender',
    body: { ...inJson, ...(hasXml ? inXml : {}) },
    answers: { 200: answer, 201: answer },
    refusals: senderRefusals(
      ...([
        'UNKNOWN_ENTRANCE',
        'CONFLICT',
        'TOO_LARGE',
        'UNSUPPORTED_TYPE',
        'INVALID',
        'ENTRANCE_DISABLED',
      ] as const),
      ...(hasXml ? (['NOT_A_WORK_ITEM'] as const) : []),
    ),
  });
}
