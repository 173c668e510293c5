import { waitUntil as waitFor } from '@open-wc/testing';

/** A little less than a test may take; how fast it comes depends on the machine, whether it comes does not. */
const PATIENCE_MS = 9_000;

/** Until it is so; rejects, with what was waited for, where it does not become so. */
export function waitUntil(
  isSo: () => unknown,
  what?: string,
  options: { interval?: number } = {},
): Promise<void> {
  return waitFor(isSo, what, { timeout: PATIENCE_MS, ...options });
}
