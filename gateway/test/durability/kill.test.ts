import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { faultsOf, runLoad } from '../support/load.js';

for (const engine of engines) {
  describe(`a gateway on ${engine.name} that is killed while it takes and hands out work`, () => {
    it('loses nothing, does nothing twice and skips no fact', async () => {
      const { settings, remove } = await engine.prepare();

      const result = await runLoad({ settings, items: 500, kills: 2, seed: 7 });

      await remove();
      assert.deepEqual(faultsOf(result, 500), []);
    });
  });
}
