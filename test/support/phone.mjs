// A customer on a telephone: SIP over UDP with plain sound, played by sipp; rtpengine translates it for browsers.
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { START_MS, freePort } from './kamailio.mjs';

const LOOK_MS = 50;
/** By their number (RFC 4733). */
const KEYS = '0123456789*#ABCD';
/** No caller stays longer than a test. */
const CALL_S = 30;

/** It takes a port that another of its kind has, and half of what is said with it: each has ports of its own. */
const FIRST_PORT = 10_000;
const PORTS = 100;
const RANGES = 200;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One ping in rtpengine's own words; whether it was answered. */
function ping(port) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    const done = (answered) => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(done, LOOK_MS, false);
    socket.once('message', () => done(true));
    socket.once('error', () => done(false));
    socket.send('1 d7:command4:pinge', port, '127.0.0.1');
  });
}

function child(command, options, more = {}) {
  const stdio = [
    'ignore',
    process.env.VOICE_LOG ? 'inherit' : 'ignore',
    process.env.VOICE_LOG ? 'inherit' : 'ignore',
  ];
  const started = spawn('setpriv', ['--pdeathsig', 'SIGKILL', command, ...options], { stdio, ...more });
  const exited = new Promise((resolve) => {
    started.once('exit', resolve);
    started.once('error', () => resolve(-1));
  });
  return { started, exited };
}

/** The keys that are pressed in the sound, by each side of each call, as they are told to a port. */
async function listenForKeys() {
  const socket = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  await new Promise((resolve) => socket.once('listening', resolve));
  const pressed = new Map();
  socket.on('message', (message) => {
    const { source_tag: who, event } = JSON.parse(message);
    pressed.set(who, (pressed.get(who) ?? '') + KEYS.charAt(event));
  });
  return {
    port: socket.address().port,
    pressed: () => [...pressed.values()],
    stop: () => socket.close(),
  };
}

/** Translates between the sound of browsers and of telephones. Needs no kernel module. */
export async function startRtpengine() {
  const port = await freePort('udp');
  const keys = await listenForKeys();
  const first = FIRST_PORT + (process.pid % RANGES) * PORTS;
  const { started, exited } = child('rtpengine', [
    ...['--config-file=none', '--foreground', '--table=-1', '--interface=127.0.0.1', '--num-threads=2'],
    ...[
      `--listen-ng=127.0.0.1:${port}`,
      `--port-min=${first}`,
      `--port-max=${first + PORTS - 1}`,
      '--delete-delay=0',
      `--dtmf-log-dest=127.0.0.1:${keys.port}`,
      '--log-stderr',
      '--log-level=3',
    ],
  ]);
  for (const end = Date.now() + START_MS; !(await ping(port)); await sleep(LOOK_MS))
    if (Date.now() > end) throw new Error('rtpengine did not become ready');
  return {
    port,
    /** The keys that each has pressed in the sound so far, one after the other. */
    keys: keys.pressed,
    async stop() {
      started.kill('SIGKILL');
      keys.stop();
      await exited;
    },
  };
}

async function fileOf(scenario, deaf) {
  const file = join(import.meta.dirname, `../voice/phones/${scenario}.xml`);
  if (!deaf) return file;
  const text = await readFile(file, 'utf8');
  const copy = join(await mkdtemp(join(tmpdir(), 'contact-pad-phone-')), `${scenario}.xml`);
  await writeFile(copy, text.replaceAll(' 8 0 101', ' 8 0').replace(/a=(rtpmap|fmtp):101.*\n/g, ''));
  return copy;
}

/**
 * Plays a scenario of `test/voice/phones`: `caller` calls `user`, `callee` waits for one call at `port`. The sound that
 * comes is sent back, so who speaks to it hears themselves. `ended` gives 0 when everything went as the scenario says.
 * `deaf`: it takes no keys in the sound. `always`: it plays the scenario again and again, at once for whoever calls.
 */
export async function telephone(
  scenario,
  { server, user = 'anna', port, deaf = false, always = false } = {},
) {
  const file = await fileOf(scenario, deaf);
  const { started, exited } = child(
    'sipp',
    [
      `127.0.0.1:${server}`,
      ...['-sf', file, '-s', user, ...(always ? [] : ['-m', '1'])],
      ...['-i', '127.0.0.1', '-p', String(port ?? (await freePort('udp'))), '-mi', '127.0.0.1'],
      ...['-mp', String(await freePort('udp')), '-rtp_echo', '-nostdin'],
      ...(always ? [] : ['-timeout', String(CALL_S), '-timeout_error']),
    ],
    { env: { ...process.env, TERM: 'dumb' } },
  );
  if (deaf) void exited.then(() => rm(dirname(file), { recursive: true }));
  return {
    ended: exited,
    /** Hangs up where the scenario waits for that. */
    hangUp: () => started.kill('SIGUSR1'),
    stop: () => started.kill('SIGKILL'),
  };
}
