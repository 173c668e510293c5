/** The codes that a sender may be answered with (CG-42), and the HTTP status that goes with each. */
export const REFUSAL_STATUS = {
  MALFORMED: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  UNKNOWN_ENTRANCE: 404,
  CONFLICT: 409,
  GONE: 410,
  TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  INVALID: 422,
  NOT_A_WORK_ITEM: 422,
  ENTRANCE_DISABLED: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
} as const;

/** The code of a refused message, as `contract.md` lists them. */
export type RefusalCode = keyof typeof REFUSAL_STATUS;

/** Every code, for documentation and for tests that must be complete. */
export const REFUSAL_CODES = Object.keys(REFUSAL_STATUS) as readonly RefusalCode[];

/** Thrown by whatever finds that a message cannot be taken. Nothing has been created (CG-41). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly status: number;
  /** Seconds after which asking again makes sense, for `Retry-After`. */
  readonly retryAfter: number | undefined;

  /** @param message one sentence for the sender's operator; it may quote the message, so it is answered and never logged. */
  constructor(code: RefusalCode, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.status = REFUSAL_STATUS[code];
    this.retryAfter = retryAfter;
  }
}
