import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('An agent who loses the link', { timing: { graceMs: 60_000 } }, (gateway) => {
  it('and comes back within the grace still has what they accepted, and their state (CG-22)', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id } = await agent.acceptOffered();
    agent.terminate();
    await agent.closed();
    const back = await gateway().agent(agents[0]);
    const snapshot = await back.fact('snapshot');
    assert.equal(snapshot.agent.state, 'ready');
    assert.deepEqual(
      snapshot.interactions.map((each) => [each.id, each.phase]),
      [[id, 'connected']],
    );
  });

  it('is offered nothing meanwhile', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const away = await gateway().readyAgent(agents[0]);
    await away.close();
    await gateway().disconnected(agents[0]);
    const here = await gateway().readyAgent(agents[1]);
    await gateway().post({ entrance });
    await here.offered();
  });

  it('in one window but not in another goes on working', async () => {
    const { entrance, agents } = await gateway().place();
    const first = await gateway().readyAgent(agents[0]);
    const second = await gateway().agent(agents[0]);
    await first.close();
    await gateway().post({ entrance });
    await second.acceptOffered();
  });
});

onBothEngines('An agent who stays away longer than the grace', { timing: { graceMs: 200 } }, (gateway) => {
  it('is logged out, and what they accepted goes back to the queue, to someone else (CG-22)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const away = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id } = await away.acceptOffered();
    const here = await gateway().readyAgent(agents[1]);
    const { position } = away;
    away.terminate();
    assert.equal((await here.offered()).id, id);

    const back = await gateway().agent(agents[0], { resume: position });
    const gone = await back.interaction('gone', (each) => each.phase === 'gone');
    assert.equal(gone.outcome, 'requeued');
    await back.until('logged out', () => (back.agent?.state === 'logged-out' ? true : undefined));
  });

  it('loses the offer that was pending', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2, offerMs: 60_000 });
    const away = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id } = await away.offered();
    const here = await gateway().readyAgent(agents[1]);
    away.terminate();
    assert.equal((await here.offered()).id, id);
  });
});
