// Agents at the gateway's sockets who accept each offer after a moment and end it after a while.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { issueToken } from '../../gateway/src/agents/auth.ts';
import { SUBPROTOCOL } from '../../src/protocol/frames.ts';
import { SECRET } from './stores.mjs';

// The gateway's own: another one lies at the root.
const { WebSocket } = createRequire(import.meta.resolve('../../gateway/package.json'))('ws');

const TOKEN_SECONDS = 600;
const AT_ONCE = 32;
const ACCEPT_MS = 200;
const DONE_MS = 2_000;

/** When the offer of a work item, by the sender's id, was first at an agent's socket. */
export const offeredAt = new Map();
const sockets = new Set();

/** Opens the sockets of `count` agents, after the first `after`. */
export async function openAgents({ url, count, after = 0 }) {
  let next = after;
  const open = async () => {
    while (next < after + count) {
      next += 1;
      await openAgent(url, `agent-${next}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
}

export async function closeAgents() {
  for (const socket of sockets) socket.terminate();
}

async function openAgent(url, agent) {
  const token = await issueToken(SECRET, agent, TOKEN_SECONDS);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, SUBPROTOCOL);
  sockets.add(socket);
  const say = (frame) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => say({ type: 'hello', token }));
    socket.on('message', (data) => {
      const frame = JSON.parse(data);
      if (frame.type === 'bye') reject(new Error(JSON.stringify(frame)));
      if (frame.type === 'welcome') {
        setInterval(() => say({ type: 'ping' }), frame.heartbeatMs).unref();
        resolve();
      }
      if (frame.type === 'fact' && frame.fact.type === 'interaction') work(frame.fact.interaction, say);
    });
  });
}

function work({ id, subject, phase, offer }, say) {
  if (phase === 'offered' && offer) {
    if (!offeredAt.has(subject)) offeredAt.set(subject, performance.now());
    soon(ACCEPT_MS, () => say(command({ type: 'accept', interaction: id, offer: offer.id })));
  }
  if (phase === 'connected') soon(DONE_MS, () => say(command({ type: 'done', interaction: id })));
}

function command(request) {
  return { type: 'command', command: { ...request, id: randomUUID() } };
}

function soon(milliseconds, task) {
  setTimeout(task, Math.random() * milliseconds);
}
