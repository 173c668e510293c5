/** How much one sender may ask of the gateway. */
export interface IntakeLimits {
  /** Longest body of a work item, in bytes, without its attachments. */
  readonly bodyBytes: number;
  /** Longest attachment, in bytes. */
  readonly attachmentBytes: number;
  /** Requests per second that one sender may make before it is answered `RATE_LIMITED`. */
  readonly ratePerSecond: number;
  /** Bytes of all bodies that may be under way at once, before the next is answered `UNAVAILABLE` (CG-10). */
  readonly bytesUnderWay: number;
}

/** Limits that a sender in good faith does not meet. */
export const DEFAULT_LIMITS: IntakeLimits = {
  bodyBytes: 1024 * 1024,
  attachmentBytes: 20 * 1024 * 1024,
  ratePerSecond: 10_000,
  bytesUnderWay: 64 * 1024 * 1024,
};

/** Most attachments of one work item; the schema says the same. */
export const MAX_ATTACHMENTS = 20;
