import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { WorkList, WorkListPage } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { holderOf, Teams, withoutGaps } from '../support/team.js';
import { AdminCalls } from './admin-calls.js';

// The beat is too slow to help: what is seen at once is seen by the change itself.
const SLOW = { timing: { tickMs: 60_000, leaseMs: 300_000 } };

onBothEngines('The lists of waiting work that an administrator changes', SLOW, (gateway) => {
  const teams = new Teams(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  const seesList = async (agent: AgentClient, list: WorkList): Promise<void> => {
    await agent.until(`${list.kind} ${list.name}`, () =>
      agent.agent?.workLists?.find(
        ({ id, name, kind }) => id === list.id && name === list.name && kind === list.kind,
      ),
    );
  };

  const missesList = async (agent: AgentClient, list: string): Promise<void> => {
    await agent.until(
      `no ${list}`,
      () => agent.agent?.workLists?.every(({ id }) => id !== list) || undefined,
    );
  };

  it('a workbin comes, is named anew, moves to other agents and goes, told to all of them at once', async () => {
    const [first, second] = [await teams.team(), await teams.team()];
    const [anna, bo] = [await gateway().agent(first.ids[0]), await gateway().agent(first.ids[1])];
    const other = await gateway().agent(second.ids[0]);
    const [id, queue] = [randomUUID(), first.place.entrance];
    await admin.put(`workbins/${id}`, { name: 'Ours', queue });
    for (const agent of [anna, bo]) await seesList(agent, { id, name: 'Ours', kind: 'workbin' });
    await admin.put(`workbins/${id}`, { name: 'Still ours', queue });
    for (const agent of [anna, bo]) await seesList(agent, { id, name: 'Still ours', kind: 'workbin' });
    await admin.put(`workbins/${id}`, { name: 'Theirs', queue: second.place.entrance });
    for (const agent of [anna, bo]) await missesList(agent, id);
    await seesList(other, { id, name: 'Theirs', kind: 'workbin' });
    assert.equal((await admin.delete(`workbins/${id}`)).status, 204);
    await missesList(other, id);
    withoutGaps(anna, bo, other);
  });

  it('a queue is named anew, becomes a list to pick from, and is one no more', async () => {
    const { place, ids } = await teams.team();
    const anna = await gateway().agent(ids[0]);
    const id = place.entrance;
    await admin.put(`queues/${id}`, { name: 'Boats', distribution: 'automatic' });
    await seesList(anna, { id, name: 'Boats', kind: 'queue' });
    await admin.put(`queues/${id}`, { name: 'Boats', distribution: 'pick' });
    await seesList(anna, { id, name: 'Boats', kind: 'waiting-list' });
    const { body } = await admin.get(`agents/${ids[0]}`);
    const { name, capacity, privileges } = body;
    await admin.put(`agents/${ids[0]}`, { name, capacity, privileges, queues: [] });
    await missesList(anna, id);
    withoutGaps(anna);
  });

  it('a workbin in which something waits is not deleted, and what waits moves with it', async () => {
    const { anna, bo, place, item } = await teams.pair();
    const other = await teams.team();
    const theirs = await teams.notReady(other.ids[0]);
    const id = await teams.workbin(place);
    assert.equal(await anna.command({ type: 'park', interaction: item.id, workbin: id }), undefined);
    await gone(anna, item.id, 'parked');
    const refused = await admin.delete(`workbins/${id}`);
    assert.deepEqual([refused.status, refused.code], [409, 'CONFLICT']);
    assert.match((refused.body['error'] as { message: string }).message, /take it first/);
    const query = { type: 'work-list', list: id, offset: 0, limit: 10 } as const;
    assert.equal(((await bo.query(query)) as WorkListPage).items[0]?.id, item.id);

    await admin.put(`workbins/${id}`, { name: id, queue: other.place.entrance });
    assert.equal((await bo.command({ type: 'take', interaction: item.id }))?.code, 'NOT_FOUND');
    assert.equal(await theirs.command({ type: 'take', interaction: item.id }), undefined);
    assert.equal((await admin.delete(`workbins/${id}`)).status, 204);
    assert.deepEqual(await holderOf(gateway(), item.id), { state: 'assigned', agent: other.ids[0] });
  });

  it('a workbin that is deleted as something is put into it: either it stays, or nothing was put there', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const { anna, place, ids, item } = await teams.pair();
      const workbin = await teams.workbin(place);
      const [parked, deleted] = await Promise.all([
        anna.command({ type: 'park', interaction: item.id, workbin }),
        admin.delete(`workbins/${workbin}`),
      ]);
      const holder = await holderOf(gateway(), item.id);
      if (parked === undefined) {
        assert.deepEqual([deleted.code, holder.state], ['CONFLICT', 'parked']);
      } else {
        assert.deepEqual([parked.code, deleted.status], ['NOT_FOUND', 204]);
        assert.deepEqual(holder, { state: 'assigned', agent: ids[0] });
      }
      withoutGaps(anna);
      await anna.close();
    }
  });

  it('a reason that an agent will be Not Ready for is not deleted', async () => {
    const { anna } = await teams.pair();
    const code = randomUUID().slice(0, 8);
    await admin.put(`not-ready-reasons/${code}`, { label: 'Tea', position: 9 });
    await anna.command({ type: 'set-state', state: 'not-ready', reason: code });
    await anna.until('intended', () => anna.agent?.intended?.reason === code || undefined);
    assert.equal((await admin.delete(`not-ready-reasons/${code}`)).code, 'CONFLICT');
    await anna.command({ type: 'set-state', state: 'ready' });
    assert.equal((await admin.delete(`not-ready-reasons/${code}`)).status, 204);
  });
});
