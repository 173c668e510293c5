import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('Task types', {}, (gateway) => {
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  /** A task type and rules for it, each a key with a value. */
  async function taskType(
    queue: string | null,
    ...rules: readonly (readonly [string, string])[]
  ): Promise<string> {
    const id = `type-${randomUUID().slice(0, 8)}`;
    assert.equal((await admin.put(`task-types/${id}`, { name: 'A task', queue })).status, 201);
    for (const [index, [key, value]] of rules.entries()) {
      const rule = { position: 5, key, value, taskType: id };
      assert.equal((await admin.put(`task-type-rules/${id}-${index}`, rule)).status, 201);
    }
    return id;
  }

  it('come from contact data, in any case, and lead to their own queue (CG-14)', async () => {
    const { entrance } = await gateway().place();
    const special = await gateway().place();
    const key = randomUUID();
    const type = await taskType(special.entrance, [key, 'Åre']);
    const agent = await gateway().readyAgent(special.agents[0]);
    await gateway().post({ entrance, data: { [key]: 'åRE' } });
    assert.equal((await agent.offered()).taskType, type);
  });

  it('lead to the queue of the entrance where they have none', async () => {
    const { entrance, agents } = await gateway().place();
    const key = randomUUID();
    const type = await taskType(null, ['other', 'x'], [key, 'x']);
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, data: { [key]: 'x' } });
    assert.equal((await agent.offered()).taskType, type);
  });

  it('are set by the first rule that fits', async () => {
    const { entrance, agents } = await gateway().place();
    const key = randomUUID();
    await taskType(null, [key, 'x']);
    const first = await taskType(null);
    await admin.put(`task-type-rules/${first}`, { position: 1, key, value: 'x', taskType: first });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, data: { [key]: 'x' } });
    assert.equal((await agent.offered()).taskType, first);
  });

  it('that the sender names count before the rules, and take their queue', async () => {
    const { entrance } = await gateway().place();
    const special = await gateway().place();
    const key = randomUUID();
    await taskType(null, [key, 'x']);
    const named = await taskType(special.entrance);
    const agent = await gateway().readyAgent(special.agents[0]);
    await gateway().post({ entrance, data: { [key]: 'x', errand: named } });
    assert.equal((await agent.offered()).taskType, named);
  });

  it('that nobody set up stay a word of the sender', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, data: { errand: 'something new' } });
    assert.equal((await agent.offered()).taskType, 'something new');
  });
});

onBothEngines('A waiting list', {}, (gateway) => {
  const subjects = (agent: AgentClient): string[] => agent.interactions.map((each) => each.subject);
  const distribute = (queue: string, how: 'automatic' | 'pick'): Promise<object[]> =>
    gateway().db.query('UPDATE queue SET distribution = $2 WHERE id = $1', [queue, how]);

  it('is never handed out, while agents get the rest (CG-15)', async () => {
    const list = await gateway().place({ capacity: 40 });
    const queue = await gateway().place();
    await distribute(list.entrance, 'pick');
    await gateway().db.query('INSERT INTO agent_queue(agent_id, queue_id) VALUES ($1, $2)', [
      list.agents[0],
      queue.entrance,
    ]);
    const agent = await gateway().readyAgent(list.agents[0]);
    const answer = await gateway().post({ entrance: list.entrance, subject: 'to pick', priority: 100 });
    assert.deepEqual(answer, { status: 201, state: 'queued' });
    await gateway().post({ entrance: queue.entrance, subject: 'to get' });
    await agent.offered('to get');
    assert.deepEqual(subjects(agent), ['to get']);
  });

  it('does not hold back what is addressed to an agent', async () => {
    const { entrance, agents } = await gateway().place();
    await distribute(entrance, 'pick');
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'to pick' });
    await gateway().post({ entrance, subject: 'addressed', data: { AgentName: agents[0] ?? '' } });
    await agent.offered('addressed');
    assert.deepEqual(subjects(agent), ['addressed']);
  });

  it('is handed out once the queue does so again', async () => {
    const { entrance, agents } = await gateway().place();
    await distribute(entrance, 'pick');
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'to pick' });
    await distribute(entrance, 'automatic');
    await agent.offered('to pick');
  });
});
