// Agents in different browsers: what one of them does is heard by the others.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';

describe('between Firefox and Chromium', () => {
  let stage;
  let anna;
  let bo;
  let chen;

  useStage({ agents: { anna: { browser: 'firefox' }, bo: {}, chen: {} } }, (cast) => {
    ({ stage, anna, bo, chen } = cast);
  });

  const hear = async (...pairs) => {
    for (const [who, ...whom] of pairs) await who.hears(...whom);
  };
  /** Bo, in Chromium, talks with Anna, in Firefox, who consults Chen about it. */
  async function consulting() {
    const { theirs: call } = await stage.talking(bo, anna);
    await anna.must('consult', { interaction: call.id, target: 'chen' });
    await chen.answers();
    const { id } = (await anna.interactions()).find(({ parent }) => parent === call.id);
    await anna.phase('connected', id);
    await hear([anna, 'chen'], [chen, 'anna'], [bo]);
    return { call, consult: id };
  }

  for (const from of ['Firefox', 'Chromium'])
    it(`a call from ${from} is heard on both sides, and ends for both`, async () => {
      const [caller, called] = from === 'Firefox' ? [anna, bo] : [bo, anna];
      const { mine, theirs } = await stage.talking(caller, called);
      await hear([caller, called.name], [called, caller.name]);
      await called.must('release', { interaction: theirs.id });
      await caller.phase('gone', mine.id);
    });

  it('either side holds and retrieves', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    for (const [agent, { id }] of [
      [anna, mine],
      [bo, theirs],
    ]) {
      await agent.must('hold', { interaction: id });
      await hear([anna], [bo]);
      await agent.must('retrieve', { interaction: id });
      await hear([anna, 'bo'], [bo, 'anna']);
    }
  });

  it('Firefox is muted, and presses keys', async () => {
    const { mine } = await stage.talking(anna, bo);
    const about = { interaction: mine.id };
    await anna.must('mute', about);
    await hear([bo], [anna, 'bo']);
    await anna.must('unmute', about);
    await hear([bo, 'anna']);
    await anna.must('send-dtmf', { ...about, digits: '12#' });
  });

  it('Firefox consults, alternates, and hands the call to whoever was consulted', async () => {
    const { call, consult } = await consulting();
    await anna.must('alternate', { interaction: consult });
    await hear([anna, 'bo'], [bo, 'anna'], [chen]);
    await anna.must('transfer', { interaction: call.id, target: 'chen' });
    assert.equal((await anna.phase('gone', call.id)).outcome, 'transferred');
    await hear([bo, 'chen'], [chen, 'bo'], [anna]);
  });

  it('three talk, mixed by Firefox', async () => {
    const { call } = await consulting();
    await anna.must('conference', { interaction: call.id });
    await hear([anna, 'bo', 'chen'], [bo, 'anna', 'chen'], [chen, 'anna', 'bo']);
  });

  it('Firefox is handed a call that Chromium consulted it about', async () => {
    const { theirs: call } = await stage.talking(chen, bo);
    await bo.must('consult', { interaction: call.id, target: 'anna' });
    await anna.answers();
    await bo.until(call.id, ({ can }) => can.alternate, 'has consulted');
    await bo.must('transfer', { interaction: call.id, target: 'anna' });
    await hear([anna, 'chen'], [chen, 'anna'], [bo]);
  });
});
