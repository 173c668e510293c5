// Starts a Kamailio as a child process on loopback, and stops it with everything that it started.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import dgram from 'node:dgram';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TEMPLATE = join(import.meta.dirname, 'kamailio.cfg');
/** How long a part of the stage may take to start on a busy machine, in milliseconds. */
export const START_MS = 120_000;
const STOP_MS = 3_000;

/** The domain of every address in the tests. */
export const DOMAIN = 'pad.test';

/** A port of loopback that nobody uses now. */
export function freePort(kind = 'tcp') {
  return new Promise((resolve, reject) => {
    const probe = kind === 'udp' ? dgram.createSocket('udp4') : net.createServer();
    const found = () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    };
    probe.once('error', reject);
    if (kind === 'udp') probe.bind(0, '127.0.0.1', found);
    else probe.listen(0, '127.0.0.1', found);
  });
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function healthy(port, hasEnded) {
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(20)) {
    if (hasEnded()) throw new Error('Kamailio ended before it was ready');
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('Kamailio did not become ready');
}

/** Its workers keep the sockets when the main process alone is killed: the whole group has to go. */
function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has gone already.
  }
}

/**
 * `trunkPort`: where telephone numbers are called, over UDP. `rtpenginePort`: who translates media for telephones.
 * A `wsPort` that was in use before may be named, to come back as the same server.
 */
export async function startKamailio({ wsPort, sipPort, trunkPort, rtpenginePort } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'contact-pad-kamailio-'));
  const ports = { WSPORT: wsPort ?? (await freePort()), SIPPORT: sipPort ?? (await freePort('udp')) };
  const values = { ...ports, DOMAIN, TRUNKPORT: trunkPort ?? 0, RTPENGPORT: rtpenginePort ?? 0 };
  const template = await readFile(TEMPLATE, 'utf8');
  const config = join(folder, 'kamailio.cfg');
  await writeFile(
    config,
    template.replace(/@(\w+)@/g, (_, name) => values[name]),
  );
  const defines = [
    ...(trunkPort ? ['-A', 'WITH_TRUNK'] : []),
    ...(rtpenginePort ? ['-A', 'WITH_RTPENGINE'] : []),
  ];
  const options = ['-DD', '-E', '-m', '64', '-M', '8', '-a', 'no', '-Y', folder, '-P', join(folder, 'pid')];
  // It dies with this process even where that is killed.
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'SIGTERM', 'kamailio', '-f', config, ...options, ...defines],
    {
      stdio: ['ignore', 'ignore', process.env.VOICE_LOG ? 'inherit' : 'ignore'],
      detached: true,
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    },
  );
  let ended = false;
  const exited = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => (ended = true));
  const onExit = () => killGroup(child);
  process.once('exit', onExit);

  const server = {
    ...{ wsPort: ports.WSPORT, sipPort: ports.SIPPORT, url: `ws://127.0.0.1:${ports.WSPORT}` },
    async stop() {
      process.removeListener('exit', onExit);
      child.kill('SIGTERM');
      await Promise.race([exited, sleep(STOP_MS)]);
      killGroup(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await healthy(ports.WSPORT, () => ended);
  } catch (reason) {
    await server.stop();
    throw reason;
  }
  return server;
}
