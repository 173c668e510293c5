import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';

onBothEngines('Who can be written to (IM-1)', {}, (gateway) => {
  const teams = new Teams(gateway);

  it('is for agents who have the feature, are logged in, and are somebody else (IM-1)', async () => {
    const { ids } = await teams.team();
    const [anna, bo] = [await teams.notReady(ids[0]), await teams.notReady(ids[1])];
    const chen = await teams.notReady(ids[2]);
    await gateway().db.query(`UPDATE agent SET privileges = array_remove(privileges, 'im') WHERE id = $1`, [
      ids[2],
    ]);
    const canOf = async (agent: AgentClient): Promise<unknown[]> => {
      const page = await agent.query({ type: 'directory', search: '', ids, offset: 0, limit: 3 });
      assert.ok('targets' in page);
      return ids.map((id) => page.targets.find((each) => each.id === id)?.can['start-im']);
    };
    assert.deepEqual(await canOf(anna), [undefined, true, undefined]);
    assert.deepEqual(await canOf(chen), [undefined, undefined, undefined]);
    await bo.command({ type: 'log-out' });
    assert.deepEqual(await canOf(anna), [undefined, { reason: 'LOGGED_OUT' }, undefined]);
    const found = await anna.query({
      ...{ type: 'directory', search: '', ids, action: 'start-im', offset: 0, limit: 9 },
    });
    assert.deepEqual('targets' in found && found.targets.map(({ id }) => id), [ids[1]]);
    for (const target of [...ids, 'nobody', 'sales'])
      assert.equal((await anna.command({ type: 'start-im', target }))?.code, 'TARGET_UNAVAILABLE');
    assert.equal((await chen.command({ type: 'start-im', target: ids[0] }))?.code, 'NOT_ALLOWED');
    assert.equal((await bo.command({ type: 'start-im', target: ids[0] }))?.code, 'NOT_ALLOWED');
    assert.equal(anna.interactions.length, 0);
  });
});
