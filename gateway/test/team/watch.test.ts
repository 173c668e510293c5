import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Target } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { Teams, withoutGaps } from '../support/team.js';

onBothEngines('Watching targets (8.10, TC-4)', {}, (gateway) => {
  const teams = new Teams(gateway);

  const told = (agent: AgentClient, id: string): Target[] =>
    agent.frames.flatMap((frame) =>
      frame.type === 'live' && frame.fact.type === 'target' && frame.fact.target.id === id
        ? [frame.fact.target]
        : [],
    );

  const sees = async (agent: AgentClient, id: string, is: (target: Target) => boolean): Promise<Target> =>
    agent.until(`target ${id}`, () => told(agent, id).findLast(is));

  it('tells at once and on change, settled and not kept', async () => {
    const { ids } = await teams.team();
    const [anna, bo] = [await teams.notReady(ids[0]), await teams.notReady(ids[1])];
    const before = anna.seqs.at(-1);
    const watch = { type: 'watch', id: 'w-1', targets: [ids[1], 'nobody'] } as const;
    assert.equal(await anna.command(watch), undefined);
    await sees(anna, ids[1], ({ presence }) => presence === 'logged-in');
    await anna.until('settled', () =>
      anna.frames.find(
        (frame) => frame.type === 'live' && frame.fact.type === 'settled' && frame.fact.command === 'w-1',
      ),
    );
    await bo.ready();
    await sees(anna, ids[1], ({ presence }) => presence === 'available');
    assert.equal(anna.seqs.at(-1), before);
    assert.equal(await anna.command(watch), undefined, 'again it does the same');
    const stored = await gateway().db.query("SELECT FROM command WHERE agent_id = $1 AND id = 'w-1'", [
      ids[0],
    ]);
    assert.equal(stored.length, 0);
    withoutGaps(anna, bo);
  });

  it('says what can be done about an interaction', async () => {
    const { anna, bo, ids, item } = await teams.pair();
    await anna.command({ type: 'watch', targets: [ids[1]], about: item.id });
    await sees(anna, ids[1], ({ can }) => typeof can.consult === 'object' && can.consult.reason === 'AWAY');
    await bo.ready();
    await sees(anna, ids[1], ({ can }) => can.consult === true);
  });

  it('is replaced by the next, and ended by an empty one', async () => {
    const { ids } = await teams.team();
    const [anna, bo] = [await teams.notReady(ids[0]), await teams.notReady(ids[1])];
    await anna.command({ type: 'watch', targets: [ids[1]] });
    await sees(anna, ids[1], () => true);
    await anna.command({ type: 'watch', targets: [ids[2]] });
    await bo.ready();
    await delay(300);
    assert.equal(told(anna, ids[1]).length, 1);
    await anna.command({ type: 'watch', targets: [] });
    await teams.notReady(ids[2]);
    await delay(300);
    assert.equal(told(anna, ids[2]).length, 1);
    const tooMany = await anna.command({ type: 'watch', targets: Array.from({ length: 101 }, String) });
    assert.equal(tooMany?.code, 'INVALID');
  });

  it('counts what waits in queues, waiting lists, services and workbins (CG-36, MI-48)', async () => {
    const { place, ids } = await teams.team();
    const anna = await teams.notReady(ids[0]);
    const queue = place.entrance;
    const service = await teams.destination('service', place);
    const workbin = await teams.workbin(place);
    await anna.command({ type: 'watch', targets: [queue, service, workbin] });
    for (const id of [queue, service, workbin]) await sees(anna, id, ({ waiting }) => waiting === 0);
    await teams.desk.post(place, { subject: 'first' });
    await teams.desk.post(place, { subject: 'second' });
    const two = await sees(anna, queue, ({ waiting }) => waiting === 2);
    assert.ok(Math.abs((two.waitingSince ?? 0) - Date.now()) < 10_000);
    await sees(anna, service, ({ waiting }) => waiting === 2);
    await anna.ready();
    const { id } = await anna.acceptOffered('first');
    await anna.command({ type: 'set-state', state: 'not-ready' });
    await anna.command({ type: 'park', interaction: id, workbin });
    await sees(anna, workbin, ({ waiting }) => waiting === 1);
  });
});

onBothEngines('Messages of the administrator', {}, (gateway) => {
  const teams = new Teams(gateway);

  const notices = (agent: AgentClient): string[] =>
    agent.frames.flatMap((frame) =>
      (frame.type === 'fact' || frame.type === 'live') && frame.fact.type === 'notice'
        ? [frame.fact.notice.text]
        : [],
    );

  const post = async (body: object): Promise<{ readonly status: number; readonly agents?: number }> => {
    const response = await fetch(`${gateway().url}/v1/admin/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-admin', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as { agents?: number }) };
  };

  it('reach who is there, and who comes back, once each and in the log', async () => {
    const { place, ids } = await teams.team();
    const [anna, bo] = [await teams.notReady(ids[0]), await teams.notReady(ids[1])];
    const { position } = bo;
    await bo.close();
    const sent = await post({ queue: place.entrance, level: 'warning', text: 'The line is down.\nBe kind.' });
    assert.deepEqual([sent.status, sent.agents], [201, 2]);
    await anna.until('notice', () => notices(anna)[0]);
    const resumed = await gateway().agent(ids[1], { resume: position });
    await resumed.until('notice', () => notices(resumed)[0]);
    const fresh = await gateway().agent(ids[0]);
    await fresh.until('notice', () => notices(fresh)[0]);
    await anna.ready();
    assert.deepEqual(
      [anna, resumed, fresh].map((agent) => notices(agent).length),
      [1, 1, 1],
    );
    withoutGaps(anna, resumed, fresh);
  });

  it('go to those named and to nobody else', async () => {
    const { ids } = await teams.team();
    const [anna, bo] = [await teams.notReady(ids[0]), await teams.notReady(ids[1])];
    assert.equal((await post({ to: [ids[0]], level: 'info', text: 'Only you' })).status, 201);
    await anna.until('notice', () => notices(anna)[0]);
    await bo.ready();
    assert.deepEqual(notices(bo), []);
  });

  it('are refused to nobody, without a word, or without the key', async () => {
    const wrong = [
      { to: ['nobody-at-all'], level: 'info', text: 'Hello' },
      { queue: 'nowhere', level: 'info', text: 'Hello' },
      { level: 'info', text: ' ' },
      { level: 'loud', text: 'Hello' },
      { level: 'info', text: 'x'.repeat(1_001) },
    ];
    for (const body of wrong) assert.equal((await post(body)).status, 422, JSON.stringify(body));
    const response = await fetch(`${gateway().url}/v1/admin/messages`, { method: 'POST' });
    assert.equal(response.status, 401);
  });
});
