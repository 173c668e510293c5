// `npm run bench`: how fast it is, as ratios measured in one run, each beside its goal (docs/budgets.md).
// Name sections to run only those (`npm run bench -- page gateway`), or parts of one (`gateway:offers`, `page:rows`); `--quick`
// measures less of each. It is a report and not a gate: a missed goal exits 0, and only what could not run exits 1.
import { printTable } from './table.mjs';

const SECTIONS = {
  page: () => import('./page/section.mjs'),
  gateway: () => import('./gateway/section.mjs'),
};

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((word) => !Object.hasOwn(SECTIONS, word.split(':')[0]));
if (unknown.length > 0) {
  throw new Error(`No such section: ${unknown.join(', ')}. There are: ${Object.keys(SECTIONS).join(', ')}.`);
}

const tables = [];
for (const word of asked.length > 0 ? asked : Object.keys(SECTIONS)) {
  const [name, part] = word.split(':');
  const started = performance.now();
  console.error(`── ${word}`);
  const table = { name: word, rows: [] };
  tables.push(table);
  try {
    const { measure } = await SECTIONS[name]();
    await measure({ quick, part, add: (row) => table.rows.push(row) });
  } catch (error) {
    console.error(error);
    table.error = error;
    process.exitCode = 1;
  }
  console.error(`── ${word}: ${Math.round((performance.now() - started) / 1000)} s`);
}
for (const table of tables) printTable(table);
// A browser or a database that does not let go must not hold the report.
process.exit();
