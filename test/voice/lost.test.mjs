// The other side dies in a call. In a file of its own, for it takes as long as the network gives it to come back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually, useStage } from '../support/voice-stage.mjs';

describe('a call that', () => {
  let stage;
  let anna;

  useStage({ agents: { anna: {} } }, (cast) => {
    ({ stage, anna } = cast);
  });

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
    const [{ code, about }] = await anna.do('notices');
    assert.deepEqual([code, about], ['call-lost', 'dana']);
    await dana.close();
  });
});
