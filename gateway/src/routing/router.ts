import type { Store } from '../events/change.js';
import { CounterKeeper } from './counters.js';
import { Dispatcher } from './dispatch.js';
import { beat, forgetOtherNodes, leave, startGrace } from './nodes.js';
import { Sweeper } from './sweeper.js';
import type { SweeperSettings } from './sweeper.js';

/** All that routes: hands out, watches deadlines, keeps counters; and the recreation after a restart (CG-21). */
export class Router {
  readonly #store: Store;
  readonly #with: SweeperSettings;
  readonly #dispatcher: Dispatcher;
  readonly #sweeper: Sweeper;
  readonly #counters: CounterKeeper;

  /** @param settings as the sweeper needs them; `onBeat` is called with each beat before the dispatch. */
  constructor(store: Store, settings: SweeperSettings) {
    this.#store = store;
    this.#with = settings;
    this.#counters = new CounterKeeper(store, settings.log);
    const onBeat = async (): Promise<void> => {
      await settings.onBeat();
      this.#counters.run();
      this.#dispatcher.kick();
    };
    this.#sweeper = new Sweeper(store, { ...settings, onBeat });
    this.#dispatcher = new Dispatcher(store, settings.log, this.#sweeper.runWithin);
  }

  /**
   * Takes up where the last process ended: everything is in the store already, but nobody is connected. Offers keep
   * their deadlines; what was accepted stays with its agent through a grace that begins now (CG-22).
   */
  async start(): Promise<void> {
    const { db } = this.#store;
    const { node, settings } = this.#with;
    await beat(db, node, settings.timing.leaseMs);
    await forgetOtherNodes(db, node);
    await db.tx((tx) => startGrace(tx, settings.timing.graceMs));
    await this.#counters.recreate();
    this.#sweeper.run();
  }

  /** Something may be routed. */
  readonly kick = (): void => {
    this.#dispatcher.kick();
  };

  /** Stops and leaves the cluster; agents' grace begins. */
  async close(): Promise<void> {
    await this.#dispatcher.close(); // it wakes the sweeper
    await Promise.all([this.#sweeper.close(), this.#counters.close()]);
    const { node, settings, log } = this.#with;
    await this.#store.db
      .tx((tx) => leave(tx, node, settings.timing.graceMs))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'left without telling the store; the lease runs out');
      });
  }
}
