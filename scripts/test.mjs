// `npm test`: everything once, cheapest first; stops at the first failure. Name steps to run only those.
import { spawn } from 'node:child_process';
import { ensureTools } from './tools.mjs';

const STEPS = {
  format: 'prettier --check --log-level warn .',
  build: 'node scripts/build.mjs',
  lint: 'npm run --silent lint',
  types: 'node scripts/check-types.mjs',
  package: 'publint --strict && node scripts/check-manifest.mjs && node scripts/check-licences.mjs',
  docs: 'node --test test/docs/*.test.mjs',
  size: 'node scripts/size.mjs',
  unit: 'wtr',
  voice: 'node test/voice/run.mjs',
  gateway: 'node scripts/test-gateway.mjs',
  e2e: 'playwright test',
};
/** What only reads what was built, and needs one core each. */
const SIDE_BY_SIDE = ['lint', 'types', 'package', 'docs', 'size'];

/** Runs a step, with its output at once or, beside others, when it is over. Gives its exit code. */
function run(name, beside) {
  const started = Date.now();
  const output = [];
  const header = `\n── ${name}: ${STEPS[name]}`;
  if (!beside) console.log(header);
  const child = spawn(STEPS[name], { shell: true, stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => output.push(data));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (beside) console.log(`${header}\n${Buffer.concat(output)}`);
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
      resolve(code ?? 1);
    });
  });
}

const asked = process.argv.slice(2);
const names = Object.keys(STEPS).filter((name) => asked.length === 0 || asked.includes(name));
ensureTools();
while (names.length > 0) {
  const beside = names.filter((name) => SIDE_BY_SIDE.includes(name) && SIDE_BY_SIDE.includes(names[0]));
  const now = beside.length > 1 ? beside : [names[0]];
  const codes = await Promise.all(now.map((name) => run(name, now.length > 1)));
  names.splice(0, now.length);
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}
