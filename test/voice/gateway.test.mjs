// The gateway gives the work, the line makes the calls: callbacks by SIP, and calls of the line that the gateway keeps.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { eventually, useStage } from '../support/voice-stage.mjs';
import { startGateway } from '../support/voice-gateway.mjs';

const NUMBER = '+46 70 000 00 00';
/** Who has that number sits at a page too. */
const AT_A_PAGE = '4711';

describe('an agent of a gateway with a line of their own', () => {
  let stage;
  let gateway;
  let anna;

  useStage({ phones: true }, (cast) => {
    ({ stage } = cast);
  });
  before(async () => {
    gateway = await startGateway(stage.origin);
    anna = await stage.agent('anna', { gateway: gateway.url });
    await anna.must('set-state', { state: 'ready' });
  });
  after(() => gateway?.stop());
  afterEach(() => stage.clear(anna));

  /** Somebody wants to be called; Anna has accepted it. */
  async function readyToCall(number = NUMBER) {
    const subject = randomUUID();
    await gateway.send('/v1/callbacks', { name: 'Eva Lind', number, subject, entrance: 'loans' });
    const { id, offer } = await anna.phase('offered');
    await anna.must('accept', { interaction: id, offer: offer.id });
    return anna.phase('ready-to-call', id);
  }
  const becomes = (id, result) =>
    anna.until(id, (one) => one.phase === 'ready-to-call' && one.callback.result === result, result);
  const done = async (id) => {
    await anna.must('done', { interaction: id });
    await anna.phase('gone', id);
  };

  it('calls a callback back: both are heard, the contact hangs up, and it is done', async () => {
    const customer = await stage.isCalled('answers');
    const { id } = await readyToCall();
    await anna.must('call', { interaction: id });
    await anna.phase('establishing', id);
    const { call, can } = await anna.phase('connected', id);
    assert.deepEqual([call.direction, call.dnis, can.mute, can.record], ['outbound', NUMBER, true, true]);
    await anna.hears('anna');
    await becomes(id, 'ended');
    assert.equal(await customer.ended, 0);
    await done(id);
    assert.equal((await anna.interactions()).find((one) => one.id === id).outcome, 'done');
  });

  it('holds a callback, is heard again, and ends the call', async () => {
    const customer = await stage.isCalled('callee');
    const { id } = await readyToCall();
    const about = { interaction: id };
    await anna.must('call', about);
    await anna.phase('connected', id);
    await anna.hears('anna');
    await anna.must('mute', about);
    await anna.hears();
    await anna.must('unmute', about);
    await anna.hears('anna');
    assert.equal(await anna.send('done', about), 'CALL_OPEN');
    await anna.must('end-call', about);
    await becomes(id, 'ended');
    assert.equal(await customer.ended, 0);
    await done(id);
  });

  it('is told that a line is busy, and can call again', async () => {
    const { id } = await readyToCall();
    for (const _ of [1, 2]) {
      const customer = await stage.isCalled('busy');
      await anna.must('call', { interaction: id });
      await becomes(id, 'busy');
      assert.equal(await customer.ended, 0);
    }
    await done(id);
  });

  it('gets a caller who is transferred, hangs up, and is called back', async () => {
    const bo = await stage.agent('bo', { gateway: gateway.url });
    const customer = await stage.agent('customer', { user: AT_A_PAGE });
    await customer.must('call', { target: 'anna' });
    const call = await anna.answers();
    await customer.phase('connected');
    await customer.must('send-dtmf', { interaction: (await customer.phase('connected')).id, digits: '12#' });
    await anna.hears('customer');
    await bo.must('set-state', { state: 'ready' });
    await anna.must('transfer', { interaction: call.id, target: 'bo', note: 'wants a loan' });
    const { handover } = await bo.phase('offered');
    assert.deepEqual([handover.by.id, handover.note], ['anna', 'wants a loan']);
    const taken = await bo.answers();
    await customer.hears('bo');
    await bo.hears('customer');
    await stage.clear(customer);
    await eventually(
      async () => (await bo.interactions()).find(({ id }) => id === taken.id).phase !== 'connected',
      'the call is over for bo',
    );
    await bo.must('set-state', { state: 'not-ready' });
    const { id } = await readyToCall(AT_A_PAGE);
    await anna.must('call', { interaction: id });
    await customer.answers();
    await anna.hears('customer');
    await customer.hears('anna');
    await anna.must('end-call', { interaction: id });
    await becomes(id, 'ended');
    await done(id);
    await customer.close();
    await bo.close();
  });

  it('answers who calls in: it is in the pad, takes the agent, and stands in the history', async () => {
    const customer = await stage.calls('leaver');
    const { id, source } = await anna.answers();
    assert.equal(source, 'gateway/sip');
    await anna.hears('anna');
    const kept = async () => (await gateway.interactions())[0];
    await eventually(async () => (await kept()).state === 'line', 'the gateway counts it');
    assert.equal(await anna.send('log-out'), 'INTERACTIONS_OPEN');
    await anna.phase('gone', id);
    assert.equal(await customer.ended, 0);
    const ended = await eventually(async () => (await kept()).state === 'ended' && kept(), 'it is kept');
    assert.deepEqual([ended.medium, ended.subject, ended.outcome], ['voice', 'Manual evaluation', 'done']);
  });

  it('calls a number, and that stands in the history too', async () => {
    const customer = await stage.isCalled('callee');
    await anna.must('call', { number: NUMBER });
    const { id } = await anna.phase('connected');
    await anna.hears('anna');
    await anna.must('release', { interaction: id });
    assert.equal(await customer.ended, 0);
    await eventually(async () => (await gateway.interactions())[0].outcome === 'done', 'it is kept');
  });
});
