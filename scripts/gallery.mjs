// Draws every state of the pad in every layout and look, looks for faults in each picture, and compares with another
// commit: `npm run gallery`, after a build. Options: `--only NAME` (part of the name of a state), `--layout`, `--look`,
// `--base REF` (builds that commit and draws it in the same run). The pictures and their index are in test-results/gallery.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { CHROME_ARGS, chromePath } from './browsers.mjs';
import { buildOf } from './gallery-base.mjs';
import { drawer } from './gallery-drawer.mjs';
import { indexPage } from './gallery-index.mjs';
import { LOOKS } from './gallery-looks.mjs';
import { serve } from './gallery-server.mjs';

const OUT = 'test-results/gallery';

const { values: wanted } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    layout: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    base: { type: 'string' },
  },
});

const names = wanted.look ? wanted.look.split(',') : Object.keys(LOOKS);
const unknown = names.find((name) => !LOOKS[name]);
if (unknown) throw new Error(`There is no look ${unknown}; there are ${Object.keys(LOOKS).join(', ')}.`);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const base = wanted.base && (await buildOf(wanted.base));
const browser = await chromium.launch({ executablePath: chromePath(), args: CHROME_ARGS });
const servers = [await serve('.'), ...(base ? [await serve(base)] : [])];
let results;
try {
  results = await drawAll();
} finally {
  await browser.close();
  for (const server of servers) server.close();
}
const faulty = results.filter(({ faults }) => faults.length > 0);
const changed = results.filter(({ differs }) => differs);
writeFileSync(join(OUT, 'index.html'), indexPage(results, wanted.base));
for (const { file, faults } of faulty) console.log([file, ...faults].join('\n    '));
for (const { file, differs } of changed) console.log(`${file}: ${differs}`);
console.log(
  `${results.length} pictures, ${faulty.length} with faults${base ? `, ${changed.length} differ from ${wanted.base}` : ''}: ${OUT}/index.html`,
);
process.exitCode = faulty.length > 0 ? 1 : 0;

/** One look after the other: each opens a page of its own for each commit. */
async function drawAll() {
  const drawn = [];
  for (const look of names) {
    const pages = await Promise.all(servers.map((server) => drawer(browser, server.url, LOOKS[look])));
    try {
      drawn.push(...(await drawLook(look, pages)));
    } finally {
      await Promise.all(pages.map((page) => page.close()));
    }
  }
  return drawn;
}

async function drawLook(look, [head, before]) {
  const drawn = [];
  const layouts = wanted.layout ? wanted.layout.split(',') : LOOKS[look].layouts;
  for (const layout of layouts) {
    for (const state of await head.states(layout, wanted.only)) {
      const file = `${state.name} · ${layout} · ${look}`.replaceAll(/[^\w·-]+/g, '-') + '.png';
      const { picture, faults } = await head.draw(state, layout);
      writeFileSync(join(OUT, file), picture);
      const differs = before && (await differenceFrom(before, { state, layout, file, picture, head }));
      drawn.push({ state: state.name, layout, look, file, faults, differs });
    }
  }
  return drawn;
}

/** In words, how the picture of the other commit differs; nothing when it does not. */
async function differenceFrom(before, { state, layout, file, picture, head }) {
  const old = await before.draw(state, layout).then(
    (drawn) => drawn.picture,
    () => undefined,
  );
  if (!old) return 'could not be drawn before';
  if (old.equals(picture)) return undefined;
  writeFileSync(join(OUT, `before-${file}`), old);
  const count = await head.pixels(old, picture);
  return count === 0 ? undefined : `${count} pixels differ`;
}
