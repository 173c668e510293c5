// The unit tests with the sources that they import, bundled once for all browsers: a page that asks the server for each of
// some hundred modules takes longer to load than most files of tests take to run.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const CACHE = 'node_modules/.cache/contact-pad-unit';

/** Bundles all of them, what they share to chunks, to a folder that goes with this process, and resolves with its name. */
export async function bundleTests() {
  mkdirSync(CACHE, { recursive: true });
  const outdir = mkdtempSync(join(CACHE, 'compiled-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: ['test/**/*.test.ts'],
    outbase: '.',
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    conditions: ['development'],
    define: { 'process.env.NODE_ENV': '"development"' },
    external: ['/__web-dev-server__*'],
    // The list of side effects in package.json is about what is published, not about the sources.
    ignoreAnnotations: true,
    sourcemap: true,
    logLevel: 'warning',
  });
  return outdir;
}
