// The gateway as `npm start` runs it, on a free port and a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './markdown.mjs';

/** The address that the documents use. */
export const DOCUMENTED = 'http://127.0.0.1:8080';

/** Starts a gateway. It can be ended and started again on another folder; `stop` also removes what it left. */
export async function startGateway() {
  const folder = await mkdtemp(join(tmpdir(), 'contact-pad-docs-'));
  let child;
  const gateway = {
    folder,
    url: '',
    async start(dataDir) {
      const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
      const stdio = ['ignore', 'pipe', 'pipe'];
      child = spawn(process.execPath, ['gateway/dist/main.js'], { cwd: ROOT, env, stdio });
      gateway.url = await announced(child);
    },
    async end() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
    async stop() {
      await gateway.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
  process.once('exit', () => child.kill('SIGKILL'));
  await gateway.start(join(folder, 'data'));
  return gateway;
}

function announced(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text;
        const url = /listening on (http:\/\/\S+)/.exec(printed)?.[1];
        if (url) resolve(url);
      });
    }
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}:\n${printed}`)));
  });
}
