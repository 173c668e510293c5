import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('A client that comes back', { keepEvents: 5 }, (gateway) => {
  it('gets exactly what it missed, in sequence and without a gap', async () => {
    const { agents } = await gateway().place();
    const first = await gateway().readyAgent(agents[0]);
    const { position } = first;
    await first.close();
    const other = await gateway().agent(agents[0]);
    await other.command({ type: 'set-state', state: 'not-ready' });
    await other.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    const back = await gateway().agent(agents[0], { resume: position });
    await back.until('both facts', () => (back.seqs.length === 2 ? true : undefined));
    const { resumed, seq } = await back.frame('welcome');
    assert.deepEqual([resumed, seq], [true, position.seq + 2]);
    assert.deepEqual(back.seqs, [position.seq + 1, position.seq + 2]);
    assert.deepEqual(
      back.facts.map((fact) =>
        fact.type === 'agent' ? [fact.agent.revision, fact.agent.reason] : fact.type,
      ),
      [
        [position.seq + 1, undefined],
        [position.seq + 2, 'lunch'],
      ],
    );
  });

  it('gets a snapshot that says what left meanwhile when it was away too long', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 20 });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'ended meanwhile' });
    const { id } = await agent.acceptOffered();
    const { position } = agent;
    const other = await gateway().agent(agents[0]);
    for (const reason of ['break', 'lunch', 'training', 'break']) {
      await other.command({ type: 'set-state', state: 'not-ready', reason });
    }
    await other.command({ type: 'done', interaction: id });
    await gateway().forgetEvents();
    const back = await gateway().agent(agents[0], { resume: position });
    const snapshot = await back.fact('snapshot');
    assert.equal((await back.frame('welcome')).resumed, false);
    assert.deepEqual(snapshot.interactions, []);
    assert.deepEqual(snapshot.left, [{ id, outcome: 'done' }]);
    assert.equal(back.seqs[0], snapshot.agent.revision);
  });

  it('gets a snapshot when it followed another log', async () => {
    const { agents } = await gateway().place();
    const { position } = await gateway().readyAgent(agents[0]);
    const back = await gateway().agent(agents[0], { resume: { ...position, epoch: 'another' } });
    assert.equal((await back.frame('welcome')).resumed, false);
  });

  it('gets a snapshot when it claims to be ahead of the log', async () => {
    const { agents } = await gateway().place();
    const { position } = await gateway().readyAgent(agents[0]);
    const back = await gateway().agent(agents[0], { resume: { ...position, seq: position.seq + 10 } });
    assert.equal((await back.frame('welcome')).resumed, false);
  });

  it('sees in a snapshot that its command was done', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().agent(agents[0]);
    await agent.command({ type: 'set-state', state: 'ready', id: 'my-command' });
    const back = await gateway().agent(agents[0], { resume: { epoch: 'another', seq: 0 } });
    assert.deepEqual((await back.fact('snapshot')).by, ['my-command']);
  });
});

onBothEngines('Every window of an agent', {}, (gateway) => {
  it('gets the same facts with the same numbers', async () => {
    const { entrance, agents } = await gateway().place();
    const one = await gateway().agent(agents[0]);
    const two = await gateway().agent(agents[0]);
    await one.ready();
    await gateway().post({ entrance });
    const { id } = await two.acceptOffered();
    await one.command({ type: 'done', interaction: id });
    for (const each of [one, two])
      await each.until('free to log out', () =>
        each.facts.at(-1)?.type === 'agent' && each.interactions[0]?.phase === 'gone' ? true : undefined,
      );
    const factsOf = (client: typeof one): unknown[] =>
      client.frames.filter((frame) => frame.type === 'fact').slice(1);
    assert.deepEqual(factsOf(one), factsOf(two));
    assert.deepEqual(
      one.seqs,
      one.seqs.map((_, index) => (one.seqs[0] ?? 0) + index),
    );
  });

  it('gets them even when the hint was lost', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().agent(agents[0]);
    await gateway().writeWithoutHint(agents[0]);
    await agent.fact('settled');
  });
});
