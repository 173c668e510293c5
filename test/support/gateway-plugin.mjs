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
  EXCLUSION_MS: '1500',
  GRACE_MS: '3000',
  TICK_MS: '100',
};
const PAUSING = { MISSED_STATE: 'not-ready', REJECTED_STATE: 'not-ready' };

/** A process that can be ended and started again with other settings, on the same data and port. */
class Gateway {
  #environment;
  #child;

  constructor(environment) {
    this.#environment = { ...environment, PORT: '0' };
  }

  get direct() {
    return `http://127.0.0.1:${this.#environment.PORT}`;
  }

  get port() {
    return Number(this.#environment.PORT);
  }

  async start(more = {}) {
    const child = spawn(process.execPath, ['gateway/dist/main.js'], {
      env: { ...this.#environment, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    this.#environment.PORT = await new Promise((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text) => {
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', (code) =>
        reject(new Error(`the gateway ended with ${code}: run npm run build first`)),
      );
    });
  }

  async stop(signal = 'SIGTERM') {
    const child = this.#child;
    child.removeAllListeners('exit');
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }
}

async function startGateway(origins) {
  const dataDir = await mkdtemp(join(tmpdir(), 'contact-pad-contract-'));
  const gateway = new Gateway({
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ALLOWED_ORIGINS: origins,
    ...TIMING,
  });
  await gateway.start();
  await prepareContract(gateway.direct);
  const [first, second, third] = await Promise.all(AGENTS.map(() => cuttableProxy(gateway.port)));
  return {
    gateway,
    direct: gateway.direct,
    wires: { first, second, third },
    pauses: false,
    async stop() {
      for (const wire of [first, second, third]) wire.close();
      await gateway.stop('SIGKILL');
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

/** What becomes of an agent who misses an offer is a setting of the process. */
async function setPausing(running, pauses) {
  if (running.pauses === pauses) return;
  running.pauses = pauses;
  await running.gateway.stop();
  await running.gateway.start(pauses ? PAUSING : {});
}

/** Commands for `executeServerCommand('gateway', …)`: each agent has a wire of their own. */
const actions = {
  open: ({ wires }) => ({ first: wires.first.url, second: wires.second.url, third: wires.third.url }),
  call,
  cut({ wires }, { wire }) {
    wires[wire].cut();
    return true;
  },
  mend({ wires }, { wire }) {
    wires[wire].mend();
    return true;
  },
  async forbid({ direct }, { agent, command: privilege }) {
    await forbid(direct, agent, privilege);
    return true;
  },
  async pauseWhenMissed(running) {
    await setPausing(running, true);
    return true;
  },
  async reset(running) {
    for (const wire of Object.values(running.wires)) wire.mend();
    await setPausing(running, false);
    await restoreAgents(running.direct, AGENTS);
    await settleAgents(running.direct, AGENTS);
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
