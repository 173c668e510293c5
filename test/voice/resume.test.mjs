// A page goes while its agent talks: the next one goes on with the call, or it is ended; nobody is left hanging.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually, useStage } from '../support/voice-stage.mjs';

const NUMBER = '+46700000000';
const isOpen = ({ phase }) => phase !== 'gone';

describe('a call whose page', () => {
  let stage;
  let anna;
  let bo;

  useStage({ phones: true, agents: { anna: { keepCalls: true }, bo: {} } }, (cast) => {
    ({ stage, anna, bo } = cast);
  });

  for (const [who, from, to] of [
    ['called', 'anna', 'bo'],
    ['was called', 'bo', 'anna'],
  ])
    it(`is reloaded by whoever ${who} goes on, as the same call on both sides`, async () => {
      const cast = { anna, bo };
      const { mine, theirs } = await stage.talking(cast[from], cast[to]);
      const [here, there] = from === 'anna' ? [mine, theirs] : [theirs, mine];
      await bo.hears('anna');
      await anna.reloads();
      const { call, can, subject } = await anna.until(
        here.id,
        (one) => one.phase === 'connected' && !one.call.reconnecting,
        'goes on',
      );
      assert.deepEqual([call.direction, subject, can.hold], [here.call.direction, here.subject, true]);
      await anna.hears('bo');
      await bo.hears('anna');
      assert.deepEqual(
        (await bo.interactions()).filter(isOpen).map(({ id }) => id),
        [there.id],
      );
      await bo.must('hold', { interaction: there.id });
      await anna.hears();
      await bo.must('release', { interaction: there.id });
      await anna.phase('gone', here.id);
    });

  it('is reloaded says that the sound is interrupted until it is back, and lets the agent only hang up', async () => {
    const { mine } = await stage.talking(anna, bo);
    await anna.reloads();
    const [restored] = await anna.do('restored');
    assert.deepEqual(
      [restored.id, restored.call.reconnecting, restored.can],
      [mine.id, true, { release: true }],
    );
  });

  it('is reloaded is still held and muted afterwards', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    await anna.must('mute', { interaction: mine.id });
    await anna.must('hold', { interaction: mine.id });
    await anna.reloads();
    await anna.until(mine.id, ({ phase, call }) => phase === 'held' && !call.reconnecting, 'is held');
    await bo.until(theirs.id, ({ call }) => call.parties?.[0].state === 'held', 'is on hold');
    await anna.must('retrieve', { interaction: mine.id });
    await anna.hears('bo');
    await bo.hears();
    await anna.must('unmute', { interaction: mine.id });
    await bo.hears('anna');
  });

  it('is reloaded, with a telephone that cannot go on elsewhere: it is hung up on, and the agent is told', async () => {
    const customer = await stage.isCalled('patient');
    await anna.must('call', { number: NUMBER });
    const { id } = await anna.phase('connected');
    await anna.hears('anna');
    await anna.reloads();
    await anna.phase('gone', id);
    assert.equal(await customer.ended, 0);
    const [{ code }] = await anna.do('notices');
    assert.equal(code, 'call-lost');
  });

  it('comes back too late is hung up on', async () => {
    const customer = await stage.isCalled('patient');
    await anna.must('call', { number: NUMBER });
    await anna.phase('connected');
    await anna.hears('anna');
    await anna.page.reload();
    await anna.page.evaluate(() => {
      for (const [key, text] of Object.entries(localStorage))
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), at: Date.now() - 60_000 }));
    });
    await anna.begins();
    await anna.connects();
    assert.equal(await customer.ended, 0);
    assert.deepEqual((await anna.interactions()).filter(isOpen), []);
  });

  it('is reloaded before anybody has answered is given up', async () => {
    await anna.must('call', { target: 'bo' });
    const { id } = await bo.phase('offered');
    await anna.reloads();
    assert.equal((await bo.phase('gone', id)).outcome, 'withdrawn');
    assert.deepEqual(await anna.interactions(), []);
  });

  it('dies while another tab is open goes on there', async () => {
    const first = await stage.agent('chen', { keepCalls: true, tabs: true });
    const second = await stage.tab(first);
    const { mine, theirs } = await stage.talking(first, bo);
    await bo.hears('chen');
    await first.crash();
    await second.until(mine.id, ({ phase, call }) => phase === 'connected' && !call.reconnecting, 'goes on');
    await second.hears('bo');
    await bo.hears('chen');
    await second.must('release', { interaction: mine.id });
    await bo.phase('gone', theirs.id);
    await second.close();
  });

  it('lives on goes to the tab in which the agent wants the sound, and back', async () => {
    const first = await stage.agent('chen', { keepCalls: true, tabs: true });
    const second = await stage.tab(first);
    await second.do('nextMicrophone', 'dana');
    const { mine, theirs } = await stage.talking(first, bo);
    for (const [tab, other, tone] of [
      [second, first, 'dana'],
      [first, second, 'chen'],
    ]) {
      await other.hears('bo');
      await tab.must('enable-audio');
      await tab.until(mine.id, ({ phase, call }) => phase === 'connected' && !call.reconnecting, 'goes on');
      await tab.hears('bo');
      await bo.hears(tone);
      await other.hears();
      await other.phase('connected', mine.id);
      await bo.phase('connected', theirs.id);
    }
    await second.must('release', { interaction: mine.id });
    await bo.phase('gone', theirs.id);
    await first.close();
  });

  it('another page of the same agent has is left alone by it', async () => {
    const { mine } = await stage.talking(anna, bo);
    const other = await stage.tab(anna);
    assert.deepEqual(await other.interactions(), []);
    await bo.hears('anna');
    await anna.phase('connected', mine.id);
    await other.page.close();
    await eventually(async () => (await anna.do('link')).state === 'up', 'anna is connected');
    await anna.hears('bo');
  });
});
