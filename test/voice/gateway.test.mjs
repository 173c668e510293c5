// The gateway gives the work, the line makes the calls: callbacks by SIP, and calls of the line that the gateway keeps.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { AT_A_PAGE, NUMBER, useCallbacks } from '../support/voice-callbacks.mjs';
import { eventually } from '../support/voice-stage.mjs';

describe('an agent of a gateway with a line of their own', () => {
  let stage;
  let gateway;
  let anna;
  let callbacks;

  useCallbacks({ keepCalls: true }, (cast) => {
    ({ stage, gateway, anna, callbacks } = cast);
  });
  afterEach(() => stage.clear(anna));

  it('calls a callback back: both are heard, the contact hangs up, and it is done', async () => {
    const customer = await stage.isCalled('answers');
    const { id } = await callbacks.readyToCall();
    await anna.must('call', { interaction: id });
    await anna.phase('establishing', id);
    const { call, can } = await anna.phase('connected', id);
    assert.deepEqual([call.direction, call.dnis, can.mute, can.record], ['outbound', NUMBER, true, true]);
    await anna.hears('anna');
    await callbacks.becomes(id, 'ended');
    assert.equal(await customer.ended, 0);
    assert.equal((await callbacks.done(id)).outcome, 'done');
  });

  it('holds a callback, is heard again, and ends the call', async () => {
    const customer = await stage.isCalled('callee');
    const { id } = await callbacks.readyToCall();
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
    await callbacks.becomes(id, 'ended');
    assert.equal(await customer.ended, 0);
    await callbacks.done(id);
  });

  it('is told that a line is busy, and can call again', async () => {
    const { id } = await callbacks.readyToCall();
    for (const _ of [1, 2]) {
      const customer = await stage.isCalled('busy');
      await anna.must('call', { interaction: id });
      await callbacks.becomes(id, 'busy');
      assert.equal(await customer.ended, 0);
    }
    await callbacks.done(id);
  });

  it('is handed a customer on a telephone, who has pressed keys, hangs up and is called back', async () => {
    const chen = await stage.agent('chen', { gateway: gateway.url });
    await chen.must('set-state', { state: 'ready' });
    const caller = await stage.calls('transferred', { user: 'chen' });
    const call = await chen.answers();
    await chen.hears('chen');
    await stage.hasKeys('12#');
    await chen.must('transfer', { interaction: call.id, target: 'anna' });
    const { id, contact } = await anna.answers();
    assert.equal(contact.address, '+46700000000');
    await anna.hears('anna');
    await chen.hears();
    await chen.must('set-state', { state: 'not-ready' });
    await anna.phase('gone', id);
    assert.equal(await caller.ended, 0);
    await chen.close();

    const customer = await stage.isCalled('patient');
    const back = await callbacks.readyToCall();
    await anna.must('call', { interaction: back.id });
    await anna.phase('connected', back.id);
    await anna.hears('anna');
    await anna.must('end-call', { interaction: back.id });
    await callbacks.becomes(back.id, 'ended');
    assert.equal(await customer.ended, 0);
    await callbacks.done(back.id);
  });

  it('goes on with a call when the page is reloaded: it is one, with what was written about it', async () => {
    const chen = await stage.agent('chen', { gateway: gateway.url, keepCalls: true });
    const customer = await stage.agent('customer', { user: AT_A_PAGE });
    await chen.must('set-state', { state: 'ready' });
    await customer.must('call', { target: 'chen' });
    const { id } = await chen.answers();
    await chen.until(id, ({ can }) => can['set-note'], 'the gateway keeps it');
    await chen.must('set-note', { interaction: id, note: 'Wants a house' });
    await chen.reloads();
    const goesOn = ({ phase, call, note }) => phase === 'connected' && !call.reconnecting && note;
    assert.equal((await chen.until(id, goesOn, 'goes on')).note, 'Wants a house');
    const open = (await chen.interactions()).filter(({ phase }) => phase !== 'gone');
    assert.deepEqual(
      open.map((one) => one.id),
      [id],
    );
    await chen.hears('customer');
    await customer.hears('chen');
    await chen.must('set-state', { state: 'not-ready' });
    await stage.clear(chen, customer);
    await chen.close();
    await customer.close();
  });

  it('goes on with a callback when the page is reloaded: it is one, and ends as ever', async () => {
    const customer = await stage.agent('customer', { user: AT_A_PAGE });
    await customer.do('answersAtOnce');
    const { id } = await callbacks.readyToCall({ number: AT_A_PAGE });
    await anna.must('call', { interaction: id });
    await anna.hears('customer');
    await anna.reloads();
    await anna.until(id, ({ phase, can }) => phase === 'connected' && can.hold, 'goes on');
    await anna.hears('customer');
    await customer.hears('anna');
    const open = (await anna.interactions()).filter(({ phase }) => phase !== 'gone');
    assert.deepEqual(
      open.map((one) => one.id),
      [id],
    );
    await anna.must('end-call', { interaction: id });
    await callbacks.becomes(id, 'ended');
    await callbacks.done(id);
    await stage.clear(customer);
    await customer.close();
  });

  it('goes on with a call in the tab in which the agent wants the sound', async () => {
    const chen = await stage.agent('chen', { gateway: gateway.url, keepCalls: true, tabs: true });
    const second = await stage.tab(chen);
    const customer = await stage.agent('customer', { user: AT_A_PAGE });
    await chen.must('set-state', { state: 'ready' });
    await customer.must('call', { target: 'chen' });
    const { id } = await chen.answers();
    await customer.hears('chen');
    await second.must('enable-audio');
    await second.until(id, ({ phase, call }) => phase === 'connected' && !call.reconnecting, 'goes on');
    await second.hears('customer');
    await customer.hears('chen');
    await chen.hears();
    await second.must('set-state', { state: 'not-ready' });
    await stage.clear(chen, second, customer);
    for (const each of [second, chen, customer]) await each.close();
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
