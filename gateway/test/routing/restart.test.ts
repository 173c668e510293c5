import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('A restart of the gateway', { timing: { graceMs: 60_000 } }, (gateway) => {
  it('finds what was buffered and what was queued as it was (CG-20, CG-21)', async () => {
    const { entrance, agents } = await gateway().place();
    const closed = await gateway().place();
    await gateway().setEntrance(closed.entrance, false);
    await gateway().post({ entrance, subject: 'queued' });
    await gateway().post({ entrance: closed.entrance, subject: 'buffered' });
    await gateway().restart();
    const agent = await gateway().readyAgent(agents[0]);
    await agent.offered('queued');
    const other = await gateway().readyAgent(closed.agents[0]);
    await gateway().setEntrance(closed.entrance, true);
    await other.offered('buffered');
  });

  it('leaves an offer pending until its deadline', async () => {
    const { entrance, agents } = await gateway().place();
    const before = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id, offer } = await before.offered();
    await gateway().restart();
    const agent = await gateway().agent(agents[0]);
    assert.equal((await agent.offered()).offer.deadline, offer.deadline);
    assert.equal(await agent.command({ type: 'accept', interaction: id, offer: offer.id }), undefined);
  });

  it('redirects an offer whose deadline passed meanwhile', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2, offerMs: 300 });
    const before = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id } = await before.wasOffered();
    await gateway().restart();
    const other = await gateway().readyAgent(agents[1]);
    assert.equal((await other.wasOffered()).id, id);
  });

  it('leaves what was accepted with its agent, who comes back and ends it once (CG-22)', async () => {
    const { entrance, agents } = await gateway().place();
    const before = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id } = await before.acceptOffered();
    const { position } = before;
    await gateway().restart();
    const agent = await gateway().agent(agents[0], { resume: position });
    assert.equal((await agent.frame('welcome')).resumed, true);
    assert.equal(await agent.command({ type: 'done', interaction: id }), undefined);
    const ended = await gateway().db.query(
      "SELECT 1 FROM interaction_log WHERE event = 'done' AND interaction_id = $1::uuid",
      [id],
    );
    assert.equal(ended.length, 1);
  });

  it('gives what was accepted to another agent when its own does not come back', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const before = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id } = await before.acceptOffered();
    await gateway().restart({ timing: { graceMs: 200 } });
    const other = await gateway().readyAgent(agents[1]);
    await gateway().db.query('UPDATE presence SET grace_until = now() WHERE agent_id = $1', [agents[0]]);
    assert.equal((await other.offered()).id, id);
  });

  it('never recreates what was ended (machine 8.3)', async () => {
    const { entrance, agents } = await gateway().place();
    const before = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'ended' });
    const { id } = await before.acceptOffered();
    await before.command({ type: 'done', interaction: id });
    await gateway().restart();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'next' });
    await agent.offered('next');
    assert.deepEqual(
      agent.interactions.map((each) => each.subject),
      ['next'],
    );
  });

  it('tells its clients that it goes, and they find the new one', async () => {
    const before = await gateway().readyAgent('anna');
    await gateway().restart();
    assert.equal(await before.closed(), 1012);
  });
});
