// Runs the voice tests, in a network of their own where this machine allows that: loopback, and one address that leads
// nowhere, for Firefox talks over no loopback. Elsewhere the pages keep every other address to themselves (page.ts), so
// nothing of a test leaves the machine there either; the tests with Firefox fail there.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTools, VOICE_TOOLS } from '../../scripts/tools.mjs';

const NETWORK = [
  'ip link set lo up',
  'ip link add here type veth peer name there',
  'ip addr add 10.99.0.1/24 dev here',
  'ip link set here up',
  'ip link set there up',
  'ip route add default dev here',
];
const ALONE = ['--net', 'sh', '-c', `${NETWORK.join(' && ')} && exec "$@"`, 'sh'];

ensureTools(VOICE_TOOLS);
const mayBeAlone = spawnSync('unshare', [...ALONE, 'true']).status === 0;
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => join(import.meta.dirname, name));
// Most of the time goes into waiting for sound: two files share the machine well.
const tests = [
  '--test',
  '--test-concurrency=2',
  ...(process.argv.length > 2 ? process.argv.slice(2) : files),
];
const [command, options] = mayBeAlone
  ? ['unshare', [...ALONE, process.execPath, ...tests]]
  : [process.execPath, tests];
const { status } = spawnSync(command, options, { stdio: 'inherit' });
process.exit(status ?? 1);
