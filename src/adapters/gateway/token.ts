import { PadError, type Clock } from '../../core/index.js';

/** A token as a page gives it: one, or a way to get a fresh one. */
export type TokenSource = string | (() => Promise<string>);

/** How long a page may take to get a token, in milliseconds. */
const TOKEN_MS = 10_000;

/** The token to show now. A page that takes too long for it counts as one that cannot get any: `UNAVAILABLE`. */
export function freshToken(source: TokenSource, clock: Clock): Promise<string> {
  if (typeof source === 'string') return Promise.resolve(source);
  return new Promise((resolve, reject) => {
    const stop = clock.after(TOKEN_MS, () => {
      reject(new PadError('UNAVAILABLE'));
    });
    source().then(resolve, reject).finally(stop);
  });
}
