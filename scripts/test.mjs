// `npm test`: everything once, cheapest first; stops after the first group with a failure. Name steps to run only those.
import { spawn } from 'node:child_process';
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

/** Each line of steps goes on beside the other of its group; the steps that fill the machine are alone. */
const GROUPS = [
  [['build']],
  [
    ['lint', 'format'],
    ['types', 'package', 'docs', 'size'],
  ],
  [['unit']],
  [['gateway']],
  [['e2e']],
];

const asked = process.argv.slice(2);

/** Runs a step; its output comes as a whole where something else runs beside it. Resolves with whether it passed. */
function run(name, isAlone) {
  const started = Date.now();
  const said = [];
  if (isAlone) console.log(`\n── ${name}: ${STEPS[name]}`);
  const child = spawn(STEPS[name], {
    shell: true,
    stdio: ['inherit', ...Array(2).fill(isAlone ? 'inherit' : 'pipe')],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(text));
  return new Promise((resolve) => {
    child.once('close', (status) => {
      if (!isAlone) console.log(`\n── ${name}: ${STEPS[name]}\n${Buffer.concat(said)}`.trimEnd());
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
      resolve(status === 0);
    });
  });
}

async function runInTurn(names, isAlone) {
  for (const name of names) if (!(await run(name, isAlone))) return false;
  return true;
}

ensureTools(TOOLS);
keepDataInMemory();
for (const group of GROUPS) {
  const lines = group
    .map((names) => names.filter((name) => asked.length === 0 || asked.includes(name)))
    .filter((names) => names.length > 0);
  const passed = await Promise.all(lines.map((names) => runInTurn(names, lines.length === 1)));
  if (passed.includes(false)) process.exit(1);
}
