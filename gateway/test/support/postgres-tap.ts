/** Stands between a gateway and PostgreSQL and counts how often the gateway asks. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Frontend messages that end in an answer: Sync and Query. */
const ASKING = new Set(['S', 'Q']);
const LENGTH_BYTES = 4;

/** A server that passes everything on. */
export class PostgresTap {
  readonly #server: Server;
  readonly #target: URL;
  #asked = 0;

  private constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
    this.#server = createServer((socket) => {
      this.#pass(socket);
    }).listen(0, '127.0.0.1');
  }

  static async start(databaseUrl: string): Promise<PostgresTap> {
    const tap = new PostgresTap(databaseUrl);
    await once(tap.#server, 'listening');
    return tap;
  }

  /** How many round trips there were so far. */
  get asked(): number {
    return this.#asked;
  }

  /** The database, by way of here. */
  get url(): string {
    const url = new URL(this.#target);
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  close(): void {
    this.#server.close();
  }

  #pass(socket: Socket): void {
    const upstream = connect(Number(this.#target.port), this.#target.hostname);
    socket.pipe(upstream).pipe(socket);
    socket.on('error', () => upstream.destroy());
    upstream.on('error', () => socket.destroy());
    let unread = Buffer.alloc(0);
    let typeBytes = 0; // the first message has no type
    socket.on('data', (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      while (unread.length >= typeBytes + LENGTH_BYTES) {
        const end = typeBytes + unread.readUInt32BE(typeBytes);
        if (unread.length < end) return;
        if (typeBytes > 0 && ASKING.has(unread.toString('latin1', 0, typeBytes))) this.#asked += 1;
        unread = unread.subarray(end);
        typeBytes = 1;
      }
    });
  }
}
