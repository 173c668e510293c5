import { systemClock } from '../../core/index.js';

/** A token as a page gives it: one, or a way to get a fresh one. */
export type TokenSource = string | (() => Promise<string>);

/** The token to show now. */
export function freshToken(source: TokenSource): Promise<string> {
  return typeof source === 'string' ? Promise.resolve(source) : source();
}

/**
 * Gives a fresh token each time four fifths of the life of the one before have passed, so that the gateway never has
 * cause to close. A fixed token, or one that does not say when it expires, is left alone. Returns the way to stop.
 */
export function renewal(source: TokenSource, token: string, renew: (fresh: string) => void): () => void {
  if (typeof source === 'string') return () => undefined;
  let stopped = false;
  let stopTimer = (): void => undefined;

  function plan(current: string): void {
    const expiry = expiryOf(current);
    if (expiry === undefined || stopped) return;
    const wait = Math.max(1_000, (expiry - Date.now()) * 0.8);
    stopTimer = systemClock.after(wait, () => void fetchNext(current));
  }

  async function fetchNext(current: string): Promise<void> {
    const fresh = await freshToken(source).catch(() => undefined);
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
