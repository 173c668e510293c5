/** A real NATS server for tests, gone with the test process. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from '@nats-io/transport-node';
import { freePort } from './free-port.js';

/** Where Debian puts it; elsewhere it is on the path. */
const DEBIAN = '/usr/sbin/nats-server';

/** A server that can end and come back where it was. */
export class NatsServer {
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
  }

  static async start(): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.up();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${String(this.#port)}`;
  }

  /** Starts it, also again, and waits until it answers. */
  async up(): Promise<void> {
    const program = existsSync(DEBIAN) ? DEBIAN : 'nats-server';
    const child = spawn(program, ['-a', '127.0.0.1', '-p', String(this.#port)], { stdio: 'ignore' });
    this.#process = child;
    living.add(child);
    child.once('exit', () => living.delete(child));
    const client = await connect({
      ...{ servers: this.url, waitOnFirstConnect: true, reconnectTimeWait: 20, maxReconnectAttempts: 1_000 },
    });
    await client.close();
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  }
}

const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
