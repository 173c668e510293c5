import type { Db } from '../db/db.js';
import type { Logger } from '../log.js';
import type { Timing } from '../timing.js';
import { renewLease } from './nodes.js';
import { Repeater } from './repeater.js';

/** Renews the lease of this node with every tick, past all other work: a node that has much to do is not a dead one. */
export class Heartbeat {
  readonly #db: Db;
  readonly #node: string;
  readonly #timing: Pick<Timing, 'tickMs' | 'leaseMs'>;
  readonly #repeater: Repeater;
  #timer: NodeJS.Timeout | undefined;
  #heldSince = 0;

  constructor(db: Db, node: string, timing: Pick<Timing, 'tickMs' | 'leaseMs'>, log: Logger) {
    this.#db = db;
    this.#node = node;
    this.#timing = timing;
    this.#repeater = new Repeater(
      () => this.beat(),
      (error) => {
        log.warn({ err: error }, 'lease not renewed; the next beat tries again');
      },
    );
  }

  /** Takes the lease, and keeps it from now on. */
  async start(): Promise<void> {
    await this.beat();
    this.#timer = setInterval(() => {
      this.#repeater.run();
    }, this.#timing.tickMs);
  }

  /** Renews it now. */
  async beat(): Promise<void> {
    const held = await renewLease(this.#db.aside, this.#node, this.#timing.leaseMs);
    if (!held) this.#heldSince = Date.now();
  }

  /**
   * Whether it may say of others that they are dead. While the store was away nobody could renew a lease: this node lets
   * the others come back for as long as a lease lasts.
   */
  get mayJudge(): boolean {
    return Date.now() - this.#heldSince >= this.#timing.leaseMs;
  }

  /** Lets the lease run out. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#repeater.close();
  }
}
