import type { Target } from '../core/index.js';

/** How many targets one question brings, and one `watch` names, at most. */
export const PAGE_SIZE = 100;

/** A part of a result; `exact`: the one whose whole name was searched for (MI-18). */
export interface FoundPage {
  readonly targets: readonly Target[];
  /** How many there are in all. */
  readonly total: number;
  readonly exact?: Target | undefined;
}

/** Gets the part of a result that begins at `offset`, `PAGE_SIZE` long or all of it. Rejects with a `PadError`. */
export type Find = (offset: number, signal: AbortSignal) => Promise<FoundPage>;

/** A target as a page brought it, and what was known of it by facts then: a later fact is newer than the page. */
export interface Found {
  readonly target: Target;
  readonly before: Target | undefined;
}
