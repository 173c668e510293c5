// The core compiles without the DOM, the tests and scripts type-check, and each published entry's types resolve.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tsc = (...args) => execFileSync('node_modules/.bin/tsc', args, { stdio: 'inherit' });

tsc('-p', 'src/core/tsconfig.json');
tsc('-p', 'test/tsconfig.json');
tsc('-p', 'test/e2e/tsconfig.json');
tsc('-p', 'gateway/test/tsconfig.json');

/** A stranger's project that imports every entry, under the strictest resolution. */
function checkEntries() {
  const folder = mkdtempSync(join(tmpdir(), 'contact-pad-consumer-'));
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports).filter((entry) => exports[entry].types);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(process.cwd(), join(folder, 'node_modules/contact-pad'));
  const imports = entries.map((entry, index) => {
    const name = entry.replace(/^\./, 'contact-pad');
    return `import * as entry${index} from '${name}';\nconsole.log(entry${index});`;
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'all.ts'), imports.join('\n'));
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  tsc('-p', folder);
  rmSync(folder, { recursive: true });
  console.log(`types resolve for ${entries.join(', ')}`);
}
checkEntries();
