import { StoreUnavailable, type Db } from './db.js';

/** What the upkeep needs of its store. */
export interface Upkept {
  /** Runs `work` when its turn has come, with nothing beside it. */
  alone<T>(work: (session: Pick<Db, 'query' | 'exec'>) => Promise<T>): Promise<T>;
  /** Nobody waits for the store or is being served. */
  idle(): boolean;
  onError(error: Error): void;
}

/** When what is due; `…Ms` in milliseconds. */
export interface UpkeepTimes {
  /** How often the upkeep looks. */
  readonly lookMs: number;
  readonly checkpointMs: number;
  readonly checkpointBytes: number;
  readonly vacuumMs: number;
  /** A store that is never idle is vacuumed all the same after this long. */
  readonly vacuumAtLatestMs: number;
}

/** The times that hold for a gateway. A checkpoint stops everything for 0.1 to 0.2 s, a vacuum of a large table for longer. */
export const UPKEEP: UpkeepTimes = {
  lookMs: 5_000,
  checkpointMs: 60_000,
  checkpointBytes: 64 * 1024 * 1024,
  vacuumMs: 600_000,
  vacuumAtLatestMs: 1_800_000,
};

/**
 * Does what PostgreSQL's background processes do, for the embedded engine has none: without a checkpoint its log grows
 * for ever, without a vacuum its tables do.
 */
export class Maintenance {
  readonly #store: Upkept;
  readonly #times: UpkeepTimes;
  readonly #timer: NodeJS.Timeout;
  #busy = false;
  #checkpointAt = Date.now();
  #checkpointEnd: number | undefined;
  #vacuumAt = Date.now();

  constructor(store: Upkept, times: UpkeepTimes = UPKEEP) {
    this.#store = store;
    this.#times = times;
    this.#timer = setInterval(() => void this.#look(), times.lookMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#checkpointWhenDue();
      await this.#vacuumWhenDue();
    } catch (error) {
      // Whoever works with a store that is out of reach says so; the upkeep looks again.
      if (!(error instanceof StoreUnavailable)) this.#store.onError(error as Error);
    } finally {
      this.#busy = false;
    }
  }

  async #checkpointWhenDue(): Promise<void> {
    const end = await this.#store.alone(logEnd);
    this.#checkpointEnd ??= end;
    const written = end - this.#checkpointEnd;
    const late = Date.now() - this.#checkpointAt >= this.#times.checkpointMs;
    if (written === 0 || (!late && written < this.#times.checkpointBytes)) return;
    this.#checkpointEnd = await this.#store.alone(async (session) => {
      await session.exec('CHECKPOINT');
      return logEnd(session);
    });
    this.#checkpointAt = Date.now();
  }

  async #vacuumWhenDue(): Promise<void> {
    const since = Date.now() - this.#vacuumAt;
    if (since < this.#times.vacuumMs || (!this.#store.idle() && since < this.#times.vacuumAtLatestMs)) return;
    this.#vacuumAt = Date.now();
    await vacuum(this.#store);
  }
}

/** Where the write-ahead log ends, in bytes since its beginning. */
async function logEnd(session: Pick<Db, 'query' | 'exec'>): Promise<number> {
  const [row] = await session.query<{ bytes: number }>(
    "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint AS bytes",
  );
  return row?.bytes ?? 0;
}

/** Vacuums table by table, the catalogues too, each in its own turn, so that nobody waits for all of them. */
async function vacuum(store: Upkept): Promise<void> {
  const tables = await store.alone((session) =>
    session.query<{ name: string }>(
      "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' ORDER BY oid",
    ),
  );
  for (const { name } of tables) await store.alone((session) => session.exec(`VACUUM (ANALYZE) ${name}`));
}
