/** Work items inside CloudEvents 1.0 over HTTP, binary and structured. `source` and `id` together make a repeat recognisable. */
import type { IncomingHttpHeaders } from 'node:http';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Refusal } from './refusal.js';
import { isSpeakable } from './text.js';

/** What a structured event carries, and what makes a repeat of it recognisable. */
export interface EventEnvelope {
  /** Made of `source` and `id`, unique among the events of one sender. */
  readonly key: string;
  /** The data as a JSON value, or as bytes of `mediaType`. */
  readonly data: { readonly value: unknown } | { readonly bytes: Uint8Array; readonly mediaType: string };
}

/** The media type of a structured event. */
export const STRUCTURED_TYPE = 'application/cloudevents+json';

const MAX_NAME = 250;
const name = Type.String({ minLength: 1, maxLength: MAX_NAME });
const structured = Compile(
  Type.Object({
    specversion: Type.Literal('1.0'),
    id: name,
    source: name,
    type: name,
    datacontenttype: Type.Optional(Type.String()),
    data: Type.Optional(Type.Unknown()),
    data_base64: Type.Optional(Type.String()),
  }),
);

/** Whether the headers make this a binary event (HTTP binding 3.1). */
export function isBinaryEvent(headers: IncomingHttpHeaders): boolean {
  return headers['ce-specversion'] !== undefined;
}

/**
 * The key of a binary event, whose attributes are headers and whose data is the body.
 * @throws Refusal `INVALID` without one of the four required attributes.
 */
export function readBinaryEvent(headers: IncomingHttpHeaders): string {
  if (attributeOf(headers, 'specversion') !== '1.0')
    throw new Refusal('INVALID', 'Only CloudEvents 1.0 are read.');
  attributeOf(headers, 'type');
  return keyOf(attributeOf(headers, 'source'), attributeOf(headers, 'id'));
}

/** Reads a structured event. @throws Refusal `INVALID` when it is not one, or has no data. */
export function readStructuredEvent(event: unknown): EventEnvelope {
  if (!structured.Check(event)) throw new Refusal('INVALID', 'The message is not a CloudEvent 1.0.');
  const key = keyOf(event.source, event.id);
  const mediaType = event.datacontenttype?.split(';', 1)[0]?.trim().toLowerCase() ?? 'application/json';
  if (event.data_base64 !== undefined)
    return { key, data: { bytes: Buffer.from(event.data_base64, 'base64'), mediaType } };
  if (typeof event.data === 'string') return { key, data: { bytes: Buffer.from(event.data), mediaType } };
  return { key, data: { value: event.data } };
}

function keyOf(source: string, id: string): string {
  if (!isSpeakable(source) || !isSpeakable(id))
    throw new Refusal('INVALID', 'The event has a source or id that cannot be shown.');
  return JSON.stringify([source, id]);
}

/** The value of a `ce-` header, percent-decoded (HTTP binding 3.1.3.2). */
function attributeOf(headers: IncomingHttpHeaders, attribute: string): string {
  const header = headers[`ce-${attribute}`];
  if (typeof header !== 'string' || header === '')
    throw new Refusal('INVALID', `The event has no ${attribute}.`);
  const value = percentDecoded(header);
  if (value.length > MAX_NAME) throw new Refusal('INVALID', `The ${attribute} of the event is too long.`);
  return value;
}

/** Some senders forget to encode: what cannot be decoded stands for itself. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
