/** A TCP connection that can be led elsewhere, as a proxy before a database and its standby does it. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One address for whatever stands behind it now. */
export class Wire {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #port: number;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
  }

  /** Listens on a port of its own and leads to another one of this machine. */
  static async to(port: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server, port);
    server.on('connection', (socket) => {
      wire.#join(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    return wire;
  }

  /** The port that it listens on. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Leads to another port from now on; what is open is cut. */
  lead(port: number): void {
    this.#port = port;
    for (const socket of this.#open) socket.destroy();
  }

  /** Ends. */
  close(): void {
    this.lead(0);
    this.#server.close();
  }

  #join(near: Socket): void {
    const far = connect(this.#port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
