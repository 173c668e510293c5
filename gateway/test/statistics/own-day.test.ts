import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Statistics } from 'contact-pad/core';
import { retainOnce } from '../../src/retention/retention.js';
import type { AgentClient } from '../support/agent-client.js';
import { Callbacks } from '../support/callbacks.js';
import { asked, failed } from '../support/contacts.js';
import { Desk, gone, inState, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

const MINUTE = 60_000;
/** What a busy machine may add to what is measured, in milliseconds. */
const SLACK = 50_000;

onBothEngines('What agents are told of their own day', {}, (gateway) => {
  const desk = new Desk(gateway);

  const day = (agent: AgentClient, since = Date.now() - 600 * MINUTE): Promise<Statistics> =>
    asked(agent, { type: 'statistics', since });

  /** It has stood so many minutes longer where it is. */
  async function aged(id: string, minutes: number): Promise<void> {
    await gateway().db.query(
      'UPDATE interaction SET state_since = state_since - make_interval(mins => $2::int) WHERE id = $1::uuid',
      [id, minutes],
    );
  }

  function assertMinutes(ms: number | undefined, minutes: number): void {
    assert.ok(ms !== undefined && ms >= minutes * MINUTE && ms < minutes * MINUTE + SLACK, `${ms} ms`);
  }

  it('counts what they handled with its after-work, and without what was put aside', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, place, item } = await desk.working({ taskType });
    await aged(item.id, 2);
    await agent.command({ type: 'park', interaction: item.id });
    await agent.interaction('parked', (each) => each.id === item.id && each.phase === 'parked');
    await aged(item.id, 30);
    await agent.command({ type: 'resume', interaction: item.id });
    await agent.interaction('back', (each) => each.id === item.id && each.phase === 'connected');
    await agent.command({ type: 'done', interaction: item.id });
    await inWrap(agent, item.id);
    assert.deepEqual((await day(agent)).media, []);
    await aged(item.id, 1);
    await agent.command({ type: 'done', interaction: item.id });
    await gone(agent, item.id, 'done');

    const email = await desk.held(agent, place, { medium: 'email' });
    await aged(email.id, 5);
    await agent.command({ type: 'release', interaction: email.id });
    await gone(agent, email.id, 'done');
    const { media } = await day(agent);
    assert.deepEqual(
      media.map(({ medium, handled }) => [medium, handled]),
      [
        ['email', 1],
        ['work-item', 1],
      ],
    );
    assertMinutes(media[0]?.ms, 5);
    assertMinutes(media[1]?.ms, 3);
  });

  it('counts a callback with its call, and once for whoever gave it back and had it again', async () => {
    const callbacks = new Callbacks(gateway);
    const { agent, item } = await callbacks.connected();
    await aged(item.id, 4);
    await agent.command({ type: 'end-call', interaction: item.id });
    await agent.interaction('over', (each) => each.id === item.id && each.phase === 'ready-to-call');
    await aged(item.id, 1);
    await agent.command({ type: 'done', interaction: item.id });
    await gone(agent, item.id, 'done');
    const { media } = await day(agent);
    assert.deepEqual(
      media.map(({ medium, handled }) => [medium, handled]),
      [['callback', 1]],
    );
    assertMinutes(media[0]?.ms, 5);
  });

  it('counts answered calls on the line of their pad', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().agent(agents[0], { voice: true });
    await agent.ready();
    const start = Date.now() - 10 * MINUTE;
    const line = {
      direction: 'inbound',
      address: '+46 70 1',
      name: 'Eva',
      subject: 'A loan',
      start,
    } as const;
    for (const [interaction, times] of Object.entries({ answered: { answer: start + MINUTE }, missed: {} })) {
      const told = { type: 'report-call', interaction, line: { ...line, ...times } } as const;
      assert.equal(await agent.command({ ...told, state: 'ringing' }), undefined);
      const end = start + 8 * MINUTE;
      assert.equal(await agent.command({ ...told, state: 'ended', line: { ...told.line, end } }), undefined);
    }
    assert.deepEqual((await day(agent)).media, [{ medium: 'voice', handled: 1, ms: 7 * MINUTE }]);
  });

  it('counts the time in each state since then, also in the one that began before', async () => {
    const { agent } = await desk.agent();
    const id = agent.agent?.id ?? '';
    await agent.command({ type: 'set-state', state: 'not-ready' });
    await inState(agent, 'not-ready');
    await gateway().db.query(
      `UPDATE agent_state_log SET since = since - make_interval(mins => CASE state WHEN 'not-ready' THEN 20 ELSE 50 END)
       WHERE agent_id = $1`,
      [id],
    );
    const { states } = await day(agent, Date.now() - 30 * MINUTE);
    assert.deepEqual(
      states.map(({ state }) => state),
      ['not-ready', 'ready'],
    );
    assertMinutes(states[0]?.ms, 20);
    assert.ok(Math.abs((states[1]?.ms ?? 0) - 10 * MINUTE) < SLACK, JSON.stringify(states));
    assert.equal(await failed(agent, { type: 'statistics', since: Date.now() + 10 * MINUTE }), 'INVALID');
    assert.equal(await failed(agent, { type: 'statistics', since: Date.now() - 4_000 * MINUTE }), 'INVALID');
  });

  it('is forgotten after three days, but for a state that still lasts', async () => {
    const { agent, item } = await desk.working();
    await agent.command({ type: 'done', interaction: item.id });
    await gone(agent, item.id, 'done');
    const id = agent.agent?.id ?? '';
    for (const [table, column] of [
      ['agent_state_log', 'since'],
      ['agent_work', 'at'],
    ])
      await gateway().db.query(
        `UPDATE ${table} SET ${column} = ${column} - interval '4 days' WHERE agent_id = $1`,
        [id],
      );
    await gateway().db.query(
      `INSERT INTO agent_work SELECT agent_id, at, interaction_id, medium, lasted, is_over
       FROM agent_work CROSS JOIN generate_series(1, 150) WHERE agent_id = $1`,
      [id],
    );
    const counts: number[] = [];
    do counts.push(await retainOnce(gateway().db, { retentionDays: 30, auditDays: 30 }));
    while (counts.at(-1));
    assert.ok(Math.max(...counts) < 150, `${String(counts)} of at least 152 at a time`);
    const left = await gateway().db.query(
      `SELECT state FROM agent_state_log WHERE agent_id = $1
       UNION ALL SELECT 'work' FROM agent_work WHERE agent_id = $1`,
      [id],
    );
    assert.deepEqual(left, [{ state: 'ready' }]);
    const { media, states } = await day(agent);
    assert.deepEqual([media, states.length], [[], 1]);
  });
});

const GOALS = [{ of: 'average', target: 5 * MINUTE, description: 'With after-work.' }] as const;

onBothEngines('What agents are told that their day should be', { goals: GOALS }, (gateway) => {
  it('is what the settings say', async () => {
    const { agent } = await new Desk(gateway).agent();
    assert.deepEqual((await asked(agent, { type: 'statistics', since: Date.now() })).goals, GOALS);
  });
});
