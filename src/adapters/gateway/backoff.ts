/** The longest wait before the first attempt; each failure doubles it, up to the longest of all. */
const FIRST_MS = 250;
const LONGEST_MS = 15_000;

/**
 * How long to wait, in milliseconds, after so many attempts have failed: between a fifth and all of the longest wait, by
 * chance, for a thousand pads must not come back in the same moment.
 */
export function backoff(failed: number, longestMs: number = LONGEST_MS): number {
  return Math.min(longestMs, FIRST_MS * 2 ** failed) * (0.2 + 0.8 * Math.random());
}
