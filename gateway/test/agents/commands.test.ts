import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('A command', {}, (gateway) => {
  /** An agent who has accepted an item, the only one of their place. */
  async function working(
    data: Readonly<Record<string, string>> = {},
  ): Promise<{ agent: AgentClient; item: Interaction; entrance: string }> {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, data });
    return { agent, item: await agent.acceptOffered(), entrance };
  }

  it('is settled by a fact that names it', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().agent(agents[0]);
    await agent.command({ type: 'set-state', state: 'ready', id: 'mine' });
    const fact = await agent.until('the fact', () =>
      agent.facts.find((each) => 'by' in each && each.by?.includes('mine')),
    );
    assert.equal(fact.type === 'agent' && fact.agent.state, 'ready');
  });

  it('sent twice has one effect and the same answer', async () => {
    const { agent, item } = await working();
    const done = { type: 'done', interaction: item.id, id: 'twice' } as const;
    assert.equal(await agent.command(done), undefined);
    assert.equal(await agent.command(done), undefined);
    const gone = agent.facts.filter(
      (fact) => fact.type === 'interaction' && fact.interaction.phase === 'gone',
    );
    assert.equal(gone.length, 1);
  });

  it('sent twice is settled twice, for the first time may have been missed', async () => {
    const { agent, item } = await working();
    const done = { type: 'done', interaction: item.id, id: 'again' } as const;
    await agent.command(done);
    await agent.command(done);
    assert.deepEqual(await agent.fact('settled'), { type: 'settled', command: 'again' });
  });

  it('that was refused is refused again with the same error', async () => {
    const { agent } = await working();
    const logOut = { type: 'log-out', id: 'refused' } as const;
    const first = await agent.command(logOut);
    assert.deepEqual(await agent.command(logOut), first);
  });

  it('with the id of another one is a conflict', async () => {
    const { agent } = await working();
    await agent.command({ type: 'set-state', state: 'ready', id: 'same' });
    const error = await agent.command({ type: 'set-state', state: 'not-ready', id: 'same' });
    assert.equal(error?.code, 'CONFLICT');
  });

  it("with the id of another agent's command is no conflict", async () => {
    const { agents } = await gateway().place({ agents: 2 });
    const one = await gateway().agent(agents[0]);
    const two = await gateway().agent(agents[1]);
    await one.command({ type: 'set-state', state: 'ready', id: 'shared' });
    assert.equal(await two.command({ type: 'set-state', state: 'not-ready', id: 'shared' }), undefined);
  });

  it("about another agent's interaction finds nothing, as if it did not exist", async () => {
    const { item } = await working();
    const { agents } = await gateway().place();
    const stranger = await gateway().agent(agents[0]);
    const mine = await stranger.command({ type: 'done', interaction: item.id });
    const nothing = await stranger.command({ type: 'done', interaction: 'no such thing' });
    assert.equal(mine?.code, 'NOT_FOUND');
    assert.deepEqual(mine, nothing);
  });

  it('about an interaction that has ended comes too late', async () => {
    const { agent, item } = await working();
    await agent.command({ type: 'done', interaction: item.id });
    assert.equal((await agent.command({ type: 'done', interaction: item.id }))?.code, 'GONE');
  });

  it('Done needs its privilege (WI-18)', async () => {
    const { entrance, agents } = await gateway().place({ privileges: ['reject'] });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const item = await agent.acceptOffered();
    assert.equal(item.can.done, undefined);
    assert.equal((await agent.command({ type: 'done', interaction: item.id }))?.code, 'NOT_ALLOWED');
  });

  it('to log out is refused while something is open, and shown as such (WI-23)', async () => {
    const { agent, item } = await working();
    assert.deepEqual(agent.agent?.can['log-out'], { reason: 'INTERACTIONS_OPEN' });
    assert.equal((await agent.command({ type: 'log-out' }))?.code, 'INTERACTIONS_OPEN');
    await agent.command({ type: 'done', interaction: item.id });
    await agent.until('log-out is free', () => (agent.agent?.can['log-out'] === true ? true : undefined));
    assert.equal(await agent.command({ type: 'log-out' }), undefined);
    await agent.until('logged out', () => (agent.agent?.state === 'logged-out' ? true : undefined));
  });

  it('to be not ready keeps a configured reason and refuses another', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().agent(agents[0]);
    await agent.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    await agent.until('the reason', () => (agent.agent?.reason === 'lunch' ? true : undefined));
    const error = await agent.command({ type: 'set-state', state: 'not-ready', reason: 'boredom' });
    assert.equal(error?.code, 'INVALID');
  });

  it('that changes nothing leaves the time in state alone', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    const since = agent.agent?.since;
    await agent.command({ type: 'set-state', state: 'ready', id: 'once more' });
    await agent.until('the fact', () =>
      agent.facts.find((each) => 'by' in each && each.by?.includes('once more')),
    );
    assert.equal(agent.agent?.since, since);
  });

  it('changes an editable key of case data (WI-21)', async () => {
    const { agent, item } = await working({ amount: '100', cid: '1' });
    assert.equal(item.can['set-case-data'], true);
    const change = { type: 'set-case-data', interaction: item.id, key: 'amount', value: '250.5' } as const;
    assert.equal(await agent.command(change), undefined);
    const changed = await agent.interaction('changed', (each) =>
      each.caseData.some((entry) => entry.value === '250.5'),
    );
    assert.deepEqual(
      changed.caseData.map((entry) => entry.value),
      ['1', '250.5'],
    );
  });

  it('refuses to change a key that is not editable, or that the item does not have', async () => {
    const { agent, item } = await working({ amount: '100', cid: '1' });
    for (const key of ['cid', 'product', 'unheard of']) {
      const error = await agent.command({ type: 'set-case-data', interaction: item.id, key, value: 'x' });
      assert.equal(error?.code, 'NOT_ALLOWED', key);
    }
  });

  it('refuses a value that is not of the type of its key, in words', async () => {
    const { agent, item } = await working({
      product: 'car',
      amount: '1',
      term: '1',
      callback: '',
      verified: '',
    });
    const wrong = { product: 'bicycle', amount: '1,5', term: '1.5', callback: '2026-02-30', verified: 'yes' };
    for (const [key, value] of Object.entries(wrong)) {
      const error = await agent.command({ type: 'set-case-data', interaction: item.id, key, value });
      assert.equal(error?.code, 'INVALID', key);
      assert.match(error.message, /\w+ is .+\./);
    }
  });

  it('takes every value that is of the type of its key', async () => {
    const { agent, item } = await working({
      product: 'car',
      amount: '1',
      term: '1',
      callback: '',
      verified: '',
    });
    const right = { product: 'boat', amount: '-0.5', term: '36', callback: '2028-02-29', verified: 'true' };
    for (const [key, value] of Object.entries(right)) {
      assert.equal(
        await agent.command({ type: 'set-case-data', interaction: item.id, key, value }),
        undefined,
        key,
      );
    }
  });
});
