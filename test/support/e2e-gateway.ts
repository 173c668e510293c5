/** A real gateway process, as `npm start` runs it, that can be killed and started again on the same data. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { AgentWindow } from './e2e-agent.js';

const MAIN = fileURLToPath(new URL('../../gateway/dist/main.js', import.meta.url));
/** A gateway of one test ends before the slow compiler of WebAssembly, and most of the fast one, has paid for itself. */
const NODE_FLAGS = ['--liftoff-only', '--wasm-lazy-compilation'];
const START_MS = 90_000;
const KEPT_LOG = 20_000;

/** What a sender is answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The attributes of `<receipt>` or `<error>`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where an item is, as an administrator sees it. */
export interface ItemRow {
  readonly senderItemId: string;
  readonly state:
    'buffered' | 'queued' | 'offered' | 'establishing' | 'assigned' | 'wrap' | 'parked' | 'ended';
  readonly agent: string | null;
}

/** One gateway over all its lives; it keeps its port, so that the pads find it again. */
export class GatewayProcess {
  readonly #dataDir: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcessByStdio<null, Readable, Readable> | undefined;
  #url = '';
  #log = '';

  /** @param environment settings such as `OFFER_MS`. */
  constructor(dataDir: string, environment: Readonly<Record<string, string>> = {}) {
    this.#dataDir = dataDir;
    this.#environment = environment;
  }

  /** Where it listens, without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** The end of what it printed. */
  get log(): string {
    return this.#log;
  }

  /** Starts it, on the port that it had before if there was one, and resolves when it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: this.#url ? new URL(this.#url).port : '0',
        DATA_DIR: this.#dataDir,
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    running.add(child);
    child.once('exit', () => running.delete(child));
    this.#url = await this.#announced(child);
    const { ok, status } = await fetch(`${this.#url}/health/ready`);
    if (!ok) throw new Error(`the gateway is not ready: ${status}\n${this.#log}`);
  }

  /** Ends it at once, as a crash does. */
  kill9(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** A crash and a new start on the same data, under pads that stay open. */
  async crash(...agents: readonly AgentWindow[]): Promise<void> {
    await this.kill9();
    for (const agent of agents) await agent.sees('down');
    await this.start();
    for (const agent of agents) await agent.sees('up');
  }

  /** Ends it as an operator does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Posts a work item as a sender does. */
  async post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.#url}/v1/work-items`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-sender', 'content-type': 'application/xml', ...headers },
      body: body as BodyInit,
    });
    const text = await response.text();
    const attributes = Object.fromEntries(
      [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    return { status: response.status, text, headers: response.headers, attributes };
  }

  /** Posts an e-mail or a case as a sender does. */
  async postCase(item: object): Promise<void> {
    const response = await fetch(`${this.#url}/v1/cases`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-sender', 'content-type': 'application/json' },
      body: JSON.stringify(item),
    });
    if (response.status !== 201)
      throw new Error(`the case was answered ${response.status}: ${await response.text()}`);
  }

  /** Uploads a file as a sender does, and answers its `href`. */
  async upload(name: string, type: string, bytes: Uint8Array): Promise<string> {
    const response = await fetch(`${this.#url}/v1/attachments`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer demo-sender',
        accept: 'application/json',
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
      },
      body: bytes as BodyInit,
    });
    if (response.status !== 201)
      throw new Error(`the upload was answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { href: string }).href;
  }

  /** Opens or closes, enables or disables an entrance. */
  async setEntrance(
    id: string,
    change: { readonly open?: boolean; readonly enabled?: boolean },
  ): Promise<void> {
    await this.#admin(`/entrances/${id}`, { method: 'PUT', body: JSON.stringify(change) });
  }

  /** Sets something up as an administrator does, such as `task-types/loan-check`. */
  async configure(path: string, body: object): Promise<void> {
    await this.#admin(`/${path}`, { method: 'PUT', body: JSON.stringify(body) });
  }

  /** Every item there is. */
  async items(): Promise<readonly ItemRow[]> {
    return (await this.#admin<{ interactions: ItemRow[] }>('/interactions')).interactions;
  }

  async #admin<T>(path: string, init: RequestInit = {}): Promise<T> {
    const headers = { authorization: 'Bearer demo-admin', 'content-type': 'application/json' };
    const response = await fetch(`${this.#url}/v1/admin${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`the gateway answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  #announced(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        reject(new Error(`the gateway ${why}:\n${this.#log}`));
      };
      const late = setTimeout(() => {
        fail(`was not ready after ${START_MS} ms`);
      }, START_MS);
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        fail(`ended with ${String(code ?? signal)}`);
      });
      let printed = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          this.#log = (this.#log + text).slice(-KEPT_LOG);
          printed = (printed + text).slice(-KEPT_LOG);
          const [, url] = /listening on (http:\/\/\S+)/.exec(printed) ?? [];
          if (url === undefined) return;
          clearTimeout(late);
          resolve(url);
        });
      }
    });
  }
}

const running = new Set<ChildProcessByStdio<null, Readable, Readable>>();
// Before its data is removed.
process.prependOnceListener('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
