// How many work items are stored and acknowledged: against a bare INSERT, and against the same statement behind a
// handler that does nothing else. The three take turns on the same engine.
import { GatewayProcess } from '../../gateway/test/support/gateway-process.ts';
import { median } from '../statistics.mjs';
import { amountRow, ratioRow } from '../table.mjs';
import { Child } from './child.mjs';
import { BUILT, ENVIRONMENT, STORES } from './stores.mjs';

const WRITERS = 32;
/** Items a second, whatever the ratios. */
const LEAST = { embedded: 400 };

/** Adds the rows about one engine. */
export async function measureOn(engine, { quick, add }) {
  const milliseconds = 1_000;
  const seen = { insert: [], handler: [], gateway: [] };
  await withBoth(engine, async ({ load, barest, urls }) => {
    const turn = {
      insert: () => barest.ask('insert', { writers: WRITERS, milliseconds }),
      handler: () => load.ask('flood', { url: urls.handler, writers: WRITERS, milliseconds }),
      gateway: () => load.ask('flood', { url: urls.gateway, writers: WRITERS, milliseconds }),
    };
    for (const name of Object.keys(turn)) await turn[name]();
    for (let round = 0; round < (quick ? 3 : 12); round += 1) {
      for (const name of Object.keys(turn)) seen[name].push(await turn[name]());
    }
  });
  const perSecond = (name) => median(seen[name]);
  const ours = { ours: perSecond('gateway'), unit: '/s', digits: 0 };
  const what = `${engine}: items`;
  add(ratioRow({ what: `${what}, against a bare INSERT`, ...ours, base: perSecond('insert'), least: 0.25 }));
  add(ratioRow({ what: `${what}, against a bare handler`, ...ours, base: perSecond('handler'), least: 0.7 }));
  if (LEAST[engine]) add(amountRow({ what, ...ours, least: LEAST[engine] }));
}

/** A gateway and a bare process, each on a store of that engine. The embedded one belongs to one process: there are two. */
async function withBoth(engine, work) {
  const undo = [];
  try {
    const store = await STORES[engine].prepare();
    undo.push(store.remove);
    const second = engine === 'embedded' ? await STORES[engine].prepare() : store;
    if (second !== store) undo.push(second.remove);
    const gateway = new GatewayProcess(store.settings, ENVIRONMENT, BUILT);
    undo.push(() => gateway.stop());
    await gateway.start();
    const [load, barest] = [new Child('load.mjs'), new Child('barest.mjs')];
    undo.push(() => load.stop());
    undo.push(() => barest.ask('close').finally(() => barest.stop()));
    await work({
      load,
      barest,
      urls: { gateway: gateway.address, handler: await barest.ask('open', second.settings) },
    });
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
