// A customer on a telephone: calls in, is put on hold, is sent keys, is called. Their telephone sends back what it hears,
// so an agent who hears themselves is heard.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { freePort } from '../support/kamailio.mjs';
import { startRtpengine, telephone } from '../support/phone.mjs';
import { openStage } from '../support/voice-stage.mjs';

describe('a customer on a telephone', () => {
  let stage;
  let rtpengine;
  let trunkPort;
  let anna;

  before(async () => {
    rtpengine = await startRtpengine();
    trunkPort = await freePort('udp');
    stage = await openStage({ trunkPort, rtpenginePort: rtpengine.port });
    anna = await stage.agent('anna', { keypad: 'info' });
  });
  after(async () => {
    await stage.stop();
    await rtpengine.stop();
  });
  afterEach(() => stage.clear(anna));

  const calls = (scenario) => telephone(scenario, { server: stage.kamailio.sipPort });
  const isCalled = (scenario) => telephone(scenario, { server: stage.kamailio.sipPort, port: trunkPort });

  it('calls in with what the call is about, is heard, held, sent keys and hung up', async () => {
    const customer = await calls('caller');
    const { id, contact, subject, record, caseData, call } = await anna.answers();
    assert.deepEqual(contact, { name: 'Eva Lind', address: '+46700000000' });
    assert.equal(subject, 'Manual evaluation');
    assert.deepEqual(record, { url: 'https://crm.test/loan?id=4711', label: 'Loan 4711' });
    assert.deepEqual(caseData.map(({ key, value }) => [key, value]).sort(), [
      ['Cid', '4711'],
      ['User-To-User', 'CASE-42'],
    ]);
    assert.deepEqual([call.ani, call.dnis], ['+46700000000', 'anna']);
    await anna.hears('anna');
    await anna.must('hold', { interaction: id });
    await anna.hears();
    await anna.must('retrieve', { interaction: id });
    await anna.hears('anna');
    await anna.must('send-dtmf', { interaction: id, digits: '5' });
    await anna.must('release', { interaction: id });
    assert.equal(await customer.ended, 0);
  });

  it('hangs up, and the call is done', async () => {
    const customer = await calls('leaver');
    const { id } = await anna.answers();
    await anna.hears('anna');
    assert.equal((await anna.phase('gone', id)).outcome, 'done');
    assert.equal(await customer.ended, 0);
  });

  it('is called by their number, answers, and is heard', async () => {
    const customer = await isCalled('callee');
    await anna.must('call', { number: '+46 70 000 00 00' });
    const { id, call } = await anna.phase('connected');
    assert.deepEqual([call.direction, call.dnis], ['outbound', '+46 70 000 00 00']);
    await anna.hears('anna');
    await anna.must('release', { interaction: id });
    assert.equal(await customer.ended, 0);
  });

  it('is busy', async () => {
    const customer = await isCalled('busy');
    await anna.must('call', { number: '+46700000000' });
    const { id } = (await anna.interactions()).at(-1);
    assert.equal((await anna.phase('gone', id)).outcome, 'rejected');
    assert.equal(await customer.ended, 0);
  });
});
