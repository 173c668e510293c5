import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds that no event tells of; rejects after `patienceMs` milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, patienceMs = 10_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still not so after ${String(patienceMs)} ms`);
    await sleep(10);
  }
}
