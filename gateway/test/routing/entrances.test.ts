import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('A closed entrance', {}, (gateway) => {
  it('buffers what comes, and lets it go in order when it opens, with no action by the sender (CG-16, CG-17, CG-18)', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 20 });
    await gateway().setEntrance(entrance, false);
    const agent = await gateway().readyAgent(agents[0]);
    assert.deepEqual(await gateway().post({ entrance, subject: 'one' }), { status: 201, state: 'buffered' });
    await gateway().post({ entrance, subject: 'two', priority: 5 });
    assert.deepEqual(agent.interactions, []);
    await gateway().setEntrance(entrance, true);
    const { id } = await agent.acceptOffered('two');
    await agent.command({ type: 'done', interaction: id });
    await agent.offered('one');
  });
});
