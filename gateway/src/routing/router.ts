import type { Store } from '../events/change.js';
import { endOrphanedCalls } from '../callbacks/voice.js';
import { Backlog } from './backlog.js';
import type { BacklogLimits } from './backlog.js';
import { CounterKeeper } from './counters.js';
import { Dispatcher } from './dispatch.js';
import { Heartbeat } from './heartbeat.js';
import { forgetDeadNodes, forgetOtherNodes, leave, startGrace } from './nodes.js';
import { endOrphanedConsults } from './overdue.js';
import { Sweeper } from './sweeper.js';
import type { SweeperSettings } from './sweeper.js';

/** What routing needs beside the store; `onBeat` is called with each beat before the dispatch. */
export interface RouterSettings extends Omit<SweeperSettings, 'heartbeat'> {
  /** Id of this gateway. */
  readonly node: string;
  readonly settings: SweeperSettings['settings'] & BacklogLimits;
}

/** All that routes: hands out, watches deadlines, keeps counters; and the recreation after a restart (CG-21). */
export class Router {
  /** How much waits; the intake asks it and adds to it. */
  readonly backlog: Backlog;
  readonly #store: Store;
  readonly #with: RouterSettings;
  readonly #heartbeat: Heartbeat;
  readonly #dispatcher: Dispatcher;
  readonly #sweeper: Sweeper;
  readonly #counters: CounterKeeper;

  constructor(store: Store, settings: RouterSettings) {
    this.#store = store;
    this.#with = settings;
    this.backlog = new Backlog(store.db, settings.settings);
    const { node, log } = settings;
    const heartbeat = new Heartbeat(store.db, node, settings.settings.timing, log);
    this.#heartbeat = heartbeat;
    this.#counters = new CounterKeeper(store, settings.log);
    const onBeat = async (): Promise<void> => {
      await settings.onBeat();
      this.#counters.run();
      this.#dispatcher.kick();
      await this.backlog.beat();
    };
    this.#sweeper = new Sweeper(store, { ...settings, heartbeat, onBeat });
    this.#dispatcher = new Dispatcher(store, settings.log, settings.rules.offerMs, this.#sweeper.runWithin);
    store.hints.on('due', this.#sweeper.runWithin);
  }

  /**
   * Takes up where the last process ended: everything is in the store already, but nobody is connected. Offers keep
   * their deadlines; what was accepted stays with its agent through a grace that begins now (CG-22).
   */
  async start(): Promise<void> {
    const { db } = this.#store;
    const { node, settings } = this.#with;
    await this.#heartbeat.start();
    await forgetOtherNodes(db, node);
    await forgetDeadNodes(db);
    await db.tx((tx) => startGrace(tx, settings.timing.graceMs));
    await endOrphanedConsults(this.#store);
    await endOrphanedCalls(this.#store);
    await this.#counters.recreate();
    await this.backlog.count();
    this.#sweeper.run();
  }

  /** Something may be routed. */
  readonly kick = (): void => {
    this.#dispatcher.kick();
  };

  /** Stops and leaves the cluster; agents' grace begins. */
  async close(): Promise<void> {
    await this.#dispatcher.close(); // it wakes the sweeper
    this.#store.hints.off('due', this.#sweeper.runWithin);
    await Promise.all([this.#heartbeat.close(), this.#sweeper.close(), this.#counters.close()]);
    const { node, settings, log } = this.#with;
    await this.#store.db
      .tx((tx) => leave(tx, node, settings.timing.graceMs))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'left without telling the store; the lease runs out');
      });
  }
}
