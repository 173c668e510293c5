// `npm test`: everything once, cheapest first; stops at the first failure. Name steps to run only those.
import { spawnSync } from 'node:child_process';
import { keepDataInMemory } from './test-data.mjs';
import { ensureTools, TOOLS } from './tools.mjs';

const STEPS = {
  format: 'prettier --check --log-level warn .',
  build: 'node scripts/build.mjs',
  lint: 'npm run --silent lint',
  types: 'node scripts/check-types.mjs',
  package: 'publint --strict && node scripts/check-manifest.mjs && node scripts/check-licences.mjs',
  docs: 'node --test test/docs/*.test.mjs',
  size: 'node scripts/size.mjs',
  unit: 'wtr',
  gateway: 'node scripts/test-gateway.mjs',
  e2e: 'playwright test',
};

const asked = process.argv.slice(2);
ensureTools(TOOLS);
keepDataInMemory();
for (const [name, command] of Object.entries(STEPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name}: ${command}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  console.log(
    `── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  if (status !== 0) process.exit(status ?? 1);
}
