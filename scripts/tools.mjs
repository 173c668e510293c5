// What the tests need of the system beside Node: installed with apt where that is allowed, else said exactly.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { ENGINES } from './browsers.mjs';

const postgresHere = () =>
  existsSync('/usr/lib/postgresql') &&
  readdirSync('/usr/lib/postgresql').some((v) => existsSync(`/usr/lib/postgresql/${v}/bin/initdb`));

const kamailioHere = () =>
  existsSync('/usr/sbin/kamailio') &&
  readdirSync('/usr/lib').some((arch) => existsSync(`/usr/lib/${arch}/kamailio/modules/websocket.so`));

/** What `npm test` needs. */
export const TOOLS = {
  ...ENGINES,
  curl: { packages: ['curl', 'ca-certificates'], here: () => existsSync('/usr/bin/curl') },
  postgresql: { packages: ['postgresql'], here: postgresHere },
  nats: { packages: ['nats-server'], here: () => existsSync('/usr/sbin/nats-server') },
};

/** What the nodes' part of `npm run soak` needs. */
export const SOAK_TOOLS = {
  postgresql: TOOLS.postgresql,
  haproxy: { packages: ['haproxy'], here: () => existsSync('/usr/sbin/haproxy') },
};

/** What `npm run voice` needs: two browsers, a sound card for one of them, a telephone exchange, a translator of sound, and a telephone. */
export const VOICE_TOOLS = {
  chromium: ENGINES.chromium,
  firefox: ENGINES.firefox,
  pulseaudio: { packages: ['pulseaudio'], here: () => existsSync('/usr/bin/pulseaudio') },
  kamailio: { packages: ['kamailio', 'kamailio-websocket-modules'], here: kamailioHere },
  rtpengine: { packages: ['rtpengine-daemon'], here: () => existsSync('/usr/bin/rtpengine') },
  sipp: { packages: ['sip-tester'], here: () => existsSync('/usr/bin/sipp') },
};

const missing = (tools) => Object.keys(tools).filter((name) => !tools[name].here());
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(packages) {
  const run = (...args) =>
    execFileSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-q');
  run('install', '-y', '-q', '--no-install-recommends', ...packages);
}

/** Makes sure that every tool is here; throws with the command to run where it may not install. */
export function ensureTools(tools) {
  const packages = missing(tools).flatMap((name) => tools[name].packages);
  if (packages.length === 0) return;
  if (mayInstall()) install(packages);
  const still = missing(tools);
  if (still.length > 0) {
    throw new Error(
      `The tests need ${still.join(', ')}. Install with: sudo apt-get install ${packages.join(' ')}`,
    );
  }
}

if (process.argv[1] === import.meta.filename) ensureTools(TOOLS);
