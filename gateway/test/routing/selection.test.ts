import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';

/** The subjects of what the agent has now. */
function held(agent: AgentClient): string[] {
  return agent.interactions.filter((each) => each.phase !== 'gone').map((each) => each.subject);
}

onBothEngines('Routing', {}, (gateway) => {
  /** Waits for a dispatch that came after everything before it: an item of a place of its own arrives. */
  async function settled(): Promise<void> {
    const { entrance, agents } = await gateway().place();
    const probe = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    await probe.offered();
    const before = await gateway().db.query('SELECT 1 FROM offer');
    await gateway().post({ entrance });
    await probe.until('the second offer', () => (held(probe).length === 2 ? true : undefined));
    assert.ok(before.length > 0);
  }

  it('offers nothing to an agent who is not ready', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().agent(agents[0]);
    await agent.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    await gateway().post({ entrance });
    await settled();
    assert.deepEqual(held(agent), []);
  });

  it('offers what waits as soon as an agent becomes ready (CG-15)', async () => {
    const { entrance, agents } = await gateway().place();
    await gateway().post({ entrance });
    const agent = await gateway().readyAgent(agents[0]);
    await agent.offered();
  });

  it('offers only what comes to a queue that the agent serves', async () => {
    const one = await gateway().place();
    const other = await gateway().place();
    const agent = await gateway().readyAgent(one.agents[0]);
    await gateway().post({ entrance: other.entrance });
    await settled();
    assert.deepEqual(held(agent), []);
  });

  it('takes the higher priority first, and of the same priority what came first (CG-18)', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 20 });
    for (const [subject, priority] of [
      ['third', 1],
      ['first', 9],
      ['second', 9],
      ['fourth', 1],
    ] as const) {
      await gateway().post({ entrance, subject, priority });
    }
    const agent = await gateway().readyAgent(agents[0]);
    const order: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { id, subject } = await agent.acceptOffered();
      order.push(subject);
      await agent.command({ type: 'done', interaction: id });
      await agent.interaction('gone', (each) => each.id === id && each.phase === 'gone');
    }
    assert.deepEqual(order, ['first', 'second', 'third', 'fourth']);
  });

  it('chooses the agent who has been idle longest', async () => {
    const { entrance, agents } = await gateway().place({ agents: 3 });
    const [last, first, second] = [agents[0], agents[1], agents[2]];
    const clients = new Map<string, AgentClient>();
    for (const id of [first, second, last]) if (id) clients.set(id, await gateway().readyAgent(id));
    const order: string[] = [];
    while (order.length < agents.length) {
      await gateway().post({ entrance });
      const chosen = await Promise.race(
        [...clients]
          .filter(([id]) => !order.includes(id))
          .map(async ([id, client]) => (await client.offered(), id)),
      );
      order.push(chosen);
    }
    assert.deepEqual(order, [first, second, last]);
  });

  it('passes over those who have too little room for what waits, however long they have been idle', async () => {
    const { entrance, agents } = await gateway().place({ agents: 3 });
    const [small, smaller, large] = agents;
    await gateway().db.query('UPDATE agent SET capacity = 10 WHERE id = ANY($1::text[])', [[small, smaller]]);
    const clients: AgentClient[] = [];
    for (const id of [small, smaller, large]) clients.push(await gateway().readyAgent(id));
    await gateway().post({ entrance, subject: 'large' });
    await clients[2]?.offered('large');
    assert.deepEqual(clients.slice(0, 2).flatMap(held), []);
  });

  it('fills an agent up to their capacity and not beyond (MI-4)', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 50 });
    const agent = await gateway().readyAgent(agents[0]);
    for (const subject of ['one', 'two', 'three']) await gateway().post({ entrance, subject });
    await agent.until('two offers', () => (held(agent).length === 2 ? true : undefined));
    await settled();
    assert.deepEqual(held(agent), ['one', 'two']);
  });

  it('gives nothing more after the first release until all are released (MI-34, T7)', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 40 });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'one' });
    await gateway().post({ entrance, subject: 'two' });
    const one = await agent.acceptOffered('one');
    const two = await agent.acceptOffered('two');
    await gateway().post({ entrance, subject: 'three' });
    await agent.command({ type: 'done', interaction: one.id });
    await settled();
    assert.deepEqual(held(agent), ['two']);
    await agent.command({ type: 'done', interaction: two.id });
    await agent.offered('three');
  });

  it('opens the gate again when the last open one was rejected', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 40 });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'one' });
    const one = await agent.acceptOffered('one');
    await gateway().post({ entrance, subject: 'two' });
    const { id, offer } = await agent.offered('two');
    await agent.command({ type: 'done', interaction: one.id });
    await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    await gateway().post({ entrance, subject: 'three' });
    await agent.offered('three');
  });

  it('keeps a rejected item away from its agent, and goes on with the next', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 20 });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'unwanted' });
    await gateway().post({ entrance, subject: 'next' });
    const { id, offer } = await agent.offered('unwanted');
    await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    await agent.offered('next');
    assert.deepEqual(held(agent), ['next']);
  });

  it('gives each of many items to exactly one of many agents', async () => {
    const { entrance, agents } = await gateway().place({ agents: 5, capacity: 60, answer: 'auto' });
    const clients = await Promise.all(agents.map((id) => gateway().readyAgent(id)));
    await Promise.all(
      Array.from({ length: 15 }, (_, index) => gateway().post({ entrance, subject: `item ${index}` })),
    );
    await Promise.all(
      clients.map((client) =>
        client.until('three items', () => (held(client).length === 3 ? true : undefined)),
      ),
    );
    assert.equal(new Set(clients.flatMap(held)).size, 15);
  });
});

onBothEngines('Routing with a short exclusion', { timing: { exclusionMs: 300 } }, (gateway) => {
  it('offers a rejected item to the same agent again when that is over', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id, offer } = await agent.offered();
    await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    const again = await agent.interaction(
      'a new offer',
      (each) => each.offer !== undefined && each.offer.id !== offer.id,
    );
    assert.equal(again.id, id);
    assert.ok(again.since - (again.createdAt ?? 0) >= 300);
  });
});
