import type { LineCall } from '../core/index.js';
import { isTrue, number, object, oneOf, optional, words, type Check } from './check.js';
import { recordLink } from './parse-entities.js';

/** A call on the pad's own line. */
export const lineCall: Check<LineCall> = object<LineCall>({
  direction: oneOf('inbound', 'outbound'),
  address: words,
  name: optional(words),
  subject: words,
  record: optional(recordLink),
  consult: optional(isTrue),
  start: number,
  answer: optional(number),
  end: optional(number),
});
