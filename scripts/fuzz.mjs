// `npm run fuzz -- --count N`: N generated messages at each border that exists: the wire, the storage and a frame's
// window (in the browser), and the intake.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { count: { type: 'string', default: '200000' } } });
const env = { ...process.env, FUZZ_COUNT: values.count, TESTS_FINISH_MS: '1200000' };
const run = (command, extra = {}) => {
  console.log(`\n── ${command} (${values.count} messages)`);
  return spawnSync(command, { shell: true, stdio: 'inherit', env: { ...env, ...extra } }).status === 0;
};

const results = [
  run('wtr', { BROWSERS: 'chromium', FILES: 'test/protocol/**/*.test.ts' }),
  run('wtr', { BROWSERS: 'chromium', FILES: 'test/storage/fuzz.test.ts' }),
  run('wtr', { BROWSERS: 'chromium', FILES: 'test/hosts/frame-fuzz.test.ts' }),
  run('node --import tsx --test gateway/test/intake/fuzz.test.ts'),
];
process.exit(results.every(Boolean) ? 0 : 1);
