// The gateway's tests on both database engines: compiled once, then each folder in a process of its own, two at a time.
// Name files to run only those.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { keepDataInMemory } from './test-data.mjs';

const CACHE = 'node_modules/.cache/contact-pad-gateway';
/** What the sources find by where they lie: it lies beside what is compiled as it does beside them. */
const NEIGHBOURS = [
  'gateway/package.json',
  'gateway/node_modules',
  'gateway/migrations',
  'gateway/schema',
  'gateway/pages',
  'demo',
  'dist',
];
/** They begin first, so that no processor waits at the end for a long one that began late. */
const LONG = ['agents', 'durability', 'intake', 'routing', 'team'];
/** Most of these gateways end before the slow compiler of WebAssembly, and most of the fast one, has paid for itself. */
const FLAGS = ['--liftoff-only', '--wasm-lazy-compilation', '--enable-source-maps'];

const typescript = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`)
    .sort();

async function compile(outdir) {
  await build({
    entryPoints: [...typescript('gateway/src'), ...typescript('gateway/test')],
    outbase: '.',
    outdir,
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  for (const path of NEIGHBOURS) symlinkSync(resolve(path), join(outdir, path));
}

/** One file for each folder that runs those tests of it, so that its processes start once; the runner goes by their names. */
function group(tests, outdir) {
  return [...new Set(tests.map(dirname))].map((folder) => {
    const name = basename(folder);
    const inside = tests.filter((file) => dirname(file) === folder);
    const imports = inside.map((file) => `import './${name}/${basename(file, '.ts')}.js';\n`);
    const entry = join(outdir, dirname(folder), `${LONG.includes(name) ? '0-' : '1-'}${name}.test.js`);
    writeFileSync(entry, imports.join(''));
    return entry;
  });
}

const asked = process.argv.slice(2);
const tests =
  asked.length > 0 ? asked : typescript('gateway/test').filter((file) => file.endsWith('.test.ts'));
keepDataInMemory();
mkdirSync(CACHE, { recursive: true });
const outdir = mkdtempSync(join(CACHE, 'compiled-'));
process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
await compile(outdir);
// A test that failed may leave something that never ends.
const PATIENCE_MS = 600_000;
const RUN = ['--test', '--test-concurrency=2', '--test-reporter=spec', `--test-timeout=${PATIENCE_MS}`];
const args = [...FLAGS, ...RUN, ...group(tests, outdir)];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(status ?? 1);
