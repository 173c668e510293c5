import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { WorkListPage } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone, inState } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { holderOf, Teams, withoutGaps } from '../support/team.js';

onBothEngines('Setting aside, picking, giving back', {}, (gateway) => {
  const teams = new Teams(gateway);

  const listed = async (agent: AgentClient, list: string, offset = 0, limit = 100): Promise<WorkListPage> =>
    (await agent.query({ type: 'work-list', list, offset, limit })) as WorkListPage;

  it('keeps what is parked with its agent, without capacity, until they resume it (WI-22)', async () => {
    const { anna, place, item, ids } = await teams.pair({}, { capacity: 20 });
    assert.equal(await anna.command({ type: 'park', interaction: item.id }), undefined);
    const parked = await anna.interaction('parked', (each) => each.phase === 'parked');
    assert.deepEqual(parked.can, { resume: true });
    const next = await teams.desk.held(anna, place);
    assert.equal((await anna.command({ type: 'done', interaction: item.id }))?.code, 'NOT_ALLOWED');
    assert.equal(await anna.command({ type: 'resume', interaction: item.id }), undefined);
    await anna.interaction('resumed', (each) => each.id === item.id && each.phase === 'connected');
    await anna.command({ type: 'park', interaction: item.id });
    await anna.command({ type: 'done', interaction: next.id });
    assert.equal(await anna.command({ type: 'log-out' }), undefined);
    await anna.close();
    await gateway().restart();
    const back = await gateway().agent(ids[0]);
    assert.equal(back.interactions[0]?.phase, 'parked');
    withoutGaps(anna);
  });

  it('puts it into a shared workbin, from which one colleague takes it and the second is too late', async () => {
    const { anna, bo, place, ids, item } = await teams.pair();
    const chen = await teams.notReady(ids[2]);
    const workbin = await teams.workbin(place);
    const unknown = await anna.command({ type: 'park', interaction: item.id, workbin: 'nowhere' });
    assert.equal(unknown?.code, 'NOT_FOUND');
    assert.equal(await anna.command({ type: 'park', interaction: item.id, workbin }), undefined);
    await gone(anna, item.id, 'parked');
    const { items, total } = await listed(bo, workbin);
    assert.deepEqual([total, items[0]?.id, items[0]?.subject], [1, item.id, item.subject]);
    const answers = await Promise.all(
      [bo, chen].map((agent) => agent.command({ type: 'take', interaction: item.id })),
    );
    assert.deepEqual(answers.map((error) => error?.code).sort(), ['GONE', undefined]);
    const winner = answers[0] === undefined ? bo : chen;
    await winner.interaction('connected', (each) => each.id === item.id && each.phase === 'connected');
    assert.equal((await listed(bo, workbin)).total, 0);
    withoutGaps(anna, bo, chen);
  });

  it('lets agents pick from a waiting list, in order and page by page (CG-15)', async () => {
    const { place, ids } = await teams.team();
    const list = await teams.pick(place);
    const anna = await gateway().readyAgent(ids[0]);
    const bo = await teams.notReady(ids[1]);
    for (const subject of ['one', 'two', 'three']) await teams.desk.post(place, { subject });
    const { items, total } = await listed(anna, list);
    assert.equal(total, 3);
    assert.deepEqual(
      items.map(({ subject }) => subject),
      ['one', 'two', 'three'],
    );
    assert.equal((await listed(anna, list, 1, 1)).items[0]?.subject, 'two');
    const [, two = items[0]] = items;
    assert.equal(await anna.command({ type: 'take', interaction: two?.id ?? '' }), undefined);
    assert.equal((await bo.command({ type: 'take', interaction: two?.id ?? '' }))?.code, 'GONE');
    await anna.interaction('connected', (each) => each.subject === 'two' && each.phase === 'connected');
    assert.equal((await listed(anna, list)).total, 2);
    assert.deepEqual(anna.agent?.workLists, [{ id: list, name: list, kind: 'waiting-list' }]);
  });

  it('shows and gives nothing of lists that the agent does not serve, nor of a queue', async () => {
    const { place } = await teams.team();
    const list = await teams.pick(place);
    const workbin = await teams.workbin(place);
    await teams.desk.post(place);
    const [row] = await gateway().db.query<{ id: string }>(
      'SELECT id::text AS id FROM interaction WHERE queue_id = $1',
      [list],
    );
    const other = await teams.team();
    const stranger = await teams.notReady(other.ids[0]);
    for (const name of [list, workbin, other.place.entrance, 'nowhere']) {
      const answer = await stranger.query({ type: 'work-list', list: name, offset: 0, limit: 10 });
      assert.equal('code' in answer ? answer.code : undefined, 'NOT_FOUND', name);
    }
    for (const interaction of [row?.id ?? '', 'no-such-interaction'])
      assert.equal((await stranger.command({ type: 'take', interaction }))?.code, 'NOT_FOUND');
    assert.equal((await holderOf(gateway(), row?.id ?? '')).state, 'queued');
  });

  it('gives it back to its queue, and the agent pauses at once (CG-30)', async () => {
    const { anna, bo, item } = await teams.pair();
    assert.equal(await anna.command({ type: 'requeue', interaction: item.id }), undefined);
    await gone(anna, item.id, 'requeued');
    await inState(anna, 'not-ready');
    await bo.ready();
    const offered = await bo.interaction('offered', (each) => each.offer !== undefined);
    assert.equal(offered.handover, undefined);
    withoutGaps(anna, bo);
  });

  it('gives it to another queue, or to a personal queue, also the own one (CG-29)', async () => {
    const { anna, bo, ids, item } = await teams.pair();
    const chen = await gateway().readyAgent(ids[2]);
    await anna.command({ type: 'requeue', interaction: item.id, target: ids[1] });
    await inState(anna, 'not-ready');
    await bo.ready();
    const mine = await bo.acceptOffered(item.subject);
    assert.deepEqual(chen.interactions, []);
    await bo.command({ type: 'requeue', interaction: mine.id, target: ids[1] });
    await inState(bo, 'not-ready');
    await bo.ready();
    const again = await bo.acceptOffered(item.subject);
    const elsewhere = await teams.team();
    const other = await gateway().readyAgent(elsewhere.ids[0]);
    await bo.command({ type: 'requeue', interaction: again.id, target: elsewhere.place.entrance });
    assert.equal((await other.offered()).id, item.id);
    const accepted = await other.acceptOffered(item.subject);
    const nowhere = await other.command({ type: 'requeue', interaction: accepted.id, target: 'nowhere' });
    assert.equal(nowhere?.code, 'TARGET_UNAVAILABLE');
  });

  it('lets the agent pause when everything else is through (CG-30)', async () => {
    const { anna, place, item } = await teams.pair();
    const other = await teams.desk.held(anna, place);
    await anna.command({ type: 'requeue', interaction: item.id });
    await anna.until('intended', () => anna.agent?.intended);
    assert.equal(anna.agent?.state, 'ready');
    await anna.command({ type: 'done', interaction: other.id });
    await inState(anna, 'not-ready');
  });

  it('needs the privileges', async () => {
    const { anna, ids, item } = await teams.pair();
    await gateway().db.query("UPDATE agent SET privileges = '{done}' WHERE id = $1", [ids[0]]);
    for (const request of [
      { type: 'park', interaction: item.id },
      { type: 'requeue', interaction: item.id },
      { type: 'transfer', interaction: item.id, target: ids[1] },
      { type: 'consult', interaction: item.id, target: ids[1] },
    ] as const)
      assert.equal((await anna.command(request))?.code, 'NOT_ALLOWED', request.type);
    assert.equal((await holderOf(gateway(), item.id)).agent, ids[0]);
  });
});
