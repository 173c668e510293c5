// What goes wrong in calls, and what becomes of them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startKamailio } from '../support/kamailio.mjs';
import { eventually, sleep, useStage } from '../support/voice-stage.mjs';

/** Glare is answered in at most 4 s by either side (RFC 3261, 14.1), and may happen again. */
const GLARE_MS = 12_000;

describe('a call that', () => {
  let stage;
  let anna;
  let bo;

  useStage({ agents: { anna: {}, bo: {} } }, (cast) => {
    ({ stage, anna, bo } = cast);
  });

  it('both sides hold in the same moment goes on, held by both', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    await bo.hears('anna');
    const at = Date.now() + 300;
    const holdAt = (agent, interaction) =>
      agent.page.evaluate(
        async ([when, id]) => {
          while (Date.now() < when);
          return window.agent.send({ type: 'hold', interaction: id });
        },
        [at, interaction],
      );
    const refusals = await Promise.all([holdAt(anna, mine.id), holdAt(bo, theirs.id)]);
    assert.deepEqual(refusals, [undefined, undefined]);
    await anna.phase('held', mine.id);
    await bo.phase('held', theirs.id);
    await anna.hears();
    await bo.hears();
    await anna.must('retrieve', { interaction: mine.id });
    await bo.must('retrieve', { interaction: theirs.id });
    await eventually(async () => (await anna.do('hears')).join() === 'bo', 'anna hears bo', GLARE_MS);
    await bo.hears('anna');
  });

  it('the other side refuses to hold goes on as it was, and a later hold works', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    await bo.do('refuseNextOffer');
    assert.equal(await anna.send('hold', { interaction: mine.id }), 'UNAVAILABLE');
    await anna.phase('connected', mine.id);
    await bo.phase('connected', theirs.id);
    await bo.hears('anna');
    await anna.hears('bo');
    await anna.must('hold', { interaction: mine.id });
    await bo.hears();
    await anna.must('retrieve', { interaction: mine.id });
    await bo.hears('anna');
  });

  it('rings on two phones of one agent is taken back from the one that did not answer', async () => {
    const other = await stage.agent('bo');
    await anna.must('call', { target: 'bo' });
    const [here] = await Promise.all([bo.phase('offered'), other.phase('offered')]);
    await other.answers();
    assert.equal((await bo.phase('gone', here.id)).outcome, 'withdrawn');
    await anna.hears('bo');
    await other.close();
    await anna.phase('gone');
  });

  it('is under way when the server is restarted keeps its sound, and can be held and ended afterwards', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    const { wsPort, sipPort } = stage.kamailio;
    await stage.kamailio.stop();
    for (const agent of [anna, bo])
      await eventually(async () => (await agent.do('link')).state === 'down', `${agent.name} is told`);
    assert.equal(await anna.send('hold', { interaction: mine.id }), 'OFFLINE');
    await anna.hears('bo');
    stage.kamailio = await startKamailio({ wsPort, sipPort });
    for (const agent of [anna, bo])
      await eventually(async () => (await agent.do('link')).state === 'up', `${agent.name} is back`);
    await anna.hears('bo');
    await bo.hears('anna');
    await anna.must('hold', { interaction: mine.id });
    await bo.hears();
    await bo.must('release', { interaction: theirs.id });
    await anna.phase('gone', mine.id);
  });

  it('loses its sound looks for a new way, and says so meanwhile', async () => {
    const { mine } = await stage.talking(anna, bo);
    const before = await anna.do('iceName');
    await anna.do('pretend', 'disconnected');
    await anna.until(mine.id, ({ call }) => call.reconnecting, 'is reconnecting');
    await eventually(async () => (await anna.do('iceName')) !== before, 'another way is looked for');
    await anna.do('pretend', 'connected');
    await anna.until(mine.id, ({ call }) => !call.reconnecting, 'is back');
    await anna.hears('bo');
    await bo.hears('anna');
  });

  it('the other page is closed during ends at once', async () => {
    const dana = await stage.agent('dana');
    const { mine } = await stage.talking(anna, dana);
    await dana.page.goto('about:blank');
    assert.equal((await anna.phase('gone', mine.id)).outcome, 'done');
    await dana.close();
  });
});

describe('an agent who', () => {
  let stage;
  let anna;

  useStage({ agents: { anna: {} } }, (cast) => {
    ({ stage, anna } = cast);
  });

  it('has a wrong password is told so, for good', async () => {
    const page = await stage.page('bo', { password: 'wrong' });
    assert.equal(await page.do('connect'), 'UNAUTHORIZED');
    const { state, error } = await page.do('link');
    assert.deepEqual({ state, error }, { state: 'closed', error: 'UNAUTHORIZED' });
    await page.close();
  });

  it('can get a fresh password gets one when the first is refused', async () => {
    const page = await stage.page('bo', { passwords: ['stale', 'bo-secret'] });
    assert.equal(await page.do('connect'), undefined);
    await page.close();
  });

  it('connects while the server is away is connected when it comes', async () => {
    const { wsPort, sipPort } = stage.kamailio;
    await stage.kamailio.stop();
    const page = await stage.page('bo');
    const connected = page.do('connect');
    await eventually(async () => (await page.do('link')).state === 'down', 'it is told');
    await sleep(300);
    stage.kamailio = await startKamailio({ wsPort, sipPort });
    assert.equal(await connected, undefined);
    await page.close();
  });

  it('is Not Ready or logged out is not called', async () => {
    const bo = await stage.agent('bo', { reasons: [{ code: 'lunch', label: 'Lunch' }] });
    const fails = async () => {
      await eventually(async () => (await anna.do('link')).state === 'up', 'anna is connected');
      await anna.must('call', { target: 'bo' });
      const { id } = (await anna.interactions()).at(-1);
      assert.equal((await anna.phase('gone', id)).outcome, 'failed');
      assert.deepEqual(await bo.interactions(), []);
    };
    await bo.must('set-state', { state: 'not-ready', reason: 'lunch' });
    await fails();
    await bo.must('log-out');
    await fails();
    assert.equal(await bo.send('set-state', { state: 'not-ready', reason: 'nonsense' }), 'INVALID');
    await bo.must('set-state', { state: 'ready' });
    await eventually(async () => {
      await anna.must('call', { target: 'bo' });
      await sleep(100);
      return (await bo.interactions()).length > 0;
    }, 'bo is called');
    assert.equal(await bo.send('log-out'), 'INTERACTIONS_OPEN');
    await bo.close();
  });

  it('asks twice under one id has one effect', async () => {
    const bo = await stage.agent('bo');
    const once = { id: 'once', type: 'call', target: 'bo' };
    assert.equal(await anna.do('send', once), undefined);
    assert.equal(await anna.do('send', once), undefined);
    assert.equal(await anna.do('send', { ...once, target: 'chen' }), 'CONFLICT');
    await bo.phase('offered');
    await sleep(200);
    assert.equal((await bo.interactions()).length, 1);
    await stage.clear(anna);
    await bo.close();
  });
});
