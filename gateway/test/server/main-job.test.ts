import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';

for (const engine of engines) {
  describe(`A work item from its sender to its end, on ${engine.name}`, () => {
    let gateway: TestGateway;
    beforeEach(async () => {
      gateway = await TestGateway.start(engine);
    });
    afterEach(() => gateway.stop());

    it('is offered, accepted and ended by one agent', async () => {
      const anna = await gateway.readyAgent('anna');
      assert.deepEqual(await gateway.post({ subject: 'Loan 4711', data: { cid: '4711' } }), {
        status: 201,
        state: 'queued',
      });
      const { id } = await anna.acceptOffered('Loan 4711');
      assert.equal(await anna.command({ type: 'done', interaction: id }), undefined);
      const last = await anna.interaction('gone', (each) => each.id === id && each.phase === 'gone');
      assert.equal(last.outcome, 'done');
    });
  });
}
