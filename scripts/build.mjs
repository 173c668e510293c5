// Builds everything: the modules (TypeScript), the themes, the one-file bundle (rollup) and voice beside it,
// the gateway (tsc), the documentation. `--fast` leaves both bundles and the documentation out.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { bundleVoice } from './bundle-voice.mjs';
import { compile } from './compile.mjs';
import { buildSite } from './site/build-site.mjs';

const run = (bin, ...args) => execFileSync(`node_modules/.bin/${bin}`, args, { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
rmSync('gateway/dist', { recursive: true, force: true });
compile('tsconfig.json');
cpSync('src/themes', 'dist/themes', { recursive: true });
if (!process.argv.includes('--fast')) {
  run('rollup', '-c', '--silent');
  await bundleVoice();
  buildSite();
}
run('tsc', '-p', 'gateway/tsconfig.json');
