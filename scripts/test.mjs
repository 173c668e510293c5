// `npm test`: everything once, cheapest first; begins nothing after a failure. Name steps to run only those.
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { keepDataInMemory } from './test-data.mjs';
import { ensureTools, TOOLS } from './tools.mjs';

const STEPS = {
  build: 'node scripts/build.mjs',
  lint: 'npm run --silent lint',
  format: 'prettier --check --log-level warn .',
  types: 'node scripts/check-types.mjs',
  package: 'publint --strict && node scripts/check-manifest.mjs && node scripts/check-licences.mjs',
  docs: 'node --test test/docs/*.test.mjs',
  size: 'node scripts/size.mjs',
  unit: 'wtr',
  gateway: 'node scripts/test-gateway.mjs',
  e2e: 'playwright test',
};

/** After the build, what reads the sources only uses what the others leave of the machine, which wait more than they work. */
const FIRST = ['build'];
const IN_FRONT = ['package', 'docs', 'size', 'unit', 'gateway', 'e2e'];
const BEHIND = ['types', 'lint', 'format'];

const asked = process.argv.slice(2);

/** Runs a step; behind others its output comes as a whole. Resolves with whether it passed. */
function run(name, isBehind) {
  const started = Date.now();
  const said = [];
  if (!isBehind) console.log(`\n── ${name}: ${STEPS[name]}`);
  const child = spawn(STEPS[name], {
    shell: true,
    stdio: ['inherit', ...Array(2).fill(isBehind ? 'pipe' : 'inherit')],
  });
  if (isBehind) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(text));
  return new Promise((resolve) => {
    child.once('close', (status) => {
      if (isBehind) console.log(`\n── ${name}: ${STEPS[name]}\n${Buffer.concat(said)}`.trimEnd());
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
      resolve(status === 0);
    });
  });
}

let hasFailed = false;

async function runInTurn(names, isBehind = false) {
  for (const name of names.filter((each) => asked.length === 0 || asked.includes(each))) {
    if (hasFailed) return;
    if (!(await run(name, isBehind))) hasFailed = true;
  }
}

ensureTools(TOOLS);
keepDataInMemory();
await runInTurn(FIRST);
await Promise.all([runInTurn(IN_FRONT), runInTurn(BEHIND, true)]);
if (hasFailed) process.exit(1);
