import pg from 'pg';
import { StoreUnavailable, type Db, type Queryable, type Row, type Tx } from './db.js';
import { failureOf, storeError } from './failure.js';
import { PLANNING } from './planning.js';
import { CHANNEL, PostgresListener } from './postgres-listener.js';
import { PostgresTrip, type Prepared } from './postgres-trip.js';
import { ask, type Session } from './round-trips.js';
import { runTransaction } from './transactions.js';
import { ARRAY_PARSERS, encodeParams, PARSERS, textOf, type Parse } from './values.js';

const POOL_SIZE = 16;
/** How long a statement waits for a connection, in milliseconds. */
const CONNECT_MS = 5_000;
/** A statement unanswered for this long, in milliseconds, has lost its server; several statements are a migration and may take longer. */
const ANSWER_MS = 30_000;
const EXEC_MS = 600_000;
/** What comes later is of no use to whoever asked aside, in milliseconds. */
const ASIDE_MS = 2_000;

// A transaction of its own, as short as one can be: what is only a hint waits for no disk.
const NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";

type Client = Pick<pg.PoolClient, 'query'>;

/** Opens a pool on a PostgreSQL server and proves that it answers. `onError` hears of connections that break unused. */
export async function openPostgres(databaseUrl: string, onError: (error: Error) => void): Promise<Db> {
  // The types of the pool do not know `onConnect` yet, and would refuse it in a literal.
  const options = {
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: 'contact-pad-gateway',
    types: { getTypeParser },
    onConnect: (client: Client) => client.query(PLANNING),
  };
  const pools = {
    main: new pg.Pool(options),
    aside: new pg.Pool({ ...options, max: 1, connectionTimeoutMillis: ASIDE_MS, query_timeout: ASIDE_MS }),
  };
  for (const pool of Object.values(pools)) pool.on('error', onError);
  const db = new PostgresDb(pools, (heard) => new PostgresListener(databaseUrl, heard, onError));
  try {
    await db.query('SELECT 1');
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

interface Pools {
  readonly main: pg.Pool;
  /** One connection. */
  readonly aside: pg.Pool;
}

class PostgresDb implements Db {
  readonly engine = 'postgres';
  readonly aside: Queryable = {
    query: (text, params) => this.#checkedOut((session) => ask(session, text, params), this.#pools.aside),
  };
  readonly #pools: Pools;
  readonly #listener: (heard: (text: string) => void) => PostgresListener;
  readonly #heard: ((text: string) => void)[] = [];
  #listening: PostgresListener | undefined;
  readonly #prepared = new WeakMap<pg.PoolClient, Prepared>();
  #closing: Promise<void> | undefined;

  constructor(pools: Pools, listener: (heard: (text: string) => void) => PostgresListener) {
    this.#pools = pools;
    this.#listener = listener;
  }

  query<T extends object = Row>(text: string, params?: readonly unknown[]): Promise<T[]> {
    return this.#checkedOut((session) => ask<T>(session, text, params));
  }

  exec(sql: string): Promise<void> {
    return this.#checkedOut((session) => session.exec(sql));
  }

  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#checkedOut((session) => runTransaction(session, work));
  }

  async notify(text: string): Promise<void> {
    await this.query(NOTIFY, [CHANNEL, text]);
  }

  listen(heard: (text: string) => void): void {
    this.#heard.push(heard);
    this.#listening ??= this.#listener((text) => {
      for (const each of this.#heard) each(text);
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#listening?.close();
    await Promise.all([this.#pools.main.end(), this.#pools.aside.end()]);
  }

  async #checkedOut<T>(work: (session: Session) => Promise<T>, pool = this.#pools.main): Promise<T> {
    const client = await connectionOf(pool);
    let broken: Error | undefined;
    // Without a listener, a server that dies while the client is checked out would end this process.
    const onBreak = (error: Error): void => {
      broken = error;
    };
    client.on('error', onBreak);
    try {
      return await work(sessionOn(client, this.#preparedOn(client)));
    } catch (error) {
      if (error instanceof StoreUnavailable) broken ??= error;
      throw error;
    } finally {
      client.off('error', onBreak);
      client.release(broken);
    }
  }

  #preparedOn(client: pg.PoolClient): Prepared {
    const prepared = this.#prepared.get(client) ?? (new Map() as Prepared);
    this.#prepared.set(client, prepared);
    return prepared;
  }
}

async function connectionOf(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw storeError(failureOf(error));
  }
}

function sessionOn(client: Client, prepared: Prepared): Session {
  return {
    async run(statements) {
      const written = statements.map(({ text, params }) => ({
        text,
        values: encodeParams(params).map(textOf),
      }));
      return asked(
        new Promise((resolve, reject) => {
          client.query(new PostgresTrip(written, prepared, getTypeParser, { resolve, reject }));
        }),
      );
    },
    async exec(text) {
      const config = { text, query_timeout: EXEC_MS };
      await asked(client.query(config));
    },
  };
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw storeError(failureOf(error));
  }
}

function getTypeParser(type: number, format?: 'text' | 'binary'): Parse {
  const parse = PARSERS.get(type);
  if (parse) return parse;
  const element = ARRAY_PARSERS.get(type);
  return element ? arrayOf(element) : standardParser(type, format);
}

const TEXT_ARRAY = 1009;
const parseTexts = standardParser(TEXT_ARRAY);

/** The driver's own parser; its types know fewer numbers than it does. */
function standardParser(type: number, format?: 'text' | 'binary'): Parse {
  const types: { getTypeParser: (type: number, format?: 'text' | 'binary') => Parse } = pg.types;
  return types.getTypeParser(type, format);
}

function arrayOf(element: Parse): Parse {
  const each = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    return typeof value === 'string' ? element(value) : value;
  };
  return (text) => each(parseTexts(text));
}
