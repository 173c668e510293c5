// How much memory one node takes for each agent's socket.
import { setTimeout as delay } from 'node:timers/promises';
import { GatewayProcess } from '../../gateway/test/support/gateway-process.ts';
import { amountRow } from '../table.mjs';
import { Child } from './child.mjs';
import { readMetric } from './metrics.mjs';
import { BUILT, ENVIRONMENT, STORES } from './stores.mjs';

/** Who is there already: with them all is compiled and each pool is full. */
const FIRST = 200;
/** So long nothing happens before memory is read. */
const IDLE_MS = 15_000;
const KB = 1024;
/** Without it the figure is a matter of when the engine last collected: it was anything from 8 to 24 kB. */
const COLLECTED = `--expose-gc --import=${new URL('collect.mjs', import.meta.url).href}`;

/** Adds the row about one engine. */
export async function measureOn(engine, { quick, add }) {
  const count = quick ? 1_000 : 10_000;
  const undo = [];
  try {
    const store = await STORES[engine].prepare({ agents: FIRST + count });
    undo.push(store.remove);
    const gateway = new GatewayProcess(store.settings, { ...ENVIRONMENT, NODE_OPTIONS: COLLECTED }, BUILT);
    undo.push(() => gateway.stop());
    await gateway.start();
    const load = new Child('load.mjs');
    undo.push(() => load.stop());
    const url = gateway.address;
    const memoryWith = async (agents) => {
      await load.ask('openAgents', { url, ...agents });
      await delay(IDLE_MS);
      return readMetric(url, 'process_resident_memory_bytes');
    };
    const before = await memoryWith({ count: FIRST });
    const each = ((await memoryWith({ count, after: FIRST })) - before) / count / KB;
    add(
      amountRow({
        what: `${engine}: one of ${count.toLocaleString('en')} agents' sockets on one node`,
        ours: each,
        unit: 'kB',
        most: 12,
      }),
    );
    await load.ask('closeAgents');
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
