// What a second node costs: the processor time of all nodes for each item, with the same load on two and on one.
import { GatewayProcess } from '../../gateway/test/support/gateway-process.ts';
import { ratioRow } from '../table.mjs';
import { Child } from './child.mjs';
import { readMetric } from './metrics.mjs';
import { BUILT, ENVIRONMENT, STORES } from './stores.mjs';

const AGENTS = 500;
const PER_SECOND = 60;
const WARM_UP_MS = 10_000;

/** Adds the row about one engine. */
export async function measureOn(engine, { quick, add }) {
  const milliseconds = quick ? 5_000 : 20_000;
  const one = await costWith(1, engine, milliseconds);
  const two = await costWith(2, engine, milliseconds);
  const what = `${engine}: processor time of the gateways for an item, two nodes against one`;
  add(ratioRow({ what, ours: two, base: one, unit: 'ms', digits: 2, most: 1.15 }));
}

/** Milliseconds of processor time for one item, from the post until it is done. */
async function costWith(nodes, engine, milliseconds) {
  const undo = [];
  try {
    const store = await STORES[engine].prepare({ agents: AGENTS });
    undo.push(store.remove);
    const urls = [];
    for (let node = 0; node < nodes; node += 1) {
      const gateway = new GatewayProcess(store.settings, ENVIRONMENT, BUILT);
      undo.push(() => gateway.stop());
      await gateway.start();
      urls.push(gateway.address);
    }
    const load = new Child('load.mjs');
    undo.push(() => load.stop());
    const count = AGENTS / nodes;
    for (const [node, url] of urls.entries())
      await load.ask('openAgents', { url, count, after: node * count });
    const spent = async () => {
      const seconds = urls.map((url) => readMetric(url, 'process_cpu_seconds_total'));
      return 1_000 * (await Promise.all(seconds)).reduce((sum, each) => sum + each);
    };
    await load.ask('trickle', { urls, perSecond: PER_SECOND, milliseconds: WARM_UP_MS });
    const before = await spent();
    const items = await load.ask('trickle', { urls, perSecond: PER_SECOND, milliseconds });
    const cost = ((await spent()) - before) / items.length;
    await load.ask('closeAgents');
    return cost;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
