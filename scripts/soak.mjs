#!/usr/bin/env node
/**
 * The full counts of the durability tests: `npm run soak -- [--seconds N] [--engine pglite|postgres] [--kills N]
 * [--items N] [--power-cuts N] [--cuts N] [--tabs N] [--reloads N] [--nodes N] [--agents N] [--rate N]
 * [--nodes-seconds N] [--seed N]`. Load runs with kills alternate between
 * the engines until the seconds are over, each engine at least once; then come the power cuts, and then the page: its wire
 * is cut, its leading tab killed, and it is reloaded (`test/e2e/page.soak.ts`; what is 0 is left out), each in several
 * parts at once. Cuts last up to six seconds, with heartbeats and waits a tenth of those in an office, which stands for cuts
 * of a minute; only the five seconds for which a command is put again are as they are. Last come several nodes with
 * many agents (`soak-nodes.mjs`). Prints a table and fails where anything was lost.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

register();
const { engines } = await import('../gateway/test/support/engines.ts');
const { faultsOf, runLoad } = await import('../gateway/test/support/load.ts');
const { soakNodes } = await import('./soak-nodes.mjs');
const { powerCutTrial } = await import('../gateway/test/support/powercut-trial.ts');

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '0' },
    engine: { type: 'string' },
    kills: { type: 'string', default: '20' },
    items: { type: 'string', default: '5000' },
    'power-cuts': { type: 'string', default: '10' },
    cuts: { type: 'string', default: '200' },
    tabs: { type: 'string', default: '50' },
    reloads: { type: 'string', default: '50' },
    nodes: { type: 'string', default: '2' },
    agents: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '150' },
    'nodes-seconds': { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const count = (name) => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} is a whole number`);
  return number;
};
const chosen = engines.filter(({ name }) => values.engine === undefined || values.engine === name);
if (chosen.length === 0) throw new Error('--engine is pglite or postgres');

const rows = [];
let failed = false;
const tell = (row, fault) => {
  rows.push({ ...row, fault });
  failed ||= fault !== 'none';
  console.log(JSON.stringify(rows.at(-1)));
};

async function load(engine, seed) {
  const { settings, remove } = await engine.prepare();
  const result = await runLoad({ settings, items: count('items'), kills: count('kills'), seed });
  const { milliseconds, refused, ...counts } = result;
  const fault = faultsOf(result, count('items')).join(', ') || 'none';
  tell(
    { run: `kill -9, ${engine.name}`, seed, seconds: Math.round(milliseconds / 1000), ...counts, ...refused },
    fault,
  );
  await remove();
}

async function powerCut(seed) {
  const { acknowledged, lost, undone, failure } = await powerCutTrial('durable', seed);
  const fault = lost > 0 ? (failure ?? 'lost') : 'none';
  tell({ run: 'power cut, pglite', seed, acknowledged, lost, undone }, fault);
}

const PAGE_RUNS = { cuts: 'a wire', tabs: 'the leading one', reloads: 'a conversation' };

/** The page has the harness of the end-to-end tests; its rows come line by line. */
function page() {
  const wanted = Object.keys(PAGE_RUNS).filter((name) => count(name) > 0);
  if (wanted.length === 0) return;
  const grep = wanted.map((name) => PAGE_RUNS[name]).join('|');
  const counts = Object.fromEntries(
    [...wanted, 'seed'].map((name) => [`SOAK_${name.toUpperCase()}`, values[name]]),
  );
  const { status } = spawnSync('npx', ['playwright', 'test', '--project=chromium', '--grep', grep], {
    env: { ...process.env, SOAK: '1', ...counts },
    stdio: 'inherit',
  });
  tell({ run: 'page', seed: count('seed'), ...counts }, status === 0 ? 'none' : 'see above');
}

const end = Date.now() + count('seconds') * 1000;
let seed = count('seed');
do {
  for (const engine of count('items') > 0 ? chosen : []) await load(engine, seed);
  seed += 1;
} while (Date.now() < end);
if (chosen.some(({ name }) => name === 'pglite')) {
  for (let trial = 0; trial < count('power-cuts'); trial += 1) await powerCut(count('seed') + trial);
}
page();
if (count('nodes') > 0)
  tell(
    ...(await soakNodes({
      nodes: count('nodes'),
      agents: count('agents'),
      rate: count('rate'),
      seconds: count('nodes-seconds'),
    })),
  );
console.table(rows);
process.exitCode = failed ? 1 : 0;
