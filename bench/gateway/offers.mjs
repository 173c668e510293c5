// From the post of a work item to its offer at an agent's socket, under a steady load of agents who work.
import { GatewayProcess } from '../../gateway/test/support/gateway-process.ts';
import { quantile } from '../statistics.mjs';
import { amountRow } from '../table.mjs';
import { Child } from './child.mjs';
import { BUILT, ENVIRONMENT, STORES } from './stores.mjs';

const LOADS = {
  PostgreSQL: {
    full: { agents: 2_000, perSecond: 150, goals: [10, 100] },
    quick: { agents: 500, perSecond: 150, goals: [10, 100] },
  },
  embedded: { full: { agents: 300, perSecond: 40 }, quick: { agents: 100, perSecond: 40 } },
};
const WARM_UP_MS = 3_000;

/** Adds the rows about one engine. */
export async function measureOn(engine, { quick, add }) {
  const { agents, perSecond, goals = [] } = LOADS[engine][quick ? 'quick' : 'full'];
  const times = await withAgents(engine, agents, async ({ load, url }) => {
    await load.ask('trickle', { urls: [url], perSecond, milliseconds: WARM_UP_MS });
    return load.ask('trickle', { urls: [url], perSecond, milliseconds: quick ? 5_000 : 20_000 });
  });
  // A time that JSON cannot hold was never offered.
  const known = times.map((time) => time ?? Infinity);
  const what = `${engine}: received → offered, ${perSecond}/s, ${agents} agents`;
  for (const [index, share] of [0.5, 0.99].entries()) {
    const told = `${what}: p${share * 100}`;
    add(amountRow({ what: told, ours: quantile(known, share), unit: 'ms', most: goals[index] }));
  }
  const never = known.filter((time) => time === Infinity).length;
  add(amountRow({ what: `${what}: never, of ${known.length}`, ours: never, digits: 0, most: 0 }));
}

async function withAgents(engine, agents, work) {
  const undo = [];
  try {
    const store = await STORES[engine].prepare({ agents });
    undo.push(store.remove);
    const gateway = new GatewayProcess(store.settings, ENVIRONMENT, BUILT);
    undo.push(() => gateway.stop());
    await gateway.start();
    const load = new Child('load.mjs');
    undo.push(() => load.stop());
    const url = gateway.address;
    await load.ask('openAgents', { url, count: agents });
    const result = await work({ load, url });
    await load.ask('closeAgents');
    return result;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
