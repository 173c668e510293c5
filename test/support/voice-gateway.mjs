// The reference gateway as a process of its own, for voice tests: in demo mode, on an empty embedded store.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { START_MS } from './kamailio.mjs';

const MAIN = fileURLToPath(new URL('../../gateway/src/main.ts', import.meta.url));

/** Starts one that pages of `origin` may use. */
export async function startGateway(origin) {
  const folder = await mkdtemp(join(tmpdir(), 'contact-pad-voice-'));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, ALLOWED_ORIGINS: origin },
    stdio: ['ignore', 'pipe', process.env.VOICE_LOG ? 'inherit' : 'ignore'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  const url = await announced(child, exited);

  async function ask(method, path, key, body) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  return {
    url,
    /** A sender sends something in. */
    send: (path, message) => ask('POST', path, 'demo-sender', message),
    /** The administrator sets something up. */
    configure: (path, what) => ask('PUT', `/v1/admin/${path}`, 'demo-admin', what),
    /** All that the administrator sees of interactions, newest first. */
    interactions: async () => (await ask('GET', '/v1/admin/interactions', 'demo-admin')).interactions,
    async stop() {
      process.removeListener('exit', onExit);
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The address that it prints when it is ready. */
function announced(child, exited) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('the gateway did not become ready')), START_MS);
    exited.then(() => reject(new Error('the gateway ended before it was ready')));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const address = /listening on (\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}
