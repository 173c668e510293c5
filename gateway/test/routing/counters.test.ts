import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';

onBothEngines('The counters of a contact', { recentDays: 7 }, (gateway) => {
  it('count the other interactions in progress, and follow them as they begin and end (WI-24, WI-26)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2, capacity: 20 });
    const address = `${randomUUID()}@example.test`;
    const one = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'first', address });
    const first = await one.acceptOffered('first');
    assert.deepEqual(first.counters?.inProgress, {});

    await gateway().post({ entrance, subject: 'second', address });
    await one.interaction('a second in progress', (each) => each.counters?.inProgress['work-item'] === 1);

    const two = await gateway().readyAgent(agents[1]);
    const second = await two.acceptOffered('second');
    assert.deepEqual(second.counters?.inProgress, { 'work-item': 1 });
    await two.command({ type: 'done', interaction: second.id });
    await one.interaction(
      'none in progress',
      (each) => each.subject === 'first' && !each.counters?.inProgress['work-item'],
    );
  });

  it('count the recent ones of the configured days, also those that have ended (WI-27, WI-30)', async () => {
    const { entrance, agents } = await gateway().place();
    const address = `${randomUUID()}@example.test`;
    const agent = await gateway().readyAgent(agents[0]);
    for (const subject of ['six days ago', 'eight days ago']) {
      await gateway().post({ entrance, subject, address });
      const { id } = await agent.acceptOffered(subject);
      await agent.command({ type: 'done', interaction: id });
    }
    await gateway().db.query(
      `UPDATE interaction SET created_at = now() - CASE WHEN subject LIKE 'six%' THEN interval '6 days' ELSE interval '8 days' END
       WHERE entrance_id = $1`,
      [entrance],
    );
    await gateway().post({ entrance, subject: 'today', address });
    const { counters } = await agent.offered('today');
    assert.deepEqual(counters, { inProgress: {}, recent: { days: 7, counts: { 'work-item': 1 } } });
  });

  it('are absent where there is no contact (WI-31)', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    assert.equal((await agent.offered()).counters, undefined);
  });
});

onBothEngines('The counter of recent interactions', { recentDays: 0 }, (gateway) => {
  it('is absent where the administrator has not configured it (WI-27)', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, address: 'eva@example.test' });
    assert.deepEqual((await agent.offered()).counters, { inProgress: {} });
  });
});
