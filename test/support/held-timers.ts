/** Long timers in the test's hand. */
export interface HeldTimers {
  /** Lets so much time pass for them, in milliseconds. */
  pass(ms: number): void;
  /** Gives the timers back to the browser; what is still held never runs. */
  stop(): void;
}

/**
 * Timers that begin from now on wait for the test, so that it is the same however slow the machine is; those that are
 * shorter than `longMs` run by themselves.
 */
export function holdTimers(longMs = 500): HeldTimers {
  const { setTimeout, clearTimeout } = window;
  const held = new Map<number, { readonly at: number; readonly run: () => void }>();
  let now = 0;
  let lastId = 0;
  window.setTimeout = ((task: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
    const run = (): void => {
      task(...given);
    };
    if (ms < longMs) return setTimeout(run, ms);
    // The browser's own ids are positive.
    lastId -= 1;
    held.set(lastId, { at: now + ms, run });
    return lastId;
  }) as typeof setTimeout;
  window.clearTimeout = ((id?: number) => {
    if (!held.delete(id ?? 0)) clearTimeout(id);
  }) as typeof clearTimeout;
  return {
    pass(ms) {
      now += ms;
      for (const [id, { at, run }] of held) if (at <= now && held.delete(id)) run();
    },
    stop() {
      Object.assign(window, { setTimeout, clearTimeout });
    },
  };
}
