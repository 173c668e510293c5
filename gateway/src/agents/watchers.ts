/** Targets that agents look at (8.10, TC-4): read anew on hints and, while anybody looks, on a slow beat. */
import type { Target } from 'contact-pad/core';
import type { Db, Queryable } from '../db/db.js';
import type { Hints } from '../events/hints.js';
import type { Logger } from '../log.js';
import { Repeater } from '../routing/repeater.js';
import { readTargets } from './directory-query.js';
import { countWaiting, readPlaces } from './places.js';
import { readAbout, readViewers, toTarget } from './target-view.js';
import type { About } from './target-view.js';

/** Other nodes give no hints, and nothing tells when a queue grows: so often it is looked, in milliseconds. */
const BEAT_MS = 1_000;

/** Between two looks at least, in milliseconds: under load there is a hint with every change. */
const PAUSE_MS = 100;

/** What one socket looks at. */
export interface Watcher {
  readonly agent: string;
  readonly targets: readonly string[];
  /** The interaction that `Target.can` speaks about. */
  readonly about: string | undefined;
  /** Hears of each target that is not as it was told last. */
  tell(target: Target): void;
}

interface Watching {
  readonly watcher: Watcher;
  readonly told: Map<string, string>;
}

/** All watchers of one node. */
export class Watchers {
  readonly #db: Db;
  readonly #hints: Hints;
  readonly #repeater: Repeater;
  readonly #all = new Map<Watcher, Watching>();
  #timer: NodeJS.Timeout | undefined;
  #wakeAt = Infinity;

  constructor(db: Db, hints: Hints, log: Logger) {
    this.#db = db;
    this.#hints = hints;
    this.#repeater = new Repeater(
      () => this.#look(),
      (error) => {
        log.warn({ err: error }, 'watched targets wait; the next beat tries again');
      },
    );
    hints.on('agent', this.#hurry).on('queue', this.#hurry);
  }

  /** Tells each target once, then whenever it changes, until the watcher is removed. Rejects when the store cannot be asked. */
  async add(watcher: Watcher): Promise<void> {
    const watching = { watcher, told: new Map<string, string>() };
    const about = await readAbout(this.#db, watcher.agent, watcher.about);
    const targets = await readTargets(this.#db, watcher.agent, watcher.targets, about);
    for (const target of targets) tellOnce(watching, target);
    this.#all.set(watcher, watching);
    this.#wake(BEAT_MS);
  }

  /** Nobody looks there any more. */
  remove(watcher: Watcher): void {
    this.#all.delete(watcher);
  }

  /** Looks no more. */
  async close(): Promise<void> {
    this.#hints.off('agent', this.#hurry).off('queue', this.#hurry);
    this.#all.clear();
    clearTimeout(this.#timer);
    await this.#repeater.close();
  }

  readonly #hurry = (): void => {
    this.#wake(PAUSE_MS);
  };

  #wake(ms: number): void {
    const at = Date.now() + ms;
    if (this.#all.size === 0 || at >= this.#wakeAt) return;
    this.#wakeAt = at;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#wakeAt = Infinity;
      this.#repeater.run();
    }, ms);
  }

  async #look(): Promise<void> {
    this.#wake(BEAT_MS);
    const all = [...this.#all.values()];
    const ids = new Set(all.flatMap(({ watcher }) => watcher.targets));
    const places = await readPlaces(this.#db, [...ids]);
    const waitsAt = await countWaiting(this.#db, places.values());
    const abouts = await readAbouts(this.#db, all);
    const viewerOf = await readViewers(this.#db, [...new Set(all.map(({ watcher }) => watcher.agent))]);
    for (const watching of all) {
      const { agent, targets } = watching.watcher;
      for (const id of targets) {
        const place = places.get(id);
        if (place && this.#all.has(watching.watcher))
          tellOnce(watching, toTarget(viewerOf(agent), place, waitsAt(place), abouts.get(watching)));
      }
    }
  }
}

async function readAbouts(db: Queryable, all: readonly Watching[]): Promise<Map<Watching, About>> {
  const abouts = new Map<Watching, About>();
  for (const watching of all) {
    const about = await readAbout(db, watching.watcher.agent, watching.watcher.about);
    if (about) abouts.set(watching, about);
  }
  return abouts;
}

function tellOnce({ watcher, told }: Watching, target: Target): void {
  const text = JSON.stringify(target);
  if (told.get(target.id) === text) return;
  told.set(target.id, text);
  watcher.tell(target);
}
