/** A real PostgreSQL server for tests: its own data directory, its own port, gone with the test process. */
import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.js';

const run = promisify(execFile);

type Keeper = ChildProcessByStdio<Writable, null, Readable>;

/**
 * Runs the server until its standard input says so or ends, which it does however the test process ends: no server is
 * ever left behind. `$0` is the data directory; an order is the signal that ends the server, whose data is kept then.
 */
const KEEPER =
  '"$@" & server=$!; read -r order; kill -"${order:-QUIT}" $server; wait $server; [ -n "$order" ] || rm -rf "$0"';

/** How a server is run. */
export interface PostgresOptions {
  /** Whether it syncs (default no, for speed). Killing the server needs it; killing the gateway does not. */
  readonly fsync?: boolean;
  /** The directory of a cluster to begin with a copy of, which is cheaper than to make one. */
  readonly from?: string;
}

/** A server of our own. */
export class PostgresServer {
  readonly #directory: string;
  readonly #port: number;
  readonly #fsync: boolean;
  #keeper: Keeper | undefined;
  #databases = 0;

  private constructor(directory: string, port: number, fsync: boolean) {
    this.#directory = directory;
    this.#port = port;
    this.#fsync = fsync;
  }

  /** Makes a cluster in a temporary directory and starts it. */
  static async start(options: PostgresOptions = {}): Promise<PostgresServer> {
    const directory = await mkdtemp(join(tmpdir(), 'contact-pad-pg-'));
    if (options.from) await run('cp', ['-a', `${options.from}/.`, directory]);
    else await makeCluster(directory);
    const server = new PostgresServer(directory, await freePort(), options.fsync ?? false);
    await server.up();
    return server;
  }

  /** Starts the server on its data, after `crash`, and waits until it answers. */
  async up(): Promise<void> {
    const settings = [
      `port=${String(this.#port)}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      `fsync=${this.#fsync ? 'on' : 'off'}`,
      'max_connections=200',
      'logging_collector=off',
    ];
    const server = [
      join(binaries(), 'postgres'),
      '-D',
      this.#directory,
      ...settings.flatMap((s) => ['-c', s]),
    ];
    const child = spawn('sh', ['-c', KEEPER, this.#directory, ...server], {
      ...(await serverUser()),
      cwd: '/',
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    this.#keeper = child;
    await ready(child);
    // Neither the server nor its pipes keep the test process alive; it ends with it.
    child.unref();
    for (const pipe of [child.stdin, child.stderr]) (pipe as Socket).unref();
  }

  /** The port that it listens on. */
  get port(): number {
    return this.#port;
  }

  /** Makes another server that has everything that this one commits, before it says so; it takes over with `promote`. */
  async addStandby(): Promise<PostgresServer> {
    const directory = await mkdtemp(join(tmpdir(), 'contact-pad-pg-'));
    const owner = await serverUser();
    if (owner) chownSync(directory, owner.uid, owner.gid);
    const from = `host=127.0.0.1 port=${String(this.#port)} user=postgres application_name=standby`;
    const copy = ['-D', directory, '-d', from, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
    await run(join(binaries(), 'pg_basebackup'), copy, { ...owner, cwd: '/' });
    const standby = new PostgresServer(directory, await freePort(), this.#fsync);
    await standby.up();
    await this.admin("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    await this.admin('SELECT pg_reload_conf()');
    return standby;
  }

  /** A standby takes over. */
  async promote(): Promise<void> {
    await this.admin('SELECT pg_promote(true)');
  }

  /** Makes a fresh database, a copy of `template` where one is given, and gives its url. */
  async createDatabase(template = 'template1'): Promise<string> {
    this.#databases += 1;
    const name = `test_${String(this.#databases)}`;
    await this.admin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    return this.url(name);
  }

  /** The url of a database of this server. */
  url(database: string): string {
    return `postgres://postgres@127.0.0.1:${String(this.#port)}/${database}`;
  }

  /** Runs one statement as the superuser, outside of the databases under test. */
  async admin(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Ends the server at once, as a crash would, and keeps its data for `up`. */
  async crash(): Promise<void> {
    await this.#end('QUIT\n');
  }

  /** Ends the server in good order and moves its data to a directory that is not there yet. */
  async putAway(directory: string): Promise<void> {
    await this.#end('INT\n');
    await run('mv', ['-T', this.#directory, directory]);
  }

  /** Stops the server and removes its data. */
  async stop(): Promise<void> {
    await this.#end('');
  }

  async #end(order: string): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    if (!keeper) return;
    const exited = new Promise((resolve) => keeper.once('exit', resolve));
    keeper.ref();
    keeper.stdin.end(order);
    await exited;
  }
}

async function makeCluster(directory: string): Promise<void> {
  const owner = await serverUser();
  if (owner) chownSync(directory, owner.uid, owner.gid);
  await run(
    join(binaries(), 'initdb'),
    ['-D', directory, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'],
    { ...owner, cwd: directory },
  );
}

/** Where Debian keeps the newest installed server, or the PATH elsewhere. */
function binaries(): string {
  const root = '/usr/lib/postgresql';
  try {
    const newest = readdirSync(root)
      .map(Number)
      .filter(Number.isInteger)
      .sort((a, b) => b - a)[0];
    if (newest !== undefined) return join(root, String(newest), 'bin');
  } catch {
    // Not Debian.
  }
  return '';
}

/** PostgreSQL refuses to run as root: then it runs as its package's user. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string): Promise<number> => {
    const { stdout } = await run('id', [flag, 'postgres']).catch(() => run('id', [flag, 'nobody']));
    return Number(stdout);
  };
  return { uid: await id('-u'), gid: await id('-g') };
}

function ready(keeper: Keeper): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    keeper.once('error', reject);
    keeper.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-10_000);
      if (/database system is ready to accept (read-only )?connections/.test(log)) resolve();
      else if (/FATAL:(?!  the database system is)|PANIC|not found/.test(text))
        reject(new Error(`PostgreSQL does not start:\n${log}`));
    });
  });
}
