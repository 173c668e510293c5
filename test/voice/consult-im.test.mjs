// From writing to talking: a colleague is asked in writing about a call, then by voice; who hears whom is told by tones
// (IM-26 to IM-29).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { useStage } from '../support/voice-stage.mjs';
import { startGateway } from '../support/voice-gateway.mjs';

const CUSTOMER = '4711';

describe('an instant message about a call', () => {
  let stage;
  let gateway;
  let anna;
  let bo;

  useStage({}, (cast) => {
    ({ stage } = cast);
  });
  before(async () => {
    gateway = await startGateway(stage.origin);
    const beside = { gateway: gateway.url };
    [anna, bo] = await Promise.all(['anna', 'bo'].map((name) => stage.agent(name, beside)));
    await anna.must('set-state', { state: 'ready' });
  });
  after(() => gateway?.stop());

  const imOf = (agent, phase) =>
    agent.phase(phase, undefined).then(async () => {
      const found = (await agent.interactions()).findLast(
        (one) => one.medium === 'im' && one.phase === phase,
      );
      assert.ok(found, `${agent.name} has an instant message that is ${phase}`);
      return found;
    });

  /** Somebody wants to be called, is called, and Anna asks Bo about it in writing. */
  async function writing() {
    await bo.must('set-state', { state: 'not-ready' });
    const dana = await stage.agent('customer', { user: CUSTOMER });
    const body = { name: 'Dana Cruz', number: CUSTOMER, subject: 'Loan', entrance: 'loans' };
    await gateway.send('/v1/callbacks', body);
    const { id, offer } = await anna.phase('offered');
    await anna.must('accept', { interaction: id, offer: offer.id });
    await anna.must('call', { interaction: id });
    await dana.answers();
    await anna.phase('connected', id);
    await anna.hears('customer');
    await bo.must('set-state', { state: 'ready' });
    await anna.must('start-im', { interaction: id, target: 'bo' });
    const mine = await imOf(anna, 'not-connected');
    await anna.must('send-message', { interaction: mine.id, text: 'Have you time?' });
    const theirs = await imOf(bo, 'offered');
    await bo.must('accept', { interaction: theirs.id, offer: theirs.offer.id });
    await anna.phase('connected', mine.id);
    await dana.hears('anna');
    return { id, dana, mine: mine.id, theirs: theirs.id };
  }

  /** Bo's line rings. */
  const rings = async () => {
    const calls = async () =>
      (await bo.interactions()).find((one) => one.medium === 'voice' && one.phase === 'offered');
    for (let tries = 0; tries < 100; tries += 1) {
      const call = await calls();
      if (call) return call;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the line of bo does not ring');
  };

  async function ends({ id, dana, mine, theirs }) {
    await anna.must('end-call', { interaction: id });
    await anna.phase('ready-to-call', id);
    await anna.must('release', { interaction: mine });
    await anna.must('done', { interaction: mine });
    await bo.phase('wrap', theirs);
    await bo.must('done', { interaction: theirs });
    await anna.must('done', { interaction: id });
    await dana.close();
  }

  it('goes on by voice: the contact is held and hears nothing, and both write on (IM-26, IM-27, IM-29)', async () => {
    const { id, dana, mine, theirs } = await writing();
    await anna.must('consult', { interaction: id, target: 'bo' });
    const { id: ringing, offer } = await rings();
    await bo.must('accept', { interaction: ringing, offer: offer.id });
    await anna.hears('bo');
    await bo.hears('anna');
    await dana.hears();
    await anna.phase('held', id);
    await bo.must('release', { interaction: ringing });
    await anna.must('send-message', { interaction: mine, text: 'Thank you' });
    await bo.until(
      theirs,
      ({ phase, conversation }) => phase === 'connected' && conversation.entries === 2,
      'reads',
    );
    await anna.must('retrieve', { interaction: id });
    await anna.hears('customer');
    await dana.hears('anna');
    await ends({ id, dana, mine, theirs });
  });

  it('is declined by voice: the contact stays held until retrieved, and both write on (IM-28)', async () => {
    const { id, dana, mine, theirs } = await writing();
    await anna.must('consult', { interaction: id, target: 'bo' });
    const { id: ringing, offer } = await rings();
    await bo.must('reject', { interaction: ringing, offer: offer.id });
    const { can } = await anna.until(id, ({ phase }) => phase === 'held', 'is held');
    assert.equal(can.retrieve, true);
    await dana.hears();
    await anna.phase('connected', mine);
    await anna.must('retrieve', { interaction: id });
    await dana.hears('anna');
    await ends({ id, dana, mine, theirs });
  });
});
