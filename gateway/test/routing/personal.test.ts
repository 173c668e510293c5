import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('Work addressed to one agent', {}, (gateway) => {
  const forAgent = (agent: string | undefined): { readonly AgentName: string } => ({
    AgentName: agent ?? '',
  });

  it('waits for them while they are logged out, and comes first when they are ready (CG-12)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2, capacity: 20 });
    const [bo, anna] = agents;
    await gateway().post({ entrance, subject: 'for everybody', priority: 9 });
    const answer = await gateway().post({ entrance, subject: 'for anna', data: forAgent(anna) });
    assert.deepEqual(answer, { status: 201, state: 'queued' });
    const other = await gateway().readyAgent(bo);
    await other.acceptOffered('for everybody');
    const agent = await gateway().agent(anna);
    await gateway().post({ entrance, subject: 'urgent for everybody', priority: 100 });
    await agent.ready();
    await agent.offered('for anna');
    assert.deepEqual(
      other.interactions.map((each) => each.subject),
      ['for everybody'],
    );
  });

  it('comes by priority and then as it was sent', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 20 });
    for (const [subject, priority] of [
      ['third', 1],
      ['first', 9],
      ['second', 9],
    ] as const)
      await gateway().post({ entrance, subject, priority, data: forAgent(agents[0]) });
    const agent = await gateway().readyAgent(agents[0]);
    for (const subject of ['first', 'second', 'third']) {
      const { id } = await agent.acceptOffered(subject);
      await agent.command({ type: 'done', interaction: id });
    }
  });

  it('comes to them by their name in any case, whichever queues they serve', async () => {
    const { entrance } = await gateway().place();
    const elsewhere = await gateway().place();
    await gateway().db.query('UPDATE agent SET name = $2 WHERE id = $1', [elsewhere.agents[0], 'Åsa Öberg']);
    const agent = await gateway().readyAgent(elsewhere.agents[0]);
    await gateway().post({ entrance, subject: 'by name', data: forAgent(' ÅSA  öberg ') });
    const { caseData } = await agent.offered('by name');
    assert.deepEqual(
      caseData.map(({ key }) => key),
      ['AgentName'],
    );
  });

  it('goes to its general queue when they reject it (WI-7)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const [anna, bo] = agents;
    const agent = await gateway().readyAgent(anna);
    await gateway().post({ entrance, data: forAgent(anna) });
    const { id, offer } = await agent.offered();
    const other = await gateway().readyAgent(bo);
    await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    assert.equal((await other.offered()).id, id);
  });

  it('goes to its general queue when they do not answer (WI-8)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2, offerMs: 200 });
    const [anna, bo] = agents;
    const agent = await gateway().readyAgent(anna);
    await gateway().post({ entrance, data: forAgent(anna) });
    const { id } = await agent.wasOffered();
    const other = await gateway().readyAgent(bo);
    assert.equal((await other.wasOffered()).id, id);
  });

  it('is asked of them again although they rejected it before, when it is addressed to them anew', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, data: forAgent(agents[0]) });
    const { id, offer } = await agent.offered();
    await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    await gateway().db.query(
      'UPDATE interaction SET for_agent_id = agent.id FROM agent WHERE interaction.id = $1::uuid AND agent.id = $2',
      [id, agents[0]],
    );
    await agent.interaction('a new offer', (each) => each.offer !== undefined && each.offer.id !== offer.id);
  });

  it('waits for them behind a closed entrance too', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    await gateway().setEntrance(entrance, false);
    const other = await gateway().readyAgent(agents[1]);
    const answer = await gateway().post({ entrance, data: forAgent(agents[0]) });
    assert.equal(answer.state, 'buffered');
    await gateway().setEntrance(entrance, true);
    const agent = await gateway().readyAgent(agents[0]);
    await agent.offered();
    assert.deepEqual(other.interactions, []);
  });

  it('is still theirs after a restart', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    await gateway().post({ entrance, subject: 'kept', data: forAgent(agents[0]) });
    await gateway().restart();
    const other = await gateway().readyAgent(agents[1]);
    const agent = await gateway().readyAgent(agents[0]);
    await agent.offered('kept');
    assert.deepEqual(other.interactions, []);
  });

  it('does not keep others from their work, however much waits for those who are away', async () => {
    const away = await gateway().place({ agents: 60 });
    for (const id of away.agents) await gateway().post({ entrance: away.entrance, data: forAgent(id) });
    const { entrance, agents } = await gateway().place();
    await gateway().post({ entrance, subject: 'for whoever is here' });
    const agent = await gateway().readyAgent(agents[0]);
    await agent.offered('for whoever is here');
  });
});
