// A stage for voice tests: a telephone exchange, and a page for each agent.
import http from 'node:http';
import { after, afterEach, before } from 'node:test';
import { join } from 'node:path';
import { build } from 'esbuild';
import { START_MS, freePort, startKamailio } from './kamailio.mjs';
import { startRtpengine, telephone } from './phone.mjs';
import { Agent, eventually, sleep } from './voice-agent.mjs';
import { newBrowsers } from './voice-browsers.mjs';

const PAGE = join(import.meta.dirname, '../voice/page.ts');
export { eventually, sleep };

async function servePage() {
  const { outputFiles } = await build({
    entryPoints: [PAGE],
    bundle: true,
    format: 'iife',
    write: false,
    target: 'es2022',
    logLevel: 'error',
  });
  const script = outputFiles[0].text;
  const server = http.createServer((request, response) => {
    if (request.url === '/page.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(script);
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><meta charset="utf-8"><title>voice</title><script src="/page.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/**
 * Starts everything; `stop` ends it. `options` are those of the exchange. `locked`: pages make no sound before somebody
 * has pressed something, as in the browsers of agents.
 */
export async function openStage({ locked = false, ...options } = {}) {
  // What does not compile fails before anything is running that would have to be stopped.
  const web = await servePage();
  const kamailio = await startKamailio(options);
  const browsers = newBrowsers(locked);
  async function open(context, name, options, early = false) {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw new Error(`${name}: ${error.stack || error}`);
    });
    if (process.env.VOICE_LOG) page.on('console', (line) => console.log(name, line.text()));
    const agent = new Agent(name, page, { server: kamailio.url, ...options });
    if (early) await page.addInitScript((given) => Object.assign(window, { early: given }), agent.settings);
    await page.goto(web.url, { timeout: START_MS });
    if (!early) await agent.begins();
    return agent;
  }
  const stage = {
    kamailio,
    /** Where the pages come from. */
    origin: new URL(web.url).origin,
    /** A page of that agent, whose adapter is not connected; in `browser`, if not in Chromium. */
    async page(name, { browser = 'chromium', ...more } = {}, early = false) {
      return open(await browsers.context(browser), name, more, early);
    },
    /** One more tab of the same agent in the same browser, connected. */
    async tab({ name, page, options }) {
      const tab = await open(page.context(), name, options);
      await tab.connects();
      return tab;
    },
    /** A page of that agent, registered. */
    async agent(name, more = {}) {
      const agent = await stage.page(name, more, locked);
      if (locked) await agent.page.evaluate('connected');
      else await agent.connects();
      return agent;
    },
    /** Anna and whoever she calls, talking. */
    async talking(from, to) {
      await from.must('call', { target: to.name });
      const theirs = await to.answers();
      const mine = await from.phase('connected');
      return { mine, theirs };
    },
    /** Nobody holds anything any more, and nobody was told what an adapter must not tell. */
    async clear(...agents) {
      for (const agent of agents) {
        const violation = await agent.do('violation');
        if (violation) throw new Error(`${agent.name}: ${violation}`);
      }
      for (const agent of agents)
        for (const { id, phase } of await agent.interactions())
          if (phase !== 'gone')
            await agent.send(phase === 'offered' ? 'reject' : 'release', { interaction: id });
    },
    async stop() {
      await browsers.close();
      web.close();
      await stage.kamailio.stop();
    },
  };
  return stage;
}

/** A stage with telephones: sound is translated for them, and numbers are called at one port. */
async function openStageWithPhones(options) {
  const rtpengine = await startRtpengine();
  const trunkPort = await freePort('udp');
  const stage = await openStage({ ...options, trunkPort, rtpenginePort: rtpengine.port }).catch((reason) => {
    void rtpengine.stop();
    throw reason;
  });
  const { stop } = stage;
  return Object.assign(stage, {
    /** A customer calls Anna, or another `user`, as that scenario says. */
    calls: (scenario, more) => telephone(scenario, { server: stage.kamailio.sipPort, ...more }),
    /** A customer whose number is called, whatever it is. */
    isCalled: (scenario) => telephone(scenario, { server: stage.kamailio.sipPort, port: trunkPort }),
    /** Waits until somebody has pressed these keys in the sound, the last of all. */
    hasKeys: (keys) =>
      eventually(() => rtpengine.keys().some((pressed) => pressed.endsWith(keys)), `${keys} was pressed`),
    async stop() {
      await stop();
      await rtpengine.stop();
    },
  });
}

/**
 * A stage for a whole suite, with these agents at it: opened before, cleared after each test, closed after. `set` is given
 * the stage and the agents by name. `agents`: the options of each; `phones`: there are telephones too.
 */
export function useStage({ agents = {}, phones = false, ...options }, set) {
  let stage;
  let cast;
  before(async () => {
    stage = await (phones ? openStageWithPhones(options) : openStage(options));
    const seated = Object.entries(agents).map(async ([name, more]) => [name, await stage.agent(name, more)]);
    cast = Object.fromEntries(await Promise.all(seated));
    await set({ stage, ...cast });
  });
  after(() => stage?.stop());
  afterEach(() => stage.clear(...Object.values(cast)));
}
