// Three agents: consult, alternate, conference, transfer; who hears whom is told by tones.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';

describe('several people', () => {
  let stage;
  let anna;
  let bo;
  let chen;

  useStage({ agents: { anna: {}, bo: {}, chen: {} } }, (cast) => {
    ({ stage, anna, bo, chen } = cast);
  });

  /** Anna calls Bo; Bo consults Chen about it. */
  async function consulting() {
    const { theirs: call } = await stage.talking(anna, bo);
    await bo.must('consult', { interaction: call.id, target: 'chen' });
    const asked = await chen.answers();
    const consult = await bo.until(
      (await bo.interactions()).find(({ parent }) => parent === call.id).id,
      ({ phase }) => phase === 'connected',
      'the consult is connected',
    );
    return { call, consult, asked };
  }

  it('a consult: the call is held, and whoever is asked sees who asks', async () => {
    const { call, consult, asked } = await consulting();
    assert.equal(consult.peer.id, 'chen');
    assert.equal(asked.handover.by.id, 'bo');
    assert.equal(asked.peer.id, 'bo');
    await bo.phase('held', call.id);
    await anna.hears();
    await bo.hears('chen');
    await chen.hears('bo');
    await bo.must('release', { interaction: consult.id });
    assert.equal((await bo.phase('gone', consult.id)).outcome, 'released');
    assert.equal((await chen.phase('gone', asked.id)).outcome, 'released');
    await bo.must('retrieve', { interaction: call.id });
    await anna.hears('bo');
  });

  it('alternate swaps whom one talks with', async () => {
    const { call, consult } = await consulting();
    await bo.must('alternate', { interaction: call.id });
    await bo.phase('held', consult.id);
    await bo.hears('anna');
    await chen.hears();
    await bo.must('alternate', { interaction: call.id });
    await bo.hears('chen');
    await anna.hears();
  });

  it('a conference: each hears the other two, and whoever leaves leaves two who talk', async () => {
    const { call, consult } = await consulting();
    await bo.must('conference', { interaction: consult.id });
    assert.equal((await bo.phase('gone', consult.id)).outcome, 'merged');
    const { parties } = (await bo.phase('connected', call.id)).call;
    assert.deepEqual(parties.map(({ id, state }) => [id, state]).sort(), [
      ['anna', 'connected'],
      ['chen', 'connected'],
    ]);
    await anna.hears('bo', 'chen');
    await bo.hears('anna', 'chen');
    await chen.hears('anna', 'bo');
    await bo.must('mute', { interaction: call.id });
    await anna.hears('chen');
    await chen.hears('anna');
    await bo.must('unmute', { interaction: call.id });
    await chen.must('release', { interaction: (await chen.phase('connected')).id });
    await anna.hears('bo');
    await bo.hears('anna');
    await bo.until(call.id, ({ call: { parties: left } }) => left === undefined, 'two are left');
  });

  it('a transfer to whoever was consulted: they talk, and the agent is free', async () => {
    const { call, consult, asked } = await consulting();
    await bo.must('transfer', { interaction: call.id, target: 'chen' });
    assert.equal((await bo.phase('gone', call.id)).outcome, 'transferred');
    assert.equal((await bo.phase('gone', consult.id)).outcome, 'merged');
    assert.equal((await chen.phase('gone', asked.id)).outcome, 'merged');
    await anna.hears('chen');
    await chen.hears('anna');
    await bo.hears();
    assert.equal((await chen.phase('connected')).contact.address, 'anna');
  });

  it('a transfer whose consult is over before the call has quite come: they talk all the same', async () => {
    const { call, asked } = await consulting();
    await chen.do('delayNextAck', 1_000);
    await bo.must('transfer', { interaction: call.id, target: 'chen' });
    await chen.phase('gone', asked.id);
    await chen.phase('connected');
    await anna.hears('chen');
    await chen.hears('anna');
  });

  it('a blind transfer: the call leaves when it rings at the target', async () => {
    const { theirs: call } = await stage.talking(anna, bo);
    await bo.must('transfer', { interaction: call.id, target: 'chen' });
    assert.equal((await bo.phase('gone', call.id)).outcome, 'transferred');
    await chen.answers();
    await anna.hears('chen');
    await chen.hears('anna');
  });

  it('a blind transfer to somebody who is not there: the call stays', async () => {
    const { theirs: call } = await stage.talking(anna, bo);
    assert.equal(await bo.send('transfer', { interaction: call.id, target: 'dana' }), 'TARGET_UNAVAILABLE');
    const { transfer } = await bo.phase('connected', call.id);
    assert.equal(transfer.state, 'failed');
    await anna.hears('bo');
    await bo.hears('anna');
  });

  it('nobody is made to call outside their own domain', async () => {
    const { theirs: call } = await stage.talking(anna, bo);
    const refusal = await bo.send('transfer', { interaction: call.id, target: '+4690012345@evil.test' });
    assert.equal(refusal, 'TARGET_UNAVAILABLE');
    await anna.hears('bo');
  });

  it('what a call is about goes with the consult', async () => {
    await anna.must('call', {
      target: 'bo',
      record: { url: 'https://crm.test/loan?id=4711', label: 'Loan 4711', type: 'Loan', id: '4711' },
    });
    const { id, record } = await bo.answers();
    assert.deepEqual(record, {
      url: 'https://crm.test/loan?id=4711',
      label: 'Loan 4711',
      type: 'Loan',
      id: '4711',
    });
    await bo.must('consult', { interaction: id, target: 'chen' });
    assert.equal((await chen.phase('offered')).record.id, '4711');
  });
});
