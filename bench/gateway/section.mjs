// The gateway: a real process on each engine, the load in another one; all share the machine's cores.
import { existsSync } from 'node:fs';
import { register } from 'tsx/esm/api';

const ON_BOTH = ['PostgreSQL', 'embedded'];

/** What can be measured alone, each in a file of its own, and on which engines. */
const PARTS = {
  intake: ON_BOTH,
  offers: ON_BOTH,
  directory: ON_BOTH,
  sockets: ['PostgreSQL'],
  depth: ['PostgreSQL'],
  nodes: ['PostgreSQL'],
};

/** @param {{ quick: boolean, part?: string, add: (row: import('../table.mjs').Row) => void }} run */
export async function measure({ part, ...run }) {
  if (!existsSync('dist/core/index.js') || !existsSync('gateway/dist/main.js'))
    throw new Error('Something is not built: run `npm run build` first.');
  const parts = part === undefined ? Object.keys(PARTS) : [part];
  if (!parts.every((name) => Object.hasOwn(PARTS, name)))
    throw new Error(`No such part: ${part}. There are: ${Object.keys(PARTS).join(', ')}.`);
  register();
  for (const name of parts) {
    const { measureOn } = await import(`./${name}.mjs`);
    for (const engine of PARTS[name]) await measureOn(engine, run);
  }
}
