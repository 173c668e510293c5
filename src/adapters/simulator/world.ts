import { PadError, systemClock } from '../../core/index.js';
import type { Clock } from '../../core/index.js';
import { happen } from './actions.js';
import type { WorldAction, WorldAnswer } from './actions.js';
import type { NewInteraction } from './intake.js';
import { nextMoment } from './deadlines.js';
import type { Told } from './turn.js';
import { initialWorld } from './world-setup.js';
import type { WorldSetup } from './world-setup.js';
import type { WorldState } from './world-state.js';

/** A contact centre in the page: the backend of every simulator adapter that shares it. */
export interface World {
  /** The `source` of its facts. */
  readonly name: string;
  readonly clock: Clock;
  /** Lets something happen; rejects with a `PadError` when the world refuses it. */
  act(action: WorldAction): Promise<WorldAnswer>;
  /** An interaction comes in, a work item unless told otherwise; answers its id. What is left out is made up. */
  post(item?: NewInteraction): Promise<string>;
  /** Tells everything that the world says to agents; returns the way to stop. */
  listen(listener: (told: Told) => void): () => void;
  /** Stops timers and channels. */
  close(): void;
}

/** How a world begins: set up anew, or carried on from a state. */
export interface WorldOptions extends WorldSetup {
  readonly clock?: Clock;
  /** Goes on from here; the rest of the set-up is not read. */
  readonly state?: WorldState;
}

/** A world that lives here, and its state. */
export interface LocalWorld extends World {
  /** What it is now, as plain data. Read it, never change it. */
  readonly state: WorldState;
}

/** The longest that a timer can be set for, in milliseconds: a callback may be due in a year. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Builds a world. With the same seed, clock and actions it tells the same facts. */
export function createWorld(options: WorldOptions = {}): LocalWorld {
  const clock = options.clock ?? systemClock;
  const state = options.state ?? initialWorld(options, clock.now());
  const listeners = new Set<(told: Told) => void>();
  const outbox: Told[] = [];
  let telling = false;
  let cancelTick = (): void => undefined;

  /** In order, also when a listener makes something happen while it is being told. */
  const tell = (told: readonly Told[]): void => {
    outbox.push(...told);
    if (telling) return;
    telling = true;
    for (let next = outbox.shift(); next; next = outbox.shift())
      for (const listener of [...listeners]) listener(next);
    telling = false;
  };
  const act = (action: WorldAction): Promise<WorldAnswer> => {
    const { told, answer, error } = happen(state, action, clock.now());
    cancelTick();
    const next = nextMoment(state);
    if (next !== undefined)
      cancelTick = clock.after(
        Math.min(Math.max(0, next - clock.now()), LONGEST_TIMER),
        () => void act({ type: 'tick' }),
      );
    tell(structuredClone(told));
    return error ? Promise.reject(new PadError(error.code, error.message)) : Promise.resolve(answer);
  };
  return {
    name: state.source,
    clock,
    state,
    act,
    post: (item = {}) => act({ type: 'post', item }) as Promise<string>,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      cancelTick();
      listeners.clear();
    },
  };
}
