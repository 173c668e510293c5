/** Who an agent's socket belongs to: a short-lived token, given in the first frame and never in a url. */
import { PadError } from 'contact-pad/core';
import { jwtVerify, SignJWT } from 'jose';
import type { JWTPayload, JWTVerifyOptions } from 'jose';
import type { AgentAuth } from '../config.js';
import { isOutOfReach, KEY_AGES, publishedKeys } from './key-set.js';
import type { KeyAges } from './key-set.js';

/** The audience of agents' tokens. */
export const AUDIENCE = 'contact-pad';

/** The longest that a token may still live, in seconds. */
export const MAX_TOKEN_SECONDS = 600;

const CLOCK_SKEW_SECONDS = 5;

/** What a good token says. */
export interface Identity {
  readonly agent: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Checks a token; rejects with `UNAUTHORIZED`, or `UNAVAILABLE` when the published keys cannot be had. */
export type Verify = (token: string) => Promise<Identity>;

/** Makes the check that the settings ask for: HS256 by a shared secret, or EdDSA and ES256 by published keys. */
export function createVerify(auth: AgentAuth, ages: KeyAges = KEY_AGES): Verify {
  const options: JWTVerifyOptions = {
    audience: AUDIENCE,
    clockTolerance: CLOCK_SKEW_SECONDS,
    requiredClaims: ['exp', 'sub'],
  };
  if ('secret' in auth) {
    const secret = new TextEncoder().encode(auth.secret);
    return identify((token) => jwtVerify(token, secret, { ...options, algorithms: ['HS256'] }));
  }
  const keys = publishedKeys(auth.jwksUrl, ages);
  return identify((token) => jwtVerify(token, keys, { ...options, algorithms: ['EdDSA', 'ES256'] }));
}

/** Issues a token, for the demo. Expires in `seconds`. */
export async function issueToken(secret: string, agent: string, seconds: number): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(agent)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(new TextEncoder().encode(secret));
}

function identify(verify: (token: string) => Promise<{ payload: JWTPayload }>): Verify {
  return async (token) => {
    const { sub, exp } = (await verify(token).catch(refuse)).payload;
    if (!sub || !exp) throw unauthorized();
    if (exp > Date.now() / 1000 + MAX_TOKEN_SECONDS + CLOCK_SKEW_SECONDS) {
      throw new PadError('UNAUTHORIZED', 'The token lives too long: ten minutes at most.');
    }
    return { agent: sub, expiresAt: exp * 1000 };
  };
}

/** A bad token is the client's affair; keys out of reach are not. */
function refuse(error: unknown): never {
  throw isOutOfReach(error)
    ? new PadError('UNAVAILABLE', 'The keys of the tokens are out of reach.')
    : unauthorized();
}

function unauthorized(): PadError {
  return new PadError('UNAUTHORIZED', 'The token is not valid.');
}
