// Gives tests in the browser a real gateway process behind wires that can be cut. Started when a test first asks for it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cuttableProxy } from './proxy.mjs';
import { settleAgents } from './settle-agents.mjs';

const AGENTS = ['anna', 'bo'];
const TIMING = { OFFER_MS: '1500', EXCLUSION_MS: '1500', GRACE_MS: '3000', TICK_MS: '100' };

async function startGateway(origins) {
  const dataDir = await mkdtemp(join(tmpdir(), 'contact-pad-contract-'));
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ALLOWED_ORIGINS: origins,
    ...TIMING,
  };
  const child = spawn(process.execPath, ['gateway/dist/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) =>
      reject(new Error(`the gateway ended with ${code}: run npm run build first`)),
    );
  });
  const wires = { first: await cuttableProxy(port), second: await cuttableProxy(port) };
  return {
    direct: `http://127.0.0.1:${port}`,
    wires,
    async stop() {
      for (const wire of Object.values(wires)) wire.close();
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function call({ direct }, { method = 'POST', path, headers = {}, body, base64 }) {
  const response = await fetch(direct + path, {
    method,
    headers,
    body: base64 ? Buffer.from(body, 'base64') : body,
  });
  return { status: response.status, body: await response.text() };
}

/** Commands for `executeServerCommand('gateway', …)`: each agent has a wire of their own. */
const actions = {
  open: ({ wires }) => ({ first: wires.first.url, second: wires.second.url }),
  call,
  cut({ wires }, { wire }) {
    wires[wire].cut();
    return true;
  },
  mend({ wires }, { wire }) {
    wires[wire].mend();
    return true;
  },
  async reset({ direct, wires }) {
    for (const wire of Object.values(wires)) wire.mend();
    await settleAgents(direct, AGENTS);
    return true;
  },
};

/** The plugin for web-test-runner. */
export function gatewayPlugin() {
  let running;
  let origins = '';
  return {
    name: 'gateway',
    serverStart({ config }) {
      origins = `http://127.0.0.1:${config.port},http://localhost:${config.port}`;
    },
    async serverStop() {
      await (await running)?.stop();
    },
    async executeCommand({ command, payload }) {
      if (command !== 'gateway') return undefined;
      running ??= startGateway(origins);
      return actions[payload.action](await running, payload);
    },
  };
}
