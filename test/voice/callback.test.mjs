// Web callbacks, called for real: the gateway gives them, the line calls, a telephone or a colleague answers. The names
// carry the behaviours (WC-1 to WC-28); what only the look of the pad is about stands in test/elements.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { AT_A_PAGE, NUMBER, useCallbacks } from '../support/voice-callbacks.mjs';
import { eventually, sleep } from '../support/voice-stage.mjs';

/** How long a call rings. */
const RING_MS = 6_000;

describe('a web callback', () => {
  let stage;
  let anna;
  let bo;
  let callbacks;

  useCallbacks({ others: ['bo'], ringMs: RING_MS }, (cast) => {
    ({ stage, anna, bo, callbacks } = cast);
  });
  afterEach(async () => {
    for (const { id, medium, phase } of await anna.interactions())
      if (medium === 'callback' && phase !== 'gone') {
        if (phase !== 'ready-to-call') await anna.send('end-call', { interaction: id });
        await anna.send('done', { interaction: id });
      }
    await stage.clear(anna, bo);
    await bo.must('set-state', { state: 'not-ready' });
  });

  /** Anna talks with a telephone that plays `scenario`. */
  async function talking(scenario = 'patient', more = {}) {
    const customer = await stage.isCalled(scenario);
    const { id } = await callbacks.readyToCall(more);
    await anna.must('call', { interaction: id });
    await anna.phase('connected', id);
    await anna.hears('anna');
    return { customer, id, about: { interaction: id } };
  }
  async function ends({ customer, id, about }) {
    await anna.must('end-call', about);
    await callbacks.becomes(id, 'ended');
    assert.equal(await customer.ended, 0);
  }
  /** Anna talks with Dana, who sits at a page, and has asked Bo about it. */
  async function consulting() {
    const dana = await stage.agent('customer', { user: AT_A_PAGE });
    const { id } = await callbacks.readyToCall({ number: AT_A_PAGE });
    await bo.must('set-state', { state: 'ready' });
    await anna.must('call', { interaction: id });
    await dana.answers();
    await anna.phase('connected', id);
    await anna.hears('customer');
    await anna.must('consult', { interaction: id, target: 'bo' });
    await bo.answers();
    const consult = (await anna.interactions()).find(({ parent }) => parent === id);
    await anna.phase('connected', consult.id);
    await anna.hears('bo');
    return { id, consult: consult.id, dana };
  }

  it('is offered when it is due, not before (WC-1, WC-2)', async () => {
    const scheduledAt = Date.now() + 3_000;
    await callbacks.asks({ scheduledAt: new Date(scheduledAt).toISOString() });
    await sleep(1_000);
    assert.deepEqual(
      (await anna.interactions()).filter(({ phase }) => phase === 'offered'),
      [],
    );
    await anna.phase('offered');
    assert.ok(Date.now() >= scheduledAt);
    await callbacks.takes();
  });

  it('is offered with who wants what, and comes to nobody who is not Ready (WC-3, WC-4, WC-5)', async () => {
    await anna.must('set-state', { state: 'not-ready' });
    await callbacks.asks({ subject: 'Loan 4711', data: { cid: '4711' } });
    await sleep(300);
    assert.deepEqual(
      (await anna.interactions()).filter(({ phase }) => phase === 'offered'),
      [],
    );
    await anna.must('set-state', { state: 'ready' });
    const { subject, contact, caseData } = await anna.phase('offered');
    assert.deepEqual([subject, contact.name], ['Loan 4711', 'Eva Lind']);
    assert.equal(caseData.find(({ key }) => key === 'cid').value, '4711');
    await callbacks.takes();
  });

  it('dials nothing before Call: it says whom and when (WC-6, WC-7, WC-8)', async () => {
    const customer = await stage.isCalled('patient');
    const { id, subject, callback, can } = await callbacks.readyToCall({ subject: 'Loan' });
    assert.deepEqual([subject, callback.number, can.call], ['Loan', NUMBER, true]);
    assert.ok(Math.abs(callback.scheduledAt - Date.now()) < 60_000);
    const rang = await Promise.race([customer.ended, sleep(500)]);
    assert.equal(rang, undefined);
    await anna.phase('ready-to-call', id);
    customer.stop();
  });

  it('is Establishing while it rings, and Connected when the contact answers (WC-11, WC-13)', async () => {
    const customer = await stage.isCalled('patient');
    const { id } = await callbacks.readyToCall();
    const about = { interaction: id };
    await anna.must('call', about);
    const { can } = await anna.phase('establishing', id);
    assert.deepEqual(can.done, { reason: 'CALL_OPEN' });
    await anna.phase('connected', id);
    await anna.hears('anna');
    await ends({ customer, id, about });
  });

  it('is Ready to Call again where the line is busy, and can be called again (WC-12)', async () => {
    const { id } = await callbacks.readyToCall();
    for (const _ of [1, 2]) {
      const customer = await stage.isCalled('busy');
      await anna.must('call', { interaction: id });
      await callbacks.becomes(id, 'busy');
      assert.equal(await customer.ended, 0);
    }
  });

  it('is Ready to Call again where nobody answers in time (WC-12)', async () => {
    const customer = await stage.isCalled('rings');
    const { id } = await callbacks.readyToCall();
    await anna.must('call', { interaction: id });
    await eventually(
      async () => (await anna.interactions()).find((one) => one.id === id).callback.result === 'no-answer',
      'nobody has answered',
      2 * RING_MS,
    );
    await callbacks.becomes(id, 'no-answer');
    assert.equal(await customer.ended, 0);
  });

  it('is Ready to Call again when the agent gives up waiting (WC-14)', async () => {
    const customer = await stage.isCalled('rings');
    const { id } = await callbacks.readyToCall();
    await anna.must('call', { interaction: id });
    await anna.phase('establishing', id);
    await anna.hears('ringback');
    await anna.must('end-call', { interaction: id });
    await callbacks.becomes(id, 'cancelled');
    assert.equal(await customer.ended, 0);
  });

  it('is held and retrieved (WC-16)', async () => {
    const call = await talking();
    await anna.must('hold', call.about);
    await anna.phase('held', call.id);
    await anna.hears();
    await anna.must('retrieve', call.about);
    await anna.hears('anna');
    await ends(call);
  });

  it('takes keys in the call (WC-17)', async () => {
    const call = await talking();
    await anna.must('send-dtmf', { ...call.about, digits: '5' });
    await ends(call);
    assert.equal(await anna.send('send-dtmf', { ...call.about, digits: '5' }), 'NOT_ALLOWED');
  });

  it('is asked about: the contact hears nothing meanwhile, and Done waits (WC-18, WC-26, WC-28)', async () => {
    const { id, consult, dana } = await consulting();
    await anna.phase('held', id);
    await dana.hears();
    await bo.hears('anna');
    assert.equal(await anna.send('done', { interaction: id }), 'CHILD_OPEN');
    await anna.must('end-call', { interaction: id });
    await callbacks.becomes(id, 'ended');
    assert.equal(await anna.send('done', { interaction: id }), 'CHILD_OPEN');
    await anna.must('release', { interaction: consult });
    await anna.must('done', { interaction: id });
    await anna.phase('gone', id);
    await dana.close();
  });

  it('is a conference of three (WC-19)', async () => {
    const { id, consult, dana } = await consulting();
    await anna.must('alternate', { interaction: consult });
    await anna.hears('customer');
    await bo.hears();
    await anna.must('conference', { interaction: id });
    await anna.hears('bo', 'customer');
    await bo.hears('anna', 'customer');
    await dana.hears('anna', 'bo');
    await anna.must('end-call', { interaction: id });
    await callbacks.becomes(id, 'ended');
    await dana.close();
  });

  it('is handed to whoever was asked, and stays to be finished (WC-19)', async () => {
    const { id, dana } = await consulting();
    await anna.must('transfer', { interaction: id, target: 'bo' });
    await bo.hears('customer');
    await dana.hears('bo');
    await anna.hears();
    await anna.phase('ready-to-call', id);
    await dana.close();
  });

  it('is recorded (WC-21)', async () => {
    const call = await talking();
    await anna.must('record', call.about);
    assert.equal((await anna.phase('connected', call.id)).call.recording, 'on');
    await sleep(1_000);
    await ends(call);
    await eventually(() => anna.page.evaluate(() => window.agent.recordings.length), 'the file is there');
  });

  it('is ended by the contact too, and not over before Done (WC-22, WC-25)', async () => {
    const call = await talking('answers');
    await callbacks.becomes(call.id, 'ended');
    assert.equal(await call.customer.ended, 0);
    await anna.must('done', call.about);
    assert.equal((await anna.phase('gone', call.id)).outcome, 'done');
  });

  it('is muted, which is not held, and stays so until it is unmuted (WC-23)', async () => {
    const call = await talking();
    await anna.must('mute', call.about);
    await anna.hears();
    assert.equal((await anna.phase('connected', call.id)).call.muted, true);
    await anna.must('hold', call.about);
    await anna.must('retrieve', call.about);
    assert.equal((await anna.phase('connected', call.id)).call.muted, true);
    await anna.must('unmute', call.about);
    await anna.hears('anna');
    await ends(call);
  });

  it('wants its disposition before Done, then after-call work (WC-24, WC-27)', async () => {
    const call = await talking('patient', { taskType: 'loan-decision' });
    await ends(call);
    assert.equal(await anna.send('done', call.about), 'DISPOSITION_REQUIRED');
    await anna.must('set-disposition', { ...call.about, disposition: 'granted' });
    await anna.must('done', call.about);
    await anna.phase('wrap', call.id);
    await anna.must('done', call.about);
    await anna.phase('gone', call.id);
  });
});
