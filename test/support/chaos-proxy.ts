/** A TCP proxy on loopback that mistreats the wire between a page and a gateway, as networks do and as tests ask it to. */
import net from 'node:net';
import { frameLength } from './chaos-frames.js';

/** Which way bytes go: from the page, or to it. */
export type Way = 'up' | 'down';

/** What was done to the wire. */
export interface Harm {
  /** Connections that were broken, and new ones that were refused. */
  broken: number;
  refused: number;
  /** Connections of which one way fell silent. */
  halved: number;
  /** Pieces that were held back. */
  delayed: number;
  /** Frames that were sent twice. */
  repeated: number;
  /** Connections that ended in the middle of a piece. */
  truncated: number;
}

/** One way of one connection. */
interface Lane {
  readonly to: net.Socket;
  readonly isFrames: boolean;
  /** What has not been sent on yet, for it is no whole frame. */
  rest: Buffer;
  isHeadOver: boolean;
  isDead: boolean;
  last: Promise<void>;
}

interface Line {
  readonly sockets: readonly net.Socket[];
  readonly lanes: Readonly<Record<Way, Lane>>;
}

/** A wire that can be harmed. */
export class ChaosProxy {
  readonly harm: Harm = { broken: 0, refused: 0, halved: 0, delayed: 0, repeated: 0, truncated: 0 };
  readonly #lines = new Set<Line>();
  readonly #random: () => number;
  readonly #server: net.Server;
  #isCut = false;
  #delayMs = 0;
  #repeats: Record<Way, number> = { up: 0, down: 0 };
  #truncates: Record<Way, boolean> = { up: false, down: false };

  private constructor(port: number, random: () => number) {
    this.#random = random;
    this.#server = net.createServer((client) => {
      if (!this.#isCut) this.#join(client, net.connect(port, '127.0.0.1'));
      else {
        this.harm.refused += 1;
        client.destroy();
      }
    });
  }

  /** Stands before the port of a gateway; `random` decides where and how long. */
  static async before(port: number, random: () => number): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(port, random);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Where the page finds it. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`;
  }

  /** Breaks everything, and refuses what comes, until it is mended. */
  cut(): void {
    this.#isCut = true;
    this.#breakAll();
  }

  /** From now on nothing is harmed any more; what is dead stays dead. */
  mend(): void {
    this.#isCut = false;
    this.#delayMs = 0;
    this.#repeats = { up: 0, down: 0 };
    this.#truncates = { up: false, down: false };
  }

  /** What goes that way on WebSockets that are open now comes nowhere, and nobody is told. */
  halve(way: Way): void {
    for (const { lanes } of this.#lines) {
      if (!lanes[way].isFrames) continue;
      lanes[way].isDead = true;
      this.harm.halved += 1;
    }
  }

  /** Holds every piece back, up to so long, in order. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Sends the next so many frames that way twice. */
  repeat(way: Way, frames: number): void {
    this.#repeats[way] = frames;
  }

  /** Breaks a connection in the middle of the next piece that goes that way. */
  truncate(way: Way): void {
    this.#truncates[way] = true;
  }

  async close(): Promise<void> {
    this.#breakAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #breakAll(): void {
    for (const { sockets } of this.#lines) {
      this.harm.broken += 1;
      for (const socket of sockets) socket.destroy();
    }
  }

  #join(client: net.Socket, gateway: net.Socket): void {
    client.once('data', (head: Buffer) => {
      const isFrames = head.includes('Sec-WebSocket-Key');
      const lane = (to: net.Socket): Lane => ({
        ...{ to, isFrames, rest: Buffer.alloc(0), isHeadOver: false, isDead: false },
        last: Promise.resolve(),
      });
      const line: Line = { sockets: [client, gateway], lanes: { up: lane(gateway), down: lane(client) } };
      this.#lines.add(line);
      client.once('close', () => this.#lines.delete(line));
      client.on('data', (piece: Buffer) => {
        this.#take(line, 'up', piece);
      });
      gateway.on('data', (piece: Buffer) => {
        this.#take(line, 'down', piece);
      });
      this.#take(line, 'up', head);
    });
    for (const [socket, other] of [
      [client, gateway],
      [gateway, client],
    ] as const) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => other.destroy());
    }
  }

  #take(line: Line, way: Way, piece: Buffer): void {
    const lane = line.lanes[way];
    if (lane.isDead) return;
    for (const out of this.#whole(lane, piece)) {
      this.#pass(line, way, out);
      if (!lane.isFrames || this.#repeats[way] === 0 || !lane.isHeadOver) continue;
      this.#repeats[way] -= 1;
      this.harm.repeated += 1;
      this.#pass(line, way, out);
    }
    if (lane.isFrames && !lane.isHeadOver && piece.includes('\r\n\r\n')) lane.isHeadOver = true;
  }

  /** Frames go on whole, so that one can be sent twice; all else as it comes. */
  #whole(lane: Lane, piece: Buffer): Buffer[] {
    if (!lane.isHeadOver) return [piece];
    lane.rest = Buffer.concat([lane.rest, piece]);
    const frames: Buffer[] = [];
    for (let length = frameLength(lane.rest); length !== undefined; length = frameLength(lane.rest)) {
      frames.push(lane.rest.subarray(0, length));
      lane.rest = lane.rest.subarray(length);
    }
    return frames;
  }

  #pass({ lanes, sockets }: Line, way: Way, piece: Buffer): void {
    const lane = lanes[way];
    if (this.#truncates[way] && lane.isFrames) {
      this.#truncates[way] = false;
      this.harm.truncated += 1;
      lane.to.end(piece.subarray(0, Math.floor(this.#random() * piece.length)));
      for (const socket of sockets) if (socket !== lane.to) socket.destroy();
      return;
    }
    const wait = this.#delayMs * this.#random();
    if (wait > 0) this.harm.delayed += 1;
    lane.last = lane.last.then(async () => {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (lane.to.writable) lane.to.write(piece);
    });
  }
}
