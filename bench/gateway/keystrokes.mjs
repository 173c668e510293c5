// An agent who types names into the target dialog: one question for each letter, the next when the last is answered.
import { createRequire } from 'node:module';
import { issueToken } from '../../gateway/src/agents/auth.ts';
import { SUBPROTOCOL } from '../../src/protocol/frames.ts';
import { SECRET } from './stores.mjs';

// The gateway's own: another one lies at the root.
const { WebSocket } = createRequire(import.meta.resolve('../../gateway/package.json'))('ws');

const ROWS_SHOWN = 50;

/** Types the names letter by letter; how many milliseconds each answer took. */
export async function typeNames({ url, agent, names }) {
  const token = await issueToken(SECRET, agent, 600);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, SUBPROTOCOL);
  const waiting = new Map();
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token })));
    socket.on('message', (data) => {
      const frame = JSON.parse(data);
      if (frame.type === 'welcome') resolve();
      if (frame.type === 'answer') waiting.get(frame.query)(frame.result);
      if (frame.type === 'failed' || frame.type === 'bye') reject(new Error(JSON.stringify(frame)));
    });
  });
  const ask = (search, id) =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
      const query = { type: 'directory', search, offset: 0, limit: ROWS_SHOWN };
      socket.send(JSON.stringify({ type: 'query', id, query }));
    });
  const times = [];
  for (const name of names) {
    for (let length = 1; length <= name.length; length += 1) {
      const start = performance.now();
      await ask(name.slice(0, length), `q-${times.length}`);
      times.push(performance.now() - start);
    }
  }
  socket.terminate();
  return times;
}
