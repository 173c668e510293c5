// The browsers of the voice tests: one of each kind, started when a page first needs it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox } from '@playwright/test';
import { CHROME_ARGS, chromePath, firefoxPath } from '../../scripts/browsers.mjs';
import { START_MS } from './kamailio.mjs';

const CHROME_VOICE_ARGS = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];
const FIREFOX_VOICE_PREFS = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};
const LOOK_MS = 50;

async function openChromium(locked) {
  const browser = await chromium.launch({
    executablePath: chromePath(),
    args: [...CHROME_ARGS.filter((one) => !locked || !one.includes('autoplay')), ...CHROME_VOICE_ARGS],
    ignoreDefaultArgs: ['--mute-audio'],
  });
  const context = () => browser.newContext({ permissions: ['microphone', 'camera'] });
  return { context, close: () => browser.close() };
}

/** A sound card that nobody hears: without any, Firefox lets no time pass in a graph of Web Audio. */
async function openSoundCard() {
  const folder = await mkdtemp(join(tmpdir(), 'contact-pad-pulse-'));
  const socket = join(folder, 'socket');
  const modules = [
    'module-null-sink sink_name=null',
    `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
  ].flatMap((module) => ['-L', module]);
  const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--log-level=error'];
  const child = spawn('setpriv', ['--pdeathsig', 'SIGKILL', 'pulseaudio', ...options, ...modules], {
    stdio: ['ignore', 'ignore', process.env.VOICE_LOG ? 'inherit' : 'ignore'],
    env: { PATH: process.env.PATH, HOME: folder, XDG_RUNTIME_DIR: folder },
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  for (const end = Date.now() + START_MS; !existsSync(socket);) {
    if (Date.now() > end) throw new Error('pulseaudio did not become ready');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return {
    server: `unix:${socket}`,
    async close() {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openFirefox() {
  const card = await openSoundCard();
  const launched = firefox.launch({
    channel: 'moz-firefox',
    executablePath: firefoxPath(),
    firefoxUserPrefs: FIREFOX_VOICE_PREFS,
    env: { ...process.env, PULSE_SERVER: card.server },
  });
  const browser = await launched.catch(async (reason) => {
    await card.close();
    throw reason;
  });
  return {
    context: () => browser.newContext(),
    async close() {
      await browser.close();
      await card.close();
    },
  };
}

/** `locked`: pages make no sound before somebody has pressed something, as in the browsers of agents. */
export function newBrowsers(locked) {
  const opened = new Map();
  const ways = { chromium: () => openChromium(locked), firefox: openFirefox };
  return {
    /** A context of its own for one agent, in `chromium` or `firefox`. */
    async context(kind) {
      if (!opened.has(kind)) opened.set(kind, ways[kind]());
      return (await opened.get(kind)).context();
    },
    async close() {
      for (const browser of await Promise.allSettled(opened.values())) await browser.value?.close();
    },
  };
}
