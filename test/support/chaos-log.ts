/** What a gateway has kept of an agent, asked of it directly and from the beginning. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Fact, Interaction } from '../../src/core/index.js';
import { SUBPROTOCOL, type ServerFrame } from '../../src/protocol/index.js';

const LOOK_MS = 50;

/** A fact and its number. */
export interface Kept {
  readonly seq: number;
  readonly fact: Fact;
}

/** What is so now, and how it came to be. */
export interface Truth {
  readonly log: readonly Kept[];
  readonly interactions: readonly Interaction[];
  readonly agentState: string;
}

/** Hears what a gateway tells of an agent from now on, over a socket of its own that nothing harms. */
export class Onlooker {
  readonly #socket: WebSocket;
  readonly #log: Kept[] = [];
  #pulse: NodeJS.Timeout | undefined;

  private constructor(socket: WebSocket, token: string, onBegun: () => void) {
    this.#socket = socket;
    const say = (frame: object): void => {
      socket.send(JSON.stringify(frame));
    };
    socket.on('open', () => {
      say({ type: 'hello', token });
    });
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame;
      if (frame.type === 'welcome') this.#pulse = setInterval(say, frame.heartbeatMs, { type: 'ping' });
      if (frame.type !== 'fact') return;
      if (frame.fact.type === 'snapshot') onBegun();
      else this.#log.push(frame);
    });
  }

  static async begin(url: string, agent: string): Promise<Onlooker> {
    const token = await tokenFor(url, agent);
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, SUBPROTOCOL);
      socket.on('error', reject);
      const one: Onlooker = new Onlooker(socket, token, () => {
        resolve(one);
      });
    });
  }

  /** All that it has heard, as soon as it has heard that fact. */
  async upTo(seq: number): Promise<readonly Kept[]> {
    while ((this.#log.at(-1)?.seq ?? 0) < seq) await sleep(LOOK_MS);
    return this.#log;
  }

  end(): void {
    clearInterval(this.#pulse);
    this.#socket.close();
  }
}

async function tokenFor(url: string, agent: string): Promise<string> {
  const response = await fetch(`${url}/demo/token?agent=${agent}`);
  return ((await response.json()) as { token: string }).token;
}

/**
 * Reads it over sockets of its own. Fails where the gateway has forgotten the beginning, unless an onlooker has heard all
 * that came since.
 */
export async function truthOf(url: string, agent: string, onlooker?: Onlooker): Promise<Truth> {
  const token = await tokenFor(url, agent);
  const first = await frames(url, { type: 'hello', token }, ({ fact }) => fact !== undefined);
  const { epoch, seq = 0 } = first.welcome;
  const snapshot = first.kept[0]?.fact;
  if (snapshot?.type !== 'snapshot') throw new Error('The gateway gave no snapshot.');
  const standing = { interactions: snapshot.interactions, agentState: snapshot.agent.state };
  if (onlooker) return { log: await onlooker.upTo(seq), ...standing };
  const hello = { type: 'hello', token, resume: { epoch, seq: 0 } };
  const { welcome, kept } = await frames(url, hello, (last) => last.seq >= seq);
  if (!welcome.resumed) throw new Error('The gateway has forgotten the beginning.');
  return { log: kept, ...standing };
}

type Welcome = Extract<ServerFrame, { type: 'welcome' }>;

function frames(
  url: string,
  hello: object,
  isLast: (kept: Kept) => boolean,
): Promise<{ readonly welcome: Welcome; readonly kept: readonly Kept[] }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, SUBPROTOCOL);
    const kept: Kept[] = [];
    let welcome: Welcome | undefined;
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('The gateway closed the socket.'));
    });
    socket.on('open', () => {
      socket.send(JSON.stringify(hello));
    });
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame;
      if (frame.type === 'welcome') welcome = frame;
      if (frame.type !== 'fact') return;
      kept.push(frame);
      if (!welcome || !isLast(frame)) return;
      resolve({ welcome, kept });
      socket.close();
    });
  });
}
