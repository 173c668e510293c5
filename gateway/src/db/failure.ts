import { StatementFailed, StoreUnavailable } from './db.js';

/** What an engine tells of a failure, as plain data that can cross a thread. */
export interface EngineFailure {
  readonly message: string;
  /** SQLSTATE, or the system's code of a lost connection. */
  readonly code?: string | undefined;
  readonly severity?: string | undefined;
  readonly constraint?: string | undefined;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Connection lost, resources or disk exhausted, shut down, I/O error, a standby that cannot write. */
const OUT_OF_REACH = /^(?:08...|53...|57P..|58...|25006)$/;
/** Disk exhausted, I/O error, internal error: the embedded engine has been seen to hang or to fail for ever after these. */
const BROKEN = /^(?:53...|58...|XX...)$/;

/** Tells whether a failure means that the store cannot be asked now. What has no SQLSTATE never reached a statement. */
function isOutOfReach({ code, severity }: EngineFailure): boolean {
  return code === undefined || !SQLSTATE.test(code) || OUT_OF_REACH.test(code) || severity === 'PANIC';
}

/** Tells whether the embedded engine must be started anew after a failure, as a server restarts after a panic. */
export function breaksEngine(failure: EngineFailure): boolean {
  return isOutOfReach(failure) || BROKEN.test(failure.code ?? '') || failure.severity === 'FATAL';
}

/** The error that callers of the store see, the same for both engines. */
export function storeError(failure: EngineFailure): StoreUnavailable | StatementFailed {
  if (isOutOfReach(failure)) return new StoreUnavailable(failure.message);
  return new StatementFailed(failure.message, failure.code ?? '', failure.constraint);
}

/** Reads what any thrown value tells of a failure. */
export function failureOf(thrown: unknown): EngineFailure {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const { code, severity, constraint } = thrown as {
    code?: unknown;
    severity?: unknown;
    constraint?: unknown;
  };
  return {
    message: thrown.message || thrown.name,
    code: typeof code === 'string' ? code : undefined,
    severity: typeof severity === 'string' ? severity : undefined,
    constraint: typeof constraint === 'string' ? constraint : undefined,
  };
}
