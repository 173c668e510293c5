import { systemClock } from '../../core/index.js';
import type { Line } from './phone.js';

/** How long the sound may be gone before the call is given up (behaviours 8.1), in milliseconds. */
const PATIENCE_MS = 20_000;
/** How often a new way is looked for; whoever was called waits this long for the caller to begin. */
const AGAIN_MS = 4_000;

/** What to do about the sound of a line. */
export interface Recovery {
  /** It is interrupted, or back. */
  readonly interrupted: (on: boolean) => void;
  /** Whether the other side can be asked now. */
  readonly reachable: () => boolean;
}

/** Watches the sound of a line: looks for a new way when it is interrupted, and hangs up in the end. Returns the way to stop. */
export function keepSound(line: Line, { interrupted, reachable }: Recovery): () => void {
  const { connection } = line;
  let stopTimers = (): void => undefined;
  let isLost = false;

  function search(): () => void {
    if (reachable()) line.restartIce();
    return systemClock.after(AGAIN_MS, () => (stopSearch = search()));
  }
  let stopSearch = (): void => undefined;

  function lose(): void {
    isLost = true;
    const stopPatience = systemClock.after(PATIENCE_MS, () => {
      line.hangUp();
    });
    // Two offers that cross cost more time than waiting for one.
    stopSearch = line.inbound ? systemClock.after(AGAIN_MS, () => (stopSearch = search())) : search();
    stopTimers = () => {
      stopPatience();
      stopSearch();
    };
  }

  function look(): void {
    const state = connection?.connectionState;
    if (isLost === (state === 'disconnected' || state === 'failed')) return;
    if (isLost && state !== 'connected') return;
    stopTimers();
    isLost = !isLost;
    if (isLost) lose();
    interrupted(isLost);
  }

  connection?.addEventListener('connectionstatechange', look);
  return () => {
    connection?.removeEventListener('connectionstatechange', look);
    stopTimers();
  };
}
