/**
 * The only file of the core that reads the platform. The core compiles without the DOM library, so it names what it
 * needs of it here; browsers and Node both have it.
 */

/** What the core needs of an `AbortSignal`; a real one fits. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Time and timers, so that tests and the simulator can bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; returns the way to call it off. */
  after(ms: number, task: () => void): () => void;
}

declare function setTimeout(task: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare const AbortController: new () => { readonly signal: Signal; abort(): void };
declare const crypto: { getRandomValues(numbers: Uint32Array): Uint32Array };

/** The clock of the machine. */
export const systemClock: Clock = {
  now: Date.now,
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A way to cancel, and the signal that tells of it. */
export function canceller(): { readonly signal: Signal; abort(): void } {
  return new AbortController();
}

/** A new unique id of 128 random bits. Not `randomUUID`: that is missing where the page is not a secure context. */
export function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
