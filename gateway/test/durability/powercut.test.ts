import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { powerCutTrial } from '../support/powercut-trial.js';

describe('a power cut under the embedded store', () => {
  for (const seed of [1, 2]) {
    it(`loses no acknowledged work item (seed ${String(seed)})`, async () => {
      const result = await powerCutTrial('durable', seed);

      assert.ok(result.undone > 0, 'the cut undid nothing, so it proved nothing');
      assert.deepEqual({ lost: result.lost, failure: result.failure }, { lost: 0, failure: undefined });
    });
  }

  it('is noticed where PGlite runs as it ships, without syncing', async () => {
    const result = await powerCutTrial('stock', 2);

    assert.ok(result.lost > 0, 'the model does not notice a store that never syncs');
  });
});
