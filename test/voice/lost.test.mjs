// The other side dies in a call. In a file of its own, for it takes as long as the network gives it to come back.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually, openStage } from '../support/voice-stage.mjs';

describe('a call that', () => {
  let stage;
  let anna;

  before(async () => {
    stage = await openStage();
    anna = await stage.agent('anna');
  });
  after(() => stage.stop());

  it('the other page dies during is given up, with a word why', async () => {
    const dana = await stage.agent('dana');
    const { mine } = await stage.talking(anna, dana);
    await dana.crash();
    await eventually(
      async () => (await anna.interactions()).find(({ id }) => id === mine.id).call.reconnecting,
      'the sound is lost',
      12_000,
    );
    await eventually(
      async () => (await anna.interactions()).find(({ id }) => id === mine.id).phase === 'gone',
      'it is over',
      25_000,
    );
    const facts = await anna.do('notices');
    assert.deepEqual(facts, ['The connection to dana was lost.']);
    await dana.close();
  });
});
