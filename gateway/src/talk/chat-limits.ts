/** How much the page of one contact may ask of the gateway. */
export interface ChatLimits {
  /** Longest body of a request, in bytes: the longest message fits, however it is written. */
  readonly bodyBytes: number;
  /** Requests of one chat within ten seconds, before the next is answered `RATE_LIMITED`. */
  readonly requests: number;
  /** Streams of one chat that are open at once on a node; one more ends the oldest. */
  readonly streamsOfChat: number;
  /** Streams that are open at once on a node, before the next is answered `UNAVAILABLE`. */
  readonly streams: number;
  /** Bytes that may wait in a stream whose page does not read; more, and the page has to come back. */
  readonly buffered: number;
}

/** Limits that a person who writes does not meet. */
export const CHAT_LIMITS: ChatLimits = {
  bodyBytes: 32 * 1024,
  requests: 60,
  streamsOfChat: 3,
  streams: 10_000,
  buffered: 256 * 1024,
};
