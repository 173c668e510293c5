import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { DirectoryPage, Permission, WorkListPage } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { inState } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { holderOf, offerOf, Teams, transferIs, withoutGaps } from '../support/team.js';

const ROUNDS = 10;

onBothEngines('Taking what somebody else takes at the same instant', {}, (gateway) => {
  const teams = new Teams(gateway);

  /** Both take the only thing that waits there: one has it, the other is told GONE and sees nothing of it. */
  async function contend(list: string, [one, other]: readonly [AgentClient, AgentClient]): Promise<void> {
    const { items } = (await one.query({ type: 'work-list', list, offset: 0, limit: 9 })) as WorkListPage;
    assert.equal(items.length, 1);
    const id = items[0]?.id ?? '';
    const answers = await Promise.all(
      [one, other].map((agent) => agent.command({ type: 'take', interaction: id })),
    );
    assert.deepEqual(answers.map((error) => error?.code).sort(), ['GONE', undefined]);
    const [winner, loser] = answers[0] === undefined ? [one, other] : [other, one];
    await winner.interaction('connected', (each) => each.id === id && each.phase === 'connected');
    assert.ok(loser.interactions.every((each) => each.id !== id));
    assert.deepEqual(await holderOf(gateway(), id), { state: 'assigned', agent: winner.agent?.id });
    assert.equal(await winner.command({ type: 'done', interaction: id }), undefined);
  }

  it('from a waiting list: exactly one gets it, every time (CG-15)', async () => {
    const { place, ids } = await teams.team();
    const list = await teams.pick(place);
    const takers = [await teams.notReady(ids[0]), await teams.notReady(ids[1])] as const;
    for (let round = 0; round < ROUNDS; round++) {
      await teams.desk.post(place);
      await contend(list, takers);
    }
    withoutGaps(...takers);
  });

  it('from a shared workbin: exactly one gets it, every time (WI-22)', async () => {
    const { place, ids } = await teams.team();
    const workbin = await teams.workbin(place);
    const anna = await gateway().readyAgent(ids[0]);
    const takers = [await teams.notReady(ids[1]), await teams.notReady(ids[2])] as const;
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await teams.desk.held(anna, place);
      assert.equal(await anna.command({ type: 'park', interaction: id, workbin }), undefined);
      await contend(workbin, takers);
    }
    withoutGaps(anna, ...takers);
  });
});

onBothEngines('A target that went between the choice and the command', {}, (gateway) => {
  const teams = new Teams(gateway);

  /** What the dialog says of a target. */
  async function permission(
    agent: AgentClient,
    action: 'consult' | 'transfer',
    about: string,
    target: string,
  ): Promise<Permission | undefined> {
    const { targets } = (await agent.query({
      ...{ type: 'directory', search: '', offset: 0, limit: 1 },
      ...{ action, about, ids: [target] },
    })) as DirectoryPage;
    return targets[0]?.can[action];
  }

  it('has logged out: the transfer is refused, and the source has it as before', async () => {
    const { anna, bo, ids, item } = await teams.pair();
    const chen = await teams.notReady(ids[2]);
    assert.equal(await permission(anna, 'transfer', item.id, ids[1]), true);
    assert.equal(await bo.command({ type: 'log-out' }), undefined);
    const before = [anna.seqs.at(-1), anna.interactions];

    const refused = await anna.command({ type: 'transfer', interaction: item.id, target: ids[1] });
    assert.equal(refused?.code, 'TARGET_UNAVAILABLE');
    assert.deepEqual(await permission(anna, 'transfer', item.id, ids[1]), { reason: 'LOGGED_OUT' });
    assert.deepEqual([anna.seqs.at(-1), anna.interactions], before);
    assert.deepEqual(bo.interactions, []);
    assert.deepEqual(await holderOf(gateway(), item.id), { state: 'assigned', agent: ids[0] });

    assert.equal(await anna.command({ type: 'transfer', interaction: item.id, target: ids[2] }), undefined);
    await offerOf(chen, item.id);
    withoutGaps(anna, bo, chen);
  });

  it('was called by somebody else: the call is refused, and the source has it as before', async () => {
    const { anna, bo, place, ids, item } = await teams.pair();
    await anna.command({ type: 'set-state', state: 'not-ready' });
    const chen = await gateway().readyAgent(ids[2]);
    const other = await teams.desk.held(chen, place);
    await bo.ready();
    assert.equal(await permission(anna, 'consult', item.id, ids[1]), true);
    assert.equal(await chen.command({ type: 'consult', interaction: other.id, target: ids[1] }), undefined);
    const before = [anna.seqs.at(-1), anna.interactions];

    const refused = await anna.command({ type: 'consult', interaction: item.id, target: ids[1] });
    assert.equal(refused?.code, 'TARGET_UNAVAILABLE');
    assert.deepEqual(await permission(anna, 'consult', item.id, ids[1]), { reason: 'AWAY' });
    assert.deepEqual([anna.seqs.at(-1), anna.interactions], before);
    withoutGaps(anna, bo, chen);
  });

  it('logs out at the same instant: either they are invited and stay, or the source keeps it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { anna, bo, ids, item } = await teams.pair();
      const [transferred, loggedOut] = await Promise.all([
        anna.command({ type: 'transfer', interaction: item.id, target: ids[1] }),
        bo.command({ type: 'log-out' }),
      ]);
      if (transferred === undefined) {
        assert.equal(loggedOut?.code, 'INTERACTIONS_OPEN');
        await offerOf(bo, item.id);
        await transferIs(anna, item.id, 'invited');
      } else {
        assert.deepEqual([transferred.code, loggedOut], ['TARGET_UNAVAILABLE', undefined]);
        await inState(bo, 'logged-out');
        assert.equal(anna.interactions.at(-1)?.transfer, undefined);
        assert.deepEqual(bo.interactions, []);
      }
      withoutGaps(anna, bo);
      await Promise.all([anna.close(), bo.close()]);
    }
  });

  it('is called by two at the same instant: it rings for one, the other is refused', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { anna, bo, place, ids, item } = await teams.pair();
      await anna.command({ type: 'set-state', state: 'not-ready' });
      const chen = await gateway().readyAgent(ids[2]);
      const other = await teams.desk.held(chen, place);
      await bo.ready();
      const answers = await Promise.all([
        anna.command({ type: 'consult', interaction: item.id, target: ids[1] }),
        chen.command({ type: 'consult', interaction: other.id, target: ids[1] }),
      ]);
      assert.deepEqual(answers.map((error) => error?.code).sort(), ['TARGET_UNAVAILABLE', undefined]);
      const asked = await bo.interaction('a call', (each) => each.phase === 'offered');
      assert.equal(asked.handover?.by.id, answers[0] === undefined ? ids[0] : ids[2]);
      assert.equal(bo.interactions.length, 1);
      withoutGaps(anna, bo, chen);
      await Promise.all([anna, bo, chen].map((agent) => agent.close()));
    }
  });
});
