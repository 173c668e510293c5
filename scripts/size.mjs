// The bytes that a page loads, minified and gzipped (-9), against the budgets of docs/budgets.md. Fails over the limit.
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { minify, resolver } from '../rollup.config.mjs';

const kB = 1000;
/** What is loaded only with the medium that needs it, or beside the element: each has a budget of its own. */
const APART = [
  'voice',
  'call-log',
  'ringer',
  'channels',
  'queues',
  'talk',
  'targets',
  'contact',
  'statistics',
  'goals',
  'tabs',
  'keys',
  'record-search',
  'why',
];
/** What is loaded only where the page is in that language. */
const LANGUAGES = readdirSync('src/i18n').flatMap((name) => /^(?!en)([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);
const BUDGETS = [
  { what: 'contact-pad/core', input: 'dist/core/index.js', goal: 4 * kB, limit: 4.58 * kB },
  { what: 'the element, first load', input: 'dist/index.js', first: true, goal: 20 * kB, limit: 24 * kB },
  {
    what: 'the element, everything',
    input: 'dist/index.js',
    apart: [...APART, ...LANGUAGES],
    goal: 40 * kB,
    limit: 48 * kB,
  },
  { what: 'calls', input: 'dist/index.js', only: 'voice', goal: 6 * kB, limit: 7.3 * kB },
  { what: 'call log', input: 'dist/index.js', only: 'call-log', goal: 2 * kB, limit: 2.1 * kB },
  { what: 'sound', input: 'dist/index.js', only: 'ringer', goal: 1 * kB, limit: 1.3 * kB },
  { what: 'queues', input: 'dist/index.js', only: 'queues', goal: 3 * kB, limit: 3.05 * kB },
  { what: 'channels', input: 'dist/index.js', only: 'channels', goal: 1 * kB, limit: 1 * kB },
  { what: 'conversations', input: 'dist/index.js', only: 'talk', goal: 6 * kB, limit: 7.15 * kB },
  { what: 'targets', input: 'dist/index.js', only: 'targets', goal: 9 * kB, limit: 10 * kB },
  { what: 'tabs', input: 'dist/index.js', only: 'tabs', goal: 3 * kB, limit: 3.4 * kB },
  { what: 'statistics', input: 'dist/index.js', only: 'statistics', goal: 2 * kB, limit: 2.4 * kB },
  { what: 'goals', input: 'dist/index.js', only: 'goals', goal: 1 * kB, limit: 1 * kB },
  { what: 'why', input: 'dist/index.js', only: 'why', goal: 1 * kB, limit: 1.3 * kB },
  { what: 'keys', input: 'dist/index.js', only: 'keys', goal: 3.5 * kB, limit: 3.5 * kB },
  { what: 'records', input: 'dist/index.js', only: 'record-search', goal: 1.5 * kB, limit: 2 * kB },
  { what: 'contact', input: 'dist/index.js', only: 'contact', goal: 6 * kB, limit: 7.2 * kB },
  { what: 'a language, the largest', input: 'dist/index.js', each: LANGUAGES, goal: 8 * kB, limit: 9 * kB },
  {
    what: 'masking',
    input: 'dist/masking/index.js',
    without: /core\/index\.js$/,
    goal: 1 * kB,
    limit: 1.2 * kB,
  },
  // The replay checks what it plays by the protocol, whose size is told with the gateway's.
  {
    what: 'support',
    input: 'dist/support-file/index.js',
    without: /(core|protocol)\/index\.js$/,
    goal: 2 * kB,
    limit: 2.2 * kB,
  },
  {
    what: 'storage',
    input: 'dist/storage/index.js',
    without: /(core|call-log)\/index\.js$/,
    goal: 1.5 * kB,
    limit: 4.5 * kB,
  },
  {
    what: 'adapters/gateway',
    input: 'dist/adapters/gateway/index.js',
    first: true,
    without: /core\/index\.js$/,
    goal: 5 * kB,
    limit: 5 * kB,
  },
  {
    what: 'adapters/gateway, a line',
    input: 'dist/adapters/gateway/index.js',
    only: 'voice',
    without: /core\/index\.js$/,
    goal: 4 * kB,
    limit: 4.5 * kB,
  },
  { what: 'hosts/frame, the host', input: 'dist/hosts/frame/embed-pad.js', goal: 3 * kB, limit: 3 * kB },
  {
    what: 'hosts/frame, the frame',
    input: 'dist/hosts/frame/expose-pad.js',
    without: /(core|protocol)\/index\.js$/,
    goal: 2 * kB,
    limit: 3 * kB,
  },
  // Before the first call; what calls need comes while the phone registers, what few calls need with the first that does.
  {
    what: 'adapters/sip',
    input: 'dist/adapters/sip/index.js',
    first: true,
    without: /core\/index\.js$|^jssip/,
    goal: 5 * kB,
    limit: 7 * kB,
  },
  // The world is to the simulator what a vendor's SDK is to another adapter.
  {
    what: 'adapters/simulator',
    input: 'dist/adapters/simulator/simulator.js',
    without: /(core\/index|\/world)\.js$/,
    goal: 5 * kB,
    limit: 5 * kB,
  },
];

const zipped = (chunks) => chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);

const bundled = new Map();

/** The chunks of an entry; several rows are about the same. */
function chunksOf(input, without) {
  const key = `${input} ${without}`;
  if (!bundled.has(key)) bundled.set(key, bundle(input, without));
  return bundled.get(key);
}

async function bundle(input, without) {
  const built = await rollup({
    input,
    context: 'globalThis',
    // A page has an entry of its own: the facade that rollup makes to keep the names of ours would be no part of it.
    preserveEntrySignatures: 'allow-extension',
    external: (id, importer) => Boolean(importer && without?.test(id)),
    plugins: [resolver(), minify()],
    onwarn: () => undefined,
  });
  const { output } = await built.generate({ format: 'es', chunkFileNames: '[name].js' });
  return output.filter(({ type }) => type === 'chunk');
}

async function measure({ input, first, without, only, each, apart = [] }) {
  const chunks = await chunksOf(input, without);
  if (each)
    return Math.max(...chunks.filter(({ name }) => each.includes(name)).map((chunk) => zipped([chunk])));
  const counts = ({ name }) => (only ? name === only : !apart.includes(name));
  return zipped(chunks.filter((chunk) => (first ? loadedFirst(chunk, chunks) : counts(chunk))));
}

/** The entry and what it imports statically, at any depth. */
function loadedFirst(chunk, chunks) {
  const wanted = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of wanted)
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) wanted.add(next);
  return wanted.has(chunk.fileName);
}

const rows = [];
for (const budget of BUDGETS) rows.push({ ...budget, bytes: await measure(budget) });
for (const { what, bytes, goal, limit } of rows) {
  const verdict = bytes > limit ? 'OVER THE LIMIT' : bytes > goal ? 'over the goal' : 'ok';
  console.log(
    `${what.padEnd(26)} ${String(bytes).padStart(7)} B   goal ${goal}, limit ${limit}   ${verdict}`,
  );
}
if (rows.some(({ bytes, limit }) => bytes > limit)) process.exit(1);
