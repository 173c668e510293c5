/** Messages that their sender has signed as Standard Webhooks says, instead of showing a key. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a signed message says of itself; what it is signed with nobody sends. */
export interface Signed {
  /** Who says that they have signed it. */
  readonly sender: string;
  readonly id: string;
  /** Seconds since 1970, as it was written. */
  readonly timestamp: string;
  /** One for each secret that the sender has at the time. */
  readonly signatures: readonly string[];
}

/** How old or how early a signed message may be, in seconds. */
export const SIGNED_WITHIN_SECONDS = 300;

const VERSION = 'v1,';

/** Reads the headers of a signed message; undefined where one of them is missing or cannot be read. */
export function signedIn(headers: IncomingHttpHeaders): Signed | undefined {
  const read = (name: string): string => String(headers[name] ?? '');
  const [sender, id, timestamp] = [read('webhook-sender'), read('webhook-id'), read('webhook-timestamp')];
  const signatures = read('webhook-signature').split(' ').filter(Boolean);
  if (!sender || !id || !/^\d{1,12}$/.test(timestamp) || signatures.length === 0) return undefined;
  return { sender, id, timestamp, signatures };
}

/** Signs a body with a secret. */
export function sign(secret: Uint8Array, { id, timestamp }: Signed, body: Uint8Array): string {
  const digest = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return `${VERSION}${digest}`;
}

/** Whether the sender signed this body, and not long ago. `now` is in milliseconds since 1970. */
export function isSigned(secret: Uint8Array, signed: Signed, body: Uint8Array, now: number): boolean {
  if (Math.abs(now / 1_000 - Number(signed.timestamp)) > SIGNED_WITHIN_SECONDS) return false;
  const expected = Buffer.from(sign(secret, signed, body));
  return signed.signatures.some((shown) => {
    const given = Buffer.from(shown);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** The bytes of a secret as Standard Webhooks writes it: `whsec_` and base64 of 24 to 64 bytes; undefined: it is none. */
export function secretIn(text: string): Buffer | undefined {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1] ?? '';
  const secret = Buffer.from(encoded, 'base64');
  return secret.length >= 24 && secret.length <= 64 ? secret : undefined;
}
