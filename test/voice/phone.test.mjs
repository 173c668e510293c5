// A customer on a telephone: calls in, is put on hold, is sent keys, is called. Their telephone sends back what it hears,
// so an agent who hears themselves is heard.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';

describe('a customer on a telephone', () => {
  let stage;
  let anna;

  useStage({ phones: true, agents: { anna: { keypad: 'info' } } }, (cast) => {
    ({ stage, anna } = cast);
  });

  it('calls in with what the call is about, is heard, held, sent keys and hung up', async () => {
    const customer = await stage.calls('caller');
    const { id, contact, subject, record, caseData, call } = await anna.answers();
    assert.deepEqual(contact, { name: 'Eva Lind', address: '+46700000000' });
    assert.equal(subject, 'Manual evaluation');
    assert.deepEqual(record, { url: 'https://crm.test/loan?id=4711', label: 'Loan 4711' });
    assert.deepEqual(caseData.map(({ key, value }) => [key, value]).sort(), [
      ['cid', '4711'],
      ['user-to-user', 'CASE-42'],
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

  it('whose telephone takes no keys in the sound is sent them in messages', async () => {
    const bo = await stage.agent('bo');
    const customer = await stage.calls('caller', { user: 'bo', deaf: true });
    const { id } = await bo.answers();
    await bo.hears('bo');
    await bo.must('send-dtmf', { interaction: id, digits: '5' });
    await bo.must('release', { interaction: id });
    assert.equal(await customer.ended, 0);
    await bo.close();
  });

  it('is sent keys in the sound', async () => {
    const bo = await stage.agent('bo');
    const customer = await stage.calls('leaver', { user: 'bo' });
    const { id } = await bo.answers();
    await bo.must('send-dtmf', { interaction: id, digits: '4711#' });
    await stage.hasKeys('4711#');
    await bo.phase('gone', id);
    assert.equal(await customer.ended, 0);
    await bo.close();
  });

  it('hangs up, and the call is done', async () => {
    const customer = await stage.calls('leaver');
    const { id } = await anna.answers();
    await anna.hears('anna');
    assert.equal((await anna.phase('gone', id)).outcome, 'done');
    assert.equal(await customer.ended, 0);
  });

  it('is called by their number, answers, and is heard', async () => {
    const customer = await stage.isCalled('callee');
    await anna.must('call', { number: '+46 70 000 00 00' });
    const { id, call } = await anna.phase('connected');
    assert.deepEqual([call.direction, call.dnis], ['outbound', '+46 70 000 00 00']);
    await anna.hears('anna');
    await anna.must('release', { interaction: id });
    assert.equal(await customer.ended, 0);
  });

  it('is busy', async () => {
    const customer = await stage.isCalled('busy');
    await anna.must('call', { number: '+46700000000' });
    const { id } = (await anna.interactions()).at(-1);
    assert.equal((await anna.phase('gone', id)).outcome, 'rejected');
    assert.equal(await customer.ended, 0);
  });
});
