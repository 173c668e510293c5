/** The published keys that agents' tokens are signed with. */
import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';

/** How old keys may be, in milliseconds. */
export interface KeyAges {
  /** Older ones are fetched again, so that a key that was withdrawn is soon worth nothing. */
  readonly freshMs: number;
  /** They are not asked for again sooner because of a key that is not among them: anybody can name one. */
  readonly cooldownMs: number;
  /** While they are out of reach those of before still count, up to this age. */
  readonly staleMs: number;
}

/** The ages that hold for a gateway. */
export const KEY_AGES: KeyAges = { freshMs: 600_000, cooldownMs: 5_000, staleMs: 3_600_000 };

/** What jose says when the keys did not answer in time, or not with 200. */
const OUT_OF_REACH: readonly string[] = [errors.JWKSTimeout.code, errors.JOSEError.code];

/** Whether the keys could not be had, which says nothing about the token. */
export function isOutOfReach(error: unknown): boolean {
  return !(error instanceof errors.JOSEError) || OUT_OF_REACH.includes(error.code);
}

/** Finds the key of a token among those that are published at an address; new ones are found by their being asked for. */
export function publishedKeys(url: string, { freshMs, cooldownMs, staleMs }: KeyAges): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url), { cacheMaxAge: freshMs, cooldownDuration: cooldownMs });
  let goodAt = -Infinity;
  return async (header, token) => {
    try {
      const key = await keys(header, token);
      goodAt = performance.now();
      return key;
    } catch (error) {
      const known = keys.jwks();
      if (!known || !isOutOfReach(error) || performance.now() - goodAt > staleMs) throw error;
      // One that is not among them may be new.
      return createLocalJWKSet(known)(header, token).catch(() => {
        throw error;
      });
    }
  };
}
