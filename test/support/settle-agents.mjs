import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

const OPEN_STATES = ['buffered', 'queued', 'offered', 'establishing', 'assigned', 'wrap', 'parked'];
const ENTRANCES = ['loans', 'claims', 'stuck', 'back-office'];
const ADMIN = { authorization: 'Bearer demo-admin', 'content-type': 'application/json' };

/** Lets the agents finish whatever is open, and logs them out: the next test begins with nothing. */
export async function settleAgents(url, agents) {
  for (const id of ENTRANCES) {
    await fetch(`${url}/v1/admin/entrances/${id}`, { method: 'PUT', headers: ADMIN, body: '{"open":true}' });
  }
  const workers = await Promise.all(agents.map((agent) => worker(url, agent)));
  while ((await openCount(url)) > 0) {
    for (const one of workers) one.pick();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
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

/** The next step on the way to the end of an interaction, or nothing where others have to move first. */
function nextStep({ id: interaction, phase, offer, can, dispositions, disposition }) {
  const about = (type, rest = {}) => ({ type, interaction, ...rest });
  if (phase === 'offered') return about('accept', { offer: offer.id });
  if (phase === 'parked') return about('resume');
  if (can['cancel-transfer'] === true) return about('cancel-transfer');
  if (dispositions?.required && disposition === undefined)
    return about('set-disposition', { disposition: firstOf(dispositions.options) });
  if (can['end-call'] === true) return about('end-call');
  if (can.done === true) return about('done');
  return can.release === true ? about('release') : undefined;
}

function firstOf([option]) {
  return option.children ? firstOf(option.children) : option.code;
}

/** An agent who accepts and ends everything at once. */
async function worker(url, agent) {
  const { token } = await (await fetch(`${url}/demo/token?agent=${agent}`)).json();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/agent`, 'contact-pad.v1');
  const endings = new Map();
  let lists = [];
  let loggedOut = () => undefined;
  const say = (frame) => socket.send(JSON.stringify(frame));
  const command = (body) => {
    const id = randomUUID();
    if (body.type === 'done' || body.type === 'release') endings.set(id, body.interaction);
    say({ type: 'command', command: { id, ...body } });
  };
  const handle = (interaction) => {
    const step = interaction.phase === 'gone' ? undefined : nextStep(interaction);
    if (step) command(step);
  };
  const meet = ({ state, workLists }) => {
    lists = workLists.filter(({ kind }) => kind !== 'queue');
    if (state === 'logged-out') loggedOut();
  };
  const learn = (fact) => {
    if (fact.type === 'snapshot') fact.interactions.forEach(handle);
    if (fact.type === 'interaction') handle(fact.interaction);
    if (fact.type === 'snapshot' || fact.type === 'agent') meet(fact.agent);
  };
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => say({ type: 'hello', token }));
    socket.on('message', (data) => {
      const frame = JSON.parse(data);
      if (frame.type === 'fact') learn(frame.fact);
      if (frame.type === 'fact' && frame.fact.type === 'snapshot') resolve();
      if (frame.type === 'answer')
        for (const { id } of frame.result.items) command({ type: 'take', interaction: id });
      if (frame.type === 'refused' && frame.error.code === 'UNAVAILABLE' && endings.has(frame.command))
        command({ type: 'abandon', interaction: endings.get(frame.command) });
    });
  });
  command({ type: 'set-state', state: 'ready' });
  return {
    /** Takes what nobody is given. */
    pick() {
      for (const { id } of lists)
        say({
          type: 'query',
          id: randomUUID(),
          query: { type: 'work-list', list: id, offset: 0, limit: 20 },
        });
    },
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
