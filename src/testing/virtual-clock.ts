import type { Clock } from '../core/index.js';

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  /** Moves on by `ms` milliseconds and runs what falls due on the way, in order; of equals, what was set first. */
  advance(ms: number): void;
  /** The same, but lets promises settle before each timer, so that code which awaits and then sets a timer is seen. */
  advanceAsync(ms: number): Promise<void>;
  /** How many timers wait. */
  readonly waiting: number;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** Lets everything that has already been promised happen: a macrotask lies behind all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** @param start what the clock shows at first, in milliseconds since 1970; by default 2026-01-05T09:00:00Z. */
export function virtualClock(start: number = Date.UTC(2026, 0, 5, 9)): VirtualClock {
  const timers = new Set<Timer>();
  let now = start;
  let order = 0;

  /** Runs the first timer due by `end`; answers whether there was one. */
  const runNext = (end: number): boolean => {
    const due = [...timers]
      .filter((timer) => timer.at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0];
    if (!due) return false;
    timers.delete(due);
    now = Math.max(now, due.at);
    due.task();
    return true;
  };
  return {
    now: () => now,
    after(ms, task) {
      const timer: Timer = { at: now + Math.max(0, ms), order: order++, task };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      while (runNext(end));
      now = end;
    },
    async advanceAsync(ms) {
      const end = now + ms;
      do await settled();
      while (runNext(end));
      now = end;
      await settled();
    },
    get waiting() {
      return timers.size;
    },
  };
}
