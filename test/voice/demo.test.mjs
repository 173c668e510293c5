// What `npm run demo:voice` starts, from what `npm run build` has made: the demo page, on the one file, really calls.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { START_MS, freePort } from '../support/kamailio.mjs';
import { newBrowsers } from '../support/voice-browsers.mjs';
import { eventually } from '../support/voice-stage.mjs';

const DEMO = fileURLToPath(new URL('../../scripts/demo-voice.mjs', import.meta.url));
const NUMBER = '+46700000000';

describe('the demo with calls', () => {
  const browsers = newBrowsers(false);
  let folder;
  let demo;
  let exited;
  let address;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contact-pad-demo-'));
    const env = { ...process.env, PORT: String(await freePort()), DATA_DIR: folder };
    demo = spawn(process.execPath, [DEMO], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    exited = new Promise((resolve) => demo.once('exit', resolve));
    let said = '';
    demo.stdout.setEncoding('utf8').on('data', (text) => (said += text));
    await eventually(() => said.includes('listening on'), 'the gateway is ready', START_MS);
    address = /With calls: (\S+)/.exec(said)[1];
  });
  after(async () => {
    await browsers.close();
    demo.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  });

  it('calls a number, which answers, and hangs up', async () => {
    const page = await (await browsers.context('chromium')).newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(address);
    const pad = page.locator('contact-pad');
    const send = (request) => pad.evaluate((element, what) => element.pad.send(what), request);
    const state = () => pad.evaluate((element) => element.pad?.state);
    const isUp = async (source) => (await state())?.sources[source]?.link.state === 'up';
    for (const source of ['gateway', 'gateway/sip'])
      await eventually(() => isUp(source), `${source} is there`, START_MS);
    await send({ type: 'set-state', state: 'ready' });
    await send({ type: 'call', number: NUMBER });
    const call = async () => (await state()).interactions.find(({ phase }) => phase === 'connected');
    const { id } = await eventually(call, 'somebody answers');
    await pad.getByText('Connected').first().waitFor();
    await send({ type: 'release', interaction: id });
    await eventually(async () => !(await call()), 'it is over');
    assert.deepEqual(errors, []);
  });
});
