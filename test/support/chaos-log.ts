/** What a gateway has kept of an agent, asked of it directly and from the beginning. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Fact, Interaction } from '../../src/core/index.js';
import { SUBPROTOCOL, type ServerFrame } from '../../src/protocol/index.js';
import type { FactCopies } from './fact-copies.js';

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

/** From where a pad would go on. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

async function tokenFor(url: string, agent: string): Promise<string> {
  const response = await fetch(`${url}/demo/token?agent=${agent}`);
  return ((await response.json()) as { token: string }).token;
}

/**
 * Reads it over sockets of its own. Fails where the gateway has forgotten the beginning, unless there are copies of what it
 * wrote since.
 */
export async function truthOf(url: string, agent: string, copies?: FactCopies): Promise<Truth> {
  const token = await tokenFor(url, agent);
  const first = await frames(url, { type: 'hello', token }, (kept) => kept.length > 0);
  const { epoch, seq = 0 } = first.welcome;
  const snapshot = first.kept[0]?.fact;
  if (snapshot?.type !== 'snapshot') throw new Error('The gateway gave no snapshot.');
  const standing = { interactions: snapshot.interactions, agentState: snapshot.agent.state };
  if (copies) return { log: await copies(agent), ...standing };
  const hello = { type: 'hello', token, resume: { epoch, seq: 0 } };
  const { welcome, kept } = await frames(url, hello, (kept) => (kept.at(-1)?.seq ?? 0) >= seq);
  if (!welcome.resumed) throw new Error('The gateway has forgotten the beginning.');
  return { log: kept, ...standing };
}

/** Where a pad stands that has heard everything of an agent. */
export async function newestOf(url: string, agent: string): Promise<Position> {
  const token = await tokenFor(url, agent);
  const { welcome } = await frames(url, { type: 'hello', token }, () => true);
  return { epoch: welcome.epoch, seq: welcome.seq ?? 0 };
}

/** Resolves once the gateway no longer keeps all that came after there. */
export async function forgotten(url: string, agent: string, resume: Position): Promise<void> {
  const token = await tokenFor(url, agent);
  while ((await frames(url, { type: 'hello', token, resume }, () => true)).welcome.resumed)
    await sleep(LOOK_MS);
}

type Welcome = Extract<ServerFrame, { type: 'welcome' }>;

function frames(
  url: string,
  hello: object,
  isEnough: (kept: readonly Kept[]) => boolean,
): Promise<{ readonly welcome: Welcome; readonly kept: readonly Kept[] }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, SUBPROTOCOL);
    const kept: Kept[] = [];
    let welcome: Welcome | undefined;
    socket.on('error', reject);
    socket.on('close', (code) => {
      reject(new Error(`The gateway closed the socket: ${String(code)}.`));
    });
    socket.on('open', () => {
      socket.send(JSON.stringify(hello));
    });
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame;
      if (frame.type === 'welcome') welcome = frame;
      if (frame.type === 'fact') kept.push(frame);
      if (!welcome || !isEnough(kept)) return;
      resolve({ welcome, kept });
      socket.close();
    });
  });
}
