import type { Clock } from '../../core/index.js';
import { freshToken, type TokenSource } from './token.js';

/**
 * Gives a fresh token each time four fifths of the life of the one before have passed, so that the gateway never has
 * cause to close. `now` is by the clock of the gateway, for ours may be wrong. A fixed token, or one that does not say
 * when it expires, is left alone. Returns the way to stop.
 */
export function renewal(
  source: TokenSource,
  token: string,
  clock: Clock,
  now: () => number,
  renew: (fresh: string) => void,
): () => void {
  let stopped = typeof source === 'string';
  let stopTimer = (): void => undefined;

  function plan(current: string): void {
    const expiry = expiryOf(current);
    if (expiry === undefined || stopped) return;
    const wait = Math.max(1_000, (expiry - now()) * 0.8);
    stopTimer = clock.after(wait, () => void fetchNext(current));
  }

  async function fetchNext(current: string): Promise<void> {
    const fresh = await freshToken(source, clock).catch(() => undefined);
    if (stopped) return;
    if (fresh !== undefined) renew(fresh);
    plan(fresh ?? current);
  }

  plan(token);
  return () => {
    stopped = true;
    stopTimer();
  };
}

/** When a JSON Web Token expires, in milliseconds since 1970 (RFC 7519 `exp`); nothing for a token of another kind. */
function expiryOf(token: string): number | undefined {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const { exp } = claims as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
