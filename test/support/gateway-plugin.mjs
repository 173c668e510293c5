// Gives tests in the browser a real gateway process behind wires that can be cut. Started when a test first asks for it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forbid, prepareContract, restoreAgents } from './gateway-setup.mjs';
import { cuttableProxy } from './proxy.mjs';
import { settleAgents } from './settle-agents.mjs';

const AGENTS = ['anna', 'bo', 'chen'];
const TIMING = {
  OFFER_MS: '1500',
  CONSULT_MS: '1500',
  IM_NOTICE_MS: '1500',
  IM_WAIT_MS: '4000',
  EXCLUSION_MS: '1500',
  GRACE_MS: '3000',
  TICK_MS: '100',
};
const GOALS = JSON.stringify([
  { of: 'average', target: 300_000, warningHigh: 360_000 },
  { of: 'handled', target: 20, warningLow: 10 },
]);
const PAUSING = { MISSED_STATE: 'not-ready', REJECTED_STATE: 'not-ready' };

/** It ends before the slow compiler of WebAssembly, and most of the fast one, has paid for itself. */
const NODE_FLAGS = ['--liftoff-only', '--wasm-lazy-compilation'];

/** The runner waits twenty seconds for an answer; the first start on a busy machine may take longer. */
const PATIENCE_MS = 5_000;

/** A gateway in a process of its own, with a wire for each agent. */
async function startGateway(origins, more = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'contact-pad-contract-'));
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ALLOWED_ORIGINS: origins,
    ...TIMING,
    GOALS,
    ...more,
  };
  const child = spawn(process.execPath, [...NODE_FLAGS, 'gateway/dist/main.js'], {
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
  const direct = `http://127.0.0.1:${port}`;
  await prepareContract(direct);
  const [first, second, third] = await Promise.all(AGENTS.map(() => cuttableProxy(port)));
  return {
    direct,
    wires: { first, second, third },
    async stop() {
      for (const wire of [first, second, third]) wire.close();
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What becomes of an agent who misses an offer is a setting of the process: there is one of each kind. */
async function startBoth(origins) {
  const usual = await startGateway(origins);
  const pausing = await startGateway(origins, PAUSING);
  return { usual, pausing, current: usual };
}

async function call({ current }, { method = 'POST', path, headers = {}, body, base64 }) {
  const response = await fetch(current.direct + path, {
    method,
    headers,
    body: base64 ? Buffer.from(body, 'base64') : body,
  });
  return { status: response.status, body: await response.text() };
}

/** What a stream has said when that time is over; it does not end by itself. */
async function listen({ current }, { path, headers, ms }) {
  const response = await fetch(current.direct + path, { headers, signal: AbortSignal.timeout(ms) });
  let body = '';
  try {
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) body += text;
  } catch (error) {
    if (error.name !== 'TimeoutError') throw error;
  }
  return { status: response.status, body };
}

function urlsOf({ current: { wires } }) {
  return { first: wires.first.url, second: wires.second.url, third: wires.third.url };
}

/** Commands for `executeServerCommand('gateway', …)`: each agent has a wire of their own. */
const actions = {
  open: urlsOf,
  call,
  listen,
  cut({ current }, { wire }) {
    current.wires[wire].cut();
    return true;
  },
  mend({ current }, { wire }) {
    current.wires[wire].mend();
    return true;
  },
  async forbid({ current }, { agent, command: privilege }) {
    await forbid(current.direct, agent, privilege);
    return true;
  },
  /** Gives the addresses of the agents' wires from now on. */
  pauseWhenMissed(running) {
    running.current = running.pausing;
    return urlsOf(running);
  },
  /** Gives the addresses of the agents' wires from now on. */
  async reset(running) {
    const { direct, wires } = running.current;
    for (const wire of Object.values(wires)) wire.mend();
    await restoreAgents(direct);
    await settleAgents(direct, AGENTS);
    running.current = running.usual;
    return urlsOf(running);
  },
};

/** Whether it comes in time. */
function within(promise, ms) {
  const late = new Promise((resolve) => setTimeout(resolve, ms, false));
  return Promise.race([promise.then(() => true), late]);
}

/** The plugin for web-test-runner: each browser has gateways of its own, for two run side by side. */
export function gatewayPlugin() {
  const started = new Map();
  let origins = '';
  return {
    name: 'gateway',
    serverStart({ config }) {
      origins = `http://127.0.0.1:${config.port},http://localhost:${config.port}`;
    },
    async serverStop() {
      for (const { usual, pausing } of await Promise.all(started.values()))
        await Promise.all([usual.stop(), pausing.stop()]);
    },
    async executeCommand({ command, payload, session }) {
      if (command !== 'gateway') return undefined;
      const { name } = session.browser;
      if (!started.has(name)) started.set(name, startBoth(origins));
      const running = started.get(name);
      if (payload.action === 'ready') return within(running, PATIENCE_MS);
      return actions[payload.action](await running, payload);
    },
  };
}
