import type { Interaction, RecordLink } from '../core/index.js';

/** A record that was found for an interaction. */
export interface FoundRecord extends RecordLink {
  /** What tells it from others of the same label, such as a city. */
  readonly detail?: string;
  /**
   * Id of the contact, at the backend, whose record it is. The agent who chooses the record makes it the interaction's
   * contact, where `assign-contact` is allowed.
   */
  readonly contact?: string;
}

/** What was found. */
export interface FoundRecords {
  /** In the order in which they are shown. One is opened; of several the agent chooses. */
  readonly records: readonly FoundRecord[];
  /** Where a new one is made; offered beside what was found, and opened as a record is. */
  readonly create?: RecordLink;
}

/**
 * Looks for the records of an interaction that came without one. Where it rejects, the agent is told that the search failed
 * and can begin it anew.
 *
 * @param signal aborts when the agent goes on to another interaction
 */
export type FindRecords = (interaction: Interaction, signal: AbortSignal) => Promise<FoundRecords>;

/** Why a record was not opened, in the words of the catalogue. */
export type WhyUnopened = 'recordBlocked' | 'recordKept' | undefined;

/** How the search for the records of an interaction stands. */
export interface RecordSearch {
  readonly state: 'searching' | 'found' | 'failed';
  /** While it goes on: what the last one has found. */
  readonly found: FoundRecords | undefined;
  /** The one that was opened last. */
  readonly opened: FoundRecord | undefined;
  readonly why: WhyUnopened;
}

/** By the ids of interactions: why a record was not opened, or how the search for one that nobody knew stands. */
export type Unopened = Readonly<Record<string, WhyUnopened | RecordSearch>>;

/** Why it was not opened, in either case. */
export const whyUnopened = (one: Unopened[string]): WhyUnopened => (typeof one === 'object' ? one.why : one);
