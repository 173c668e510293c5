// The gateway's tests on both database engines: each file in a process of its own, two at a time.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const files = readdirSync('gateway/test', { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `gateway/test/${file}`)
  .sort();
const args = ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec', ...files];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(status ?? 1);
