/**
 * Every code that a command, a query, a connection or a blocked control can carry. `docs/errors.md` explains each;
 * a test holds the two together.
 */
export const ERROR_CODES = [
  'CALL_OPEN',
  'CHILD_OPEN',
  'CLOSED',
  'CONFLICT',
  'DISPOSITION_REQUIRED',
  'FORBIDDEN',
  'GONE',
  'INTERACTIONS_OPEN',
  'INTERNAL',
  'INVALID',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'OFFLINE',
  'POPUP_BLOCKED',
  'RATE_LIMITED',
  'TARGET_UNAVAILABLE',
  'TRANSFER_PENDING',
  'UNAUTHORIZED',
  'UNAVAILABLE',
  'UNKNOWN',
  'UNSUPPORTED',
  'VERSION',
] as const;

/** The code of a failure. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Why a control is blocked. `OFFLINE` and `PENDING` are the pad's own; the others come from the backend. */
export const REASON_CODES = [
  'AWAY',
  'CALL_OPEN',
  'CHILD_OPEN',
  'DISPOSITION_REQUIRED',
  'INTERACTIONS_OPEN',
  'LOGGED_OUT',
  'NOT_ALLOWED',
  'OFFLINE',
  'PENDING',
  'TRANSFER_PENDING',
  'UNSUPPORTED',
] as const;

/** The code of a reason. */
export type ReasonCode = (typeof REASON_CODES)[number];
