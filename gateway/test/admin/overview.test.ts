import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Desk } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

interface Overview {
  readonly now: string;
  readonly queues: readonly Record<string, unknown>[];
  readonly agents: readonly Record<string, unknown>[];
  readonly waiting: readonly Record<string, unknown>[];
}

onBothEngines('What is going on now', {}, (gateway) => {
  const desk = new Desk(gateway);

  async function overview(): Promise<Overview> {
    const { status, body } = await desk.admin.get('overview');
    assert.equal(status, 200);
    return body as unknown as Overview;
  }

  it('has each queue with what waits in it and who serves it', async () => {
    const place = await gateway().place({ agents: 3, capacity: 20 });
    const quiet = await gateway().place();
    const [busy, away] = [
      await gateway().readyAgent(place.agents[0]),
      await gateway().agent(place.agents[1]),
    ];
    await away.command({ type: 'set-state', state: 'not-ready' });
    for (const subject of ['first', 'second', 'third']) await desk.post(place, { subject });
    await busy.offered();
    await gateway().db.query(
      `UPDATE interaction SET state_since = now() - interval '1 hour' WHERE queue_id = $1 AND subject = 'third'`,
      [place.entrance],
    );
    const { now, queues } = await overview();
    const queue = queues.find(({ id }) => id === place.entrance);
    const oldest = new Date(String(queue?.['oldest'])).getTime();
    const waited = new Date(now).getTime() - oldest;
    assert.ok(waited >= 3_600_000 && waited < 3_700_000, JSON.stringify(queue));
    assert.deepEqual(
      { ...queue, oldest: null },
      { id: place.entrance, name: place.entrance, waiting: 2, oldest: null, ready: 1, agents: 2 },
    );
    assert.deepEqual(
      queues.find(({ id }) => id === quiet.entrance),
      { id: quiet.entrance, name: quiet.entrance, waiting: 0, oldest: null, ready: 0, agents: 0 },
    );
    // What has waited longest stands first.
    assert.equal(queues[0]?.['id'], place.entrance);
  });

  it('has who is logged in, as they are, and with how much', async () => {
    const place = await gateway().place({ agents: 4, capacity: 1_000 });
    const [working, lunching, lost] = await Promise.all(
      place.agents.slice(0, 3).map((agent) => gateway().readyAgent(agent)),
    );
    assert.ok(working && lunching && lost);
    await lunching.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    lost.terminate();
    await gateway().disconnected(place.agents[2]);
    for (const subject of ['one', 'two']) await desk.held(working, place, { subject });
    const { agents } = await overview();
    assert.deepEqual(
      agents
        .filter(({ id }) => place.agents.includes(String(id)))
        .map(({ id, state, reason, open }) => [id, state, reason, open]),
      [
        [place.agents[0], 'ready', null, 2],
        [place.agents[1], 'not-ready', 'lunch', 0],
        [place.agents[2], 'away', null, 0],
      ],
    );
  });

  it('has what waits, whoever has waited longest first, and nothing of what it says', async () => {
    const place = await gateway().place();
    for (const subject of ['younger', 'older']) await desk.post(place, { subject, body: 'Private' });
    await gateway().db.query(
      `UPDATE interaction SET state_since = now() - interval '2 hours' WHERE queue_id = $1 AND subject = 'older'`,
      [place.entrance],
    );
    const { waiting } = await overview();
    const here = waiting.filter(({ queue }) => queue === place.entrance);
    assert.deepEqual(
      here.map(({ subject }) => subject),
      ['older', 'younger'],
    );
    assert.deepEqual(Object.keys(here[0] ?? {}).sort(), [
      'id',
      'medium',
      'priority',
      'queue',
      'since',
      'subject',
    ]);
  });

  it('is for administrators', async () => {
    assert.equal((await desk.admin.get('overview', 'not-the-key')).code, 'UNAUTHORIZED');
  });
});
