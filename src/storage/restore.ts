import { systemClock, type Clock, type Restored } from '../core/index.js';
import { restoredFrom } from './kept.js';
import { read, storeOf, type Kept, type Owner } from './records.js';
import { completed, keptView } from './view.js';

/** How long the browser may take to open its storage, in milliseconds: then the pad begins without. */
const PATIENCE_MS = 2_000;

/** Whose data to restore. */
export interface RestoreOptions extends Owner {
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
}

/**
 * What `persist` has kept for this agent in this browser: give it to `new Pad` as `restored`. Never rejects: what cannot be
 * read is left out. Of another agent, or of another `name`, it sees nothing.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { clock = systemClock } = options;
  const now = clock.now();
  const kept = await readWithin(options, clock);
  return { ...restoredFrom(completed(options, kept, now) ?? kept, now), ...keptView(options) };
}

async function readWithin(owner: Owner, clock: Clock): Promise<readonly Kept[]> {
  let stopTimer = (): void => undefined;
  const nothing = new Promise<readonly Kept[]>((resolve) => {
    stopTimer = clock.after(PATIENCE_MS, () => {
      resolve([]);
    });
  });
  const all = read(storeOf(owner)).then(
    ({ kept }) => kept,
    () => [],
  );
  const first = await Promise.race([all, nothing]);
  stopTimer();
  return first;
}
