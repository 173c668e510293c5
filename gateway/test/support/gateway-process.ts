/** The real gateway in a process of its own, which can be killed and started again on the same data. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DbSettings } from '../../src/db/open.js';
import { NODE_ARGS, sourceUrl } from './source.js';
import { until } from './until.js';

const SOURCE = sourceUrl('main');
/** Patience on a machine that is busy with other tests, in milliseconds. */
const START_MS = 120_000;
const KEPT_LOG = 1_000_000;
/** As much of it as stands in a message. */
const TOLD_LOG = 20_000;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** One gateway, over all its lives. */
export class GatewayProcess {
  /** Where its store is. */
  readonly settings: DbSettings;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #main: URL;
  #child: Child | undefined;
  #address: string | undefined;
  #log = '';

  /**
   * @param environment settings beyond where the store is, such as `OFFER_MS`.
   * @param main what is run: the source, or what was built of it.
   */
  constructor(settings: DbSettings, environment: Readonly<Record<string, string>> = {}, main: URL = SOURCE) {
    this.settings = settings;
    this.#main = main;
    this.#environment = {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      ...('dataDir' in settings ? { DATA_DIR: settings.dataDir } : { DATABASE_URL: settings.databaseUrl }),
      ...environment,
    };
  }

  /** Where it listens, such as `http://127.0.0.1:40123`; undefined while it is down. */
  get address(): string | undefined {
    return this.#address;
  }

  /** What it printed, over all its lives; of very much the end. */
  get log(): string {
    return this.#log;
  }

  /** Starts it and resolves once it has printed its address and is ready. */
  async start(): Promise<void> {
    const reader = this.#main === SOURCE ? NODE_ARGS : [];
    const child = spawn(process.execPath, [...reader, fileURLToPath(this.#main)], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    living.add(child);
    child.once('exit', () => {
      living.delete(child);
      if (this.#child === child) this.#address = undefined;
    });
    const address = await this.#announced(child);
    await this.#ready(address);
    this.#address = address;
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to end, as an operator would, and resolves with its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    this.#address = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return exited;
  }

  #announced(child: Child): Promise<string> {
    return new Promise((resolve, reject) => {
      let said = '';
      const late = setTimeout(() => {
        reject(
          new Error(
            `the gateway printed no address within ${String(START_MS)} ms:\n${this.#log.slice(-TOLD_LOG)}`,
          ),
        );
      }, START_MS);
      const listen = (stream: Readable): void => {
        stream.setEncoding('utf8').on('data', (text: string) => {
          this.#log = (this.#log + text).slice(-KEPT_LOG);
          said = (said + text).slice(-KEPT_LOG);
          const address = /listening on (https?:\/\/\S+?)\/?\n/.exec(said)?.[1];
          if (address === undefined) return;
          clearTimeout(late);
          resolve(address);
        });
      };
      listen(child.stdout);
      listen(child.stderr);
      child.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`the gateway ended with ${String(code)}:\n${this.#log.slice(-TOLD_LOG)}`));
      });
    });
  }

  /** On a machine that is very busy its store answers too late at first. */
  async #ready(address: string): Promise<void> {
    await until(async () => (await fetch(`${address}/health/ready`)).ok, START_MS).catch(() => {
      throw new Error(`the gateway is not ready:\n${this.#log.slice(-TOLD_LOG)}`);
    });
  }
}

const living = new Set<Child>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
