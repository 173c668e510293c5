import type { Clock } from '../../core/index.js';
import { WAKES } from './socket.js';

/** How long a link that is in doubt may take to answer, in milliseconds. An answer that took longer tells no time. */
const CHECK_MS = 3_000;

/** What shows that the agent is there, anywhere in the page. */
const TOUCHES = ['keydown', 'pointerdown', 'pointermove'] as const;

/** What a pulse does to its link. */
export interface PulseEvents {
  /** A sign of life is due. @param active since the last one the agent was there (ST-3). */
  readonly ping: (active: boolean) => void;
  /** Nothing was heard for too long. */
  readonly dead: () => void;
}

/** Whether the other end of a link still lives. */
export interface Pulse {
  /** The other end gave a sign. */
  heard(): void;
  /** Whether an answer to the last ping comes soon enough to tell the time by it. */
  isPrompt(): boolean;
  stop(): void;
}

/** Pings at the rhythm of `heartbeat` milliseconds, and calls the link dead after twice the time without a sign. */
export function newPulse(heartbeat: number, clock: Clock, events: PulseEvents): Pulse {
  let stopPing = (): void => undefined;
  let stopWatch = clock.after(2 * heartbeat, events.dead);
  let heardAt = clock.now();
  let pingedAt = heardAt;
  let isChecking = false;
  let active = false;

  /** By the time of day, which goes on while the machine sleeps and timers stand still. */
  const isLongAgo = (moment: number): boolean => clock.now() - moment > 1.5 * heartbeat;

  /** Before the agent trusts what they see after a sleep, the link is looked at. */
  function touch(): void {
    active = true;
    if (isLongAgo(heardAt)) check();
  }

  function watch(ms: number): void {
    stopWatch();
    stopWatch = clock.after(ms, events.dead);
  }

  function beatLater(): void {
    stopPing();
    pingedAt = clock.now();
    stopPing = clock.after(heartbeat, () => {
      if (isLongAgo(heardAt)) check();
      else ping();
    });
  }

  function ping(): void {
    beatLater();
    events.ping(active);
    active = false;
  }

  /** Something may have happened to the link: a sign has to come at once. */
  function check(): void {
    if (isChecking) return;
    isChecking = true;
    ping();
    watch(CHECK_MS);
  }

  beatLater();
  for (const type of TOUCHES) addEventListener(type, touch, true);
  for (const type of WAKES) addEventListener(type, check);
  return {
    heard() {
      isChecking = false;
      heardAt = clock.now();
      watch(2 * heartbeat);
      // Browsers hold back the timers of pages that nobody sees, but not what comes in.
      if (isLongAgo(pingedAt)) ping();
    },
    isPrompt: () => clock.now() - pingedAt < CHECK_MS,
    stop() {
      for (const type of TOUCHES) removeEventListener(type, touch, true);
      for (const type of WAKES) removeEventListener(type, check);
      stopPing();
      stopWatch();
    },
  };
}
