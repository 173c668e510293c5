import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from './db.js';
import { breaksEngine, storeError } from './failure.js';
import type { WorkerReply, WorkerRequest } from './pglite-worker.js';
import type { Session, Statement } from './round-trips.js';
import { encodeParams } from './values.js';

interface Waiting {
  resolve(answers: Answers): void;
  reject(error: Error): void;
}

type Answers = readonly (readonly object[])[];

type WithoutId<R> = R extends WorkerRequest ? Omit<R, 'id'> : never;

/** The number under which the thread says that the store is open. */
const OPENING = 0;

/**
 * The one session of the embedded engine, in its thread. Statements run in the order in which they were asked. After a
 * failure that the engine does not survive the session is dead, and with it all that it was asked.
 */
export class WorkerSession implements Session {
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = OPENING;
  #dead: StoreUnavailable | undefined;

  /** Starts the thread and resolves once the store is open and proved durable. */
  static async open(directory: string): Promise<WorkerSession> {
    const session = new WorkerSession(startThread(directory));
    await new Promise<unknown>((resolve, reject) => session.#waiting.set(OPENING, { resolve, reject }));
    return session;
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#die('the embedded store is closed');
        resolve();
      });
    });
    worker.on('error', (error) => {
      this.#end(error.message);
    });
    worker.on('message', (reply: WorkerReply) => {
      this.#settle(reply);
    });
  }

  /** Whether it can no longer be asked. */
  get dead(): boolean {
    return this.#dead !== undefined;
  }

  async run(statements: readonly Statement[]): Promise<Answers> {
    const encoded = statements.map(({ text, params }) => ({ text, params: encodeParams(params) }));
    return this.#ask({ kind: 'run', statements: encoded });
  }

  async exec(text: string): Promise<void> {
    await this.#ask({ kind: 'exec', text });
  }

  /** Shuts the engine down; resolves when the thread is gone and the directory is free, also when it is dead already. */
  async close(): Promise<void> {
    if (!this.dead) await this.#ask({ kind: 'close' }).catch(() => this.#worker.terminate());
    await this.#exited;
  }

  #ask(request: WithoutId<WorkerRequest>): Promise<Answers> {
    return new Promise((resolve, reject) => {
      if (this.#dead) {
        reject(this.#dead);
        return;
      }
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage({ ...request, id: this.#lastId });
    });
  }

  #settle(reply: WorkerReply): void {
    if ('panic' in reply) {
      this.#end(reply.panic);
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('answers' in reply) {
      waiting?.resolve(reply.answers);
      return;
    }
    const { failure } = reply;
    if (reply.id === OPENING) {
      waiting?.reject(new Error(failure.message));
    } else if (breaksEngine(failure)) {
      waiting?.reject(new StoreUnavailable(failure.message));
      this.#end(failure.message);
    } else {
      waiting?.reject(storeError(failure));
    }
  }

  /** The engine is of no more use, and may be running in circles. */
  #end(reason: string): void {
    this.#die(`the embedded store broke: ${reason}`);
    void this.#worker.terminate();
  }

  #die(reason: string): void {
    this.#dead ??= new StoreUnavailable(reason);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead);
    this.#waiting.clear();
  }
}

/**
 * Starts the engine's thread. Tests run the TypeScript source, and there tsx must be registered within the thread:
 * on Node 20 its hooks do not reach into threads. Can go with Node 20.
 */
function startThread(directory: string): Worker {
  const built = !import.meta.url.endsWith('.ts');
  if (built) return new Worker(new URL('./pglite-worker.js', import.meta.url), { workerData: { directory } });
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const thread = JSON.stringify(new URL('./pglite-worker.ts', import.meta.url).href);
  const bootstrap = `import(${tsx}).then(({ register }) => { register(); return import(${thread}); });`;
  return new Worker(bootstrap, { eval: true, workerData: { directory } });
}
