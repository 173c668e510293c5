import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** The one channel of all gateways on a database. */
export const CHANNEL = 'contact_pad';

/** How long after a break the connection is opened again, in milliseconds. */
const AGAIN_MS = 1_000;

/** A connection of its own that hears what the gateways on a database tell each other; opened again whenever it breaks. */
export class PostgresListener {
  readonly #databaseUrl: string;
  readonly #heard: (text: string) => void;
  readonly #onError: (error: Error) => void;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #client: pg.Client | undefined;

  constructor(databaseUrl: string, heard: (text: string) => void, onError: (error: Error) => void) {
    this.#databaseUrl = databaseUrl;
    this.#heard = heard;
    this.#onError = onError;
    this.#running = this.#run();
  }

  /** Hears no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#hear().catch((error: unknown) => {
        if (!signal.aborted) this.#onError(error instanceof Error ? error : new Error(String(error)));
      });
      await delay(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Ends when the connection does. */
  async #hear(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      keepAlive: true,
      application_name: 'contact-pad-gateway',
    });
    this.#client = client;
    const ended = once(client, 'end');
    // Whoever waits below hears of it; nobody waits any more after the first.
    ended.catch(() => undefined);
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }) => {
      this.#heard(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      await ended;
    } finally {
      await client.end();
    }
  }
}
