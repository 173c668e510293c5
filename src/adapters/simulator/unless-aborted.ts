import { PadError } from '../../core/index.js';
import type { Signal } from '../../core/index.js';

/** What a promise rejects with whose signal was aborted. */
export function abortError(): PadError {
  return new PadError('CLOSED', 'aborted');
}

/** The promise, or a rejection as soon as the signal aborts; `onAbort` runs then, to undo what was begun. */
export function unlessAborted<T>(promise: Promise<T>, signal: Signal, onAbort?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort?.();
      reject(abortError());
    };
    const forget = (): void => {
      signal.removeEventListener('abort', abort);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(forget);
  });
}
