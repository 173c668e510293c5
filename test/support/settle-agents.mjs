import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

const OPEN_STATES = ['buffered', 'queued', 'offered', 'assigned'];
const ADMIN = { authorization: 'Bearer demo-admin', 'content-type': 'application/json' };

/** Lets the agents finish whatever is open, and logs them out: the next test begins with nothing. */
export async function settleAgents(url, agents) {
  for (const id of ['loans', 'claims']) {
    await fetch(`${url}/v1/admin/entrances/${id}`, { method: 'PUT', headers: ADMIN, body: '{"open":true}' });
  }
  const workers = await Promise.all(agents.map((agent) => worker(url, agent)));
  while ((await openCount(url)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all(workers.map((one) => one.leave()));
}

async function openCount(url) {
  const counts = await Promise.all(
    OPEN_STATES.map(async (state) => {
      const response = await fetch(`${url}/v1/admin/interactions?state=${state}`, { headers: ADMIN });
      return (await response.json()).interactions.length;
    }),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}

/** An agent who accepts and ends everything at once. */
async function worker(url, agent) {
  const { token } = await (await fetch(`${url}/demo/token?agent=${agent}`)).json();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, 'contact-pad.v1');
  const command = (body) =>
    socket.send(JSON.stringify({ type: 'command', command: { id: randomUUID(), ...body } }));
  const handle = ({ id, phase, offer }) => {
    if (phase === 'offered') command({ type: 'accept', interaction: id, offer: offer.id });
    if (phase === 'connected') command({ type: 'done', interaction: id });
  };
  let loggedOut = () => undefined;
  const learn = (fact) => {
    if (fact.type === 'snapshot') fact.interactions.forEach(handle);
    if (fact.type === 'interaction') handle(fact.interaction);
    if (fact.type === 'agent' && fact.agent.state === 'logged-out') loggedOut();
  };
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', token })));
    socket.on('message', (data) => {
      const frame = JSON.parse(data);
      if (frame.type === 'fact') learn(frame.fact);
      if (frame.type === 'fact' && frame.fact.type === 'snapshot') resolve();
    });
  });
  command({ type: 'set-state', state: 'ready' });
  return {
    async leave() {
      const left = new Promise((resolve) => {
        loggedOut = resolve;
      });
      command({ type: 'log-out' });
      await left;
      socket.close();
    },
  };
}
