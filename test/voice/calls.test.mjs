// One call between two agents, over a real exchange; who hears whom is told by tones.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';

describe('a call', () => {
  let stage;
  let anna;
  let bo;

  useStage({ agents: { anna: { displayName: 'Anna Berg' }, bo: {} } }, (cast) => {
    ({ stage, anna, bo } = cast);
  });

  it('is offered with who calls, is accepted, and both hear each other', async () => {
    await anna.must('call', { target: 'bo' });
    const offered = await bo.phase('offered');
    assert.equal(offered.medium, 'voice');
    assert.deepEqual(offered.contact, { name: 'Anna Berg', address: 'anna' });
    assert.equal(offered.call.direction, 'inbound');
    assert.equal((await anna.phase('establishing')).call.direction, 'outbound');
    await anna.hears('ringback');
    await bo.answers();
    await anna.phase('connected');
    await anna.hears('bo');
    await bo.hears('anna');
  });

  it('ends for both when one hangs up', async () => {
    const { mine, theirs } = await stage.talking(anna, bo);
    await bo.must('release', { interaction: theirs.id });
    assert.equal((await anna.phase('gone', mine.id)).outcome, 'done');
    assert.equal((await bo.phase('gone', theirs.id)).outcome, 'done');
    await anna.hears();
  });

  it('is hung up before it is answered: taken back there, released here', async () => {
    await anna.must('call', { target: 'bo' });
    const { id } = await anna.phase('establishing');
    const offered = await bo.phase('offered');
    await anna.must('release', { interaction: id });
    assert.equal((await anna.phase('gone', id)).outcome, 'released');
    assert.equal((await bo.phase('gone', offered.id)).outcome, 'withdrawn');
    assert.equal(await bo.send('accept', { interaction: offered.id, offer: offered.offer.id }), 'GONE');
  });

  it('is rejected', async () => {
    await anna.must('call', { target: 'bo' });
    const { id } = await anna.phase('establishing');
    const offered = await bo.phase('offered');
    await bo.must('reject', { interaction: offered.id, offer: offered.offer.id });
    assert.equal((await bo.phase('gone', offered.id)).outcome, 'rejected');
    assert.equal((await anna.phase('gone', id)).outcome, 'rejected');
  });

  it('to somebody who is not there fails, and one that nobody answers is given up', async () => {
    await anna.must('call', { target: 'dana' });
    const { id: first } = (await anna.interactions()).at(-1);
    assert.equal((await anna.phase('gone', first)).outcome, 'failed');
    const hasty = await stage.agent('chen', { ringMs: 500 });
    await hasty.must('call', { target: 'bo' });
    const { id, ringUntil, since } = await hasty.phase('establishing');
    assert.equal(Math.round((ringUntil - since) / 100), 5);
    assert.equal((await hasty.phase('gone', id)).outcome, 'timed-out');
    await bo.phase('gone');
    await hasty.close();
  });

  it('is held and retrieved: silence on both sides, then both hear each other again', async () => {
    const { mine } = await stage.talking(anna, bo);
    await bo.hears('anna');
    await anna.must('hold', { interaction: mine.id });
    assert.ok((await anna.phase('held', mine.id)).can.retrieve);
    await bo.hears();
    await anna.hears();
    await bo.until(
      (await bo.phase('connected')).id,
      ({ call }) => call.parties?.[0].state === 'held',
      'is on hold',
    );
    assert.equal(await anna.send('hold', { interaction: mine.id }), 'NOT_ALLOWED');
    await anna.must('retrieve', { interaction: mine.id });
    await bo.hears('anna');
    await anna.hears('bo');
  });

  it('is muted: the other side hears silence, the agent goes on hearing', async () => {
    const { mine } = await stage.talking(anna, bo);
    await bo.hears('anna');
    await anna.must('mute', { interaction: mine.id });
    assert.equal((await anna.phase('connected', mine.id)).call.muted, true);
    await bo.hears();
    await anna.hears('bo');
    await anna.must('unmute', { interaction: mine.id });
    await bo.hears('anna');
  });

  it('stays muted over a hold', async () => {
    const { mine } = await stage.talking(anna, bo);
    await anna.must('mute', { interaction: mine.id });
    await anna.must('hold', { interaction: mine.id });
    await anna.must('retrieve', { interaction: mine.id });
    await anna.hears('bo');
    await bo.hears();
  });

  it('takes keys, and refuses what is no key', async () => {
    const { mine } = await stage.talking(anna, bo);
    await anna.must('send-dtmf', { interaction: mine.id, digits: '12#' });
    for (const digits of ['', 'x', '1'.repeat(65)])
      assert.equal(await anna.send('send-dtmf', { interaction: mine.id, digits }), 'INVALID');
  });

  it('that comes while another goes on: the first is held when the second is accepted', async () => {
    const chen = await stage.agent('chen');
    const { mine } = await stage.talking(anna, bo);
    await chen.must('call', { target: 'anna' });
    const { id } = await anna.answers();
    await anna.phase('held', mine.id);
    await anna.hears('chen');
    await bo.hears();
    await anna.must('release', { interaction: id });
    await anna.must('retrieve', { interaction: mine.id });
    await anna.hears('bo');
    await chen.close();
  });

  it('cannot be made to nobody, to two, or to what is no address', async () => {
    const about = [{}, { number: '1', target: 'bo' }, { number: 'a b' }, { target: 'x\r\nEvil: 1' }];
    for (const wrong of about) assert.equal(await anna.send('call', wrong), 'INVALID');
  });
});
