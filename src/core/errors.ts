import type { ErrorCode } from './codes.js';

/** The one error that adapters throw and `Pad.send`, `Pad.query` and `Pad.connect` reject with. */
export class PadError extends Error {
  override readonly name = 'PadError';
  /** What went wrong, for programs. */
  readonly code: ErrorCode;

  /** @param message one sentence for people; never holds secrets. */
  constructor(code: ErrorCode, message: string = code) {
    super(message);
    this.code = code;
  }

  /** The error itself, or anything that was thrown as an `INTERNAL` one. */
  static from(thrown: unknown): PadError {
    return thrown instanceof PadError ? thrown : new PadError('INTERNAL', String(thrown));
  }
}
