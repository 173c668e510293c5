// From a keystroke in the target dialog to the answer, over many thousands of names.
import { GatewayProcess } from '../../gateway/test/support/gateway-process.ts';
import { openDb } from '../../gateway/src/db/open.ts';
import { quantile } from '../statistics.mjs';
import { amountRow } from '../table.mjs';
import { Child } from './child.mjs';
import { BUILT, ENVIRONMENT, STORES } from './stores.mjs';

const TARGETS = 100_000;
const SYLLABLES = ['an', 'be', 'cå', 'dör', 'el', 'fin', 'gus', 'hö', 'iv', 'jo', 'kar', 'lin', 'mo', 'per'];

/** The nth of many names that are all different. */
function nameOf(n) {
  const digits = [...n.toString(SYLLABLES.length).padStart(6, '0')].map((digit) => parseInt(digit, 14));
  const syllables = digits.map((digit) => SYLLABLES[digit]);
  return `${syllables.slice(3).join('')} ${syllables.slice(0, 3).reverse().join('')}`;
}

/** Adds the rows about one engine. */
export async function measureOn(engine, { quick, add }) {
  const undo = [];
  try {
    const store = await STORES[engine].prepare({ agents: 1 });
    undo.push(store.remove);
    await fill(store.settings);
    const gateway = new GatewayProcess(store.settings, ENVIRONMENT, BUILT);
    undo.push(() => gateway.stop());
    await gateway.start();
    const load = new Child('load.mjs');
    undo.push(() => load.stop());
    const type = (names) => load.ask('typeNames', { url: gateway.address, agent: 'agent-1', names });
    const [first] = await type(['a']);
    const step = Math.floor(TARGETS / (quick ? 20 : 200));
    const names = Array.from({ length: quick ? 20 : 200 }, (_, index) => nameOf(index * step));
    const times = await type(names);
    const what = `${engine}: a keystroke over ${TARGETS.toLocaleString('en')} targets`;
    for (const share of [0.5, 0.95])
      add(
        amountRow({
          what: `${what}: p${share * 100}`,
          ours: quantile(times, share),
          unit: 'ms',
          ...(share === 0.95 ? { most: 40 } : {}),
        }),
      );
    add(amountRow({ what: `${what}: the first after a start`, ours: first, unit: 'ms', digits: 0 }));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function fill(settings) {
  const db = await openDb(settings);
  const names = Array.from({ length: TARGETS }, (_, index) => nameOf(index));
  await db.query(
    `INSERT INTO agent(id, name) SELECT 'target-' || n, name FROM unnest($1::text[]) WITH ORDINALITY AS t(name, n)`,
    [names],
  );
  await db.exec('ANALYZE agent');
  await db.close();
}
