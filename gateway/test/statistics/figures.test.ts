import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Callbacks } from '../support/callbacks.js';
import { Desk, gone, inWrap } from '../support/desk.js';
import { readFigures } from '../support/figures.js';
import { onBothEngines } from '../support/suite.js';

/** Between the bounds of buckets, and far from them: a busy machine adds seconds to what is given here. */
const A_MINUTE_AND_A_HALF = 91;
const HALF_AN_HOUR = 1_801;

onBothEngines('What Prometheus reads of a day', { serviceLevelMs: 120_000 }, (gateway) => {
  const desk = new Desk(gateway);

  /** It has stood so long where it is, in seconds; and so long since it came. */
  async function aged(id: string, seconds: number): Promise<void> {
    await gateway().db.query(
      `UPDATE interaction SET state_since = state_since - $2::int * interval '1 second',
         created_at = created_at - $2::int * interval '1 second' WHERE id = $1::uuid`,
      [id, seconds],
    );
  }

  /** How many there are up to each bound, and what they are together, rounded down to tens of seconds. */
  async function histogram(name: string, taskType: string, bounds: readonly number[]): Promise<number[]> {
    const figures = await readFigures(gateway());
    const of = { task_type: taskType };
    const sum = figures(`${name}_sum`, of);
    return [
      ...bounds.map((bound) => figures(`${name}_bucket`, { ...of, le: String(bound) })),
      figures(`${name}_count`, of),
      Math.floor(sum / 100) * 100,
    ];
  }

  it('how long each waited for its first agent, and how many were in time', async () => {
    const taskType = await desk.taskType({});
    const { agent, place } = await desk.agent(1_000);
    for (const seconds of [0, A_MINUTE_AND_A_HALF, HALF_AN_HOUR]) {
      const subject = `waits ${seconds}`;
      await desk.post(place, { subject, taskType });
      await aged((await agent.offered(subject)).id, seconds);
      await agent.acceptOffered(subject);
    }
    assert.deepEqual(
      await histogram('contact_pad_waiting_seconds', taskType, [60, 90, 120, 1_800, 3_600]),
      [1, 1, 2, 2, 3, 3, 1_800],
    );
    const figures = await readFigures(gateway());
    const answered = (inTime: string): number =>
      figures('contact_pad_answered_total', { task_type: taskType, in_time: inTime, medium: 'work-item' });
    assert.deepEqual([answered('true'), answered('false')], [2, 1]);
  });

  it('once, whoever has it afterwards; also where nobody was asked', async () => {
    const [asked, given] = [await desk.taskType({}), await desk.taskType({})];
    const place = await gateway().place({ agents: 2 });
    const [first, second] = [
      await gateway().readyAgent(place.agents[0]),
      await gateway().agent(place.agents[1]),
    ];
    const { id } = await desk.held(first, place, { subject: 'goes back', taskType: asked });
    assert.equal(await first.command({ type: 'requeue', interaction: id }), undefined);
    await second.ready();
    await second.acceptOffered('goes back');
    const auto = await gateway().place({ answer: 'auto' });
    const other = await gateway().readyAgent(auto.agents[0]);
    await desk.post(auto, { subject: 'given', taskType: given });
    await other.interaction(
      'connected',
      ({ subject, phase }) => subject === 'given' && phase === 'connected',
    );
    const figures = await readFigures(gateway());
    const of = (task_type: string): number[] =>
      ['contact_pad_waiting_seconds_count', 'contact_pad_offers_total'].map((name) =>
        figures(name, { task_type }),
      );
    assert.deepEqual(
      [of(asked), of(given)],
      [
        [1, 2],
        [1, 0],
      ],
    );
  });

  it('how offers ended, those that nobody answered among them', async () => {
    const taskType = await desk.taskType({});
    const place = await gateway().place({ agents: 3 });
    for (const [index, answer] of (['reject', 'miss', 'accept'] as const).entries()) {
      const agent = await gateway().readyAgent(place.agents[index]);
      if (index === 0) await desk.post(place, { subject: 'goes round', taskType });
      const { id, offer } = await agent.offered('goes round');
      if (answer !== 'miss')
        assert.equal(await agent.command({ type: answer, interaction: id, offer: offer.id }), undefined);
      else
        await gateway().db.query('UPDATE offer SET deadline = clock_timestamp() WHERE id = $1::uuid', [
          offer.id,
        ]);
      if (answer === 'miss') await gone(agent, id, 'redirected');
    }
    const figures = await readFigures(gateway());
    const offers = (outcome: string): number =>
      figures('contact_pad_offers_total', { task_type: taskType, outcome, kind: 'queue' });
    assert.deepEqual(['accepted', 'rejected', 'redirected', 'withdrawn'].map(offers), [1, 1, 1, 0]);
  });

  it('how long agents had what has ended: with after-work, without what was parked', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, place } = await desk.agent();
    const { id } = await desk.held(agent, place, { taskType });
    await aged(id, 1_000);
    await agent.command({ type: 'park', interaction: id });
    await agent.interaction('parked', (each) => each.id === id && each.phase === 'parked');
    await aged(id, 100_000);
    await agent.command({ type: 'resume', interaction: id });
    await agent.interaction('back', (each) => each.id === id && each.phase === 'connected');
    await aged(id, 800);
    await agent.command({ type: 'done', interaction: id });
    await inWrap(agent, id);
    assert.deepEqual(await histogram('contact_pad_handling_seconds', taskType, []), [0, 0]);
    await aged(id, 10);
    await agent.command({ type: 'done', interaction: id });
    await gone(agent, id, 'done');
    assert.deepEqual(
      await histogram('contact_pad_handling_seconds', taskType, [1_800, 3_600]),
      [0, 1, 1, 1_800],
    );
  });

  it('callbacks since they were due, and with their calls', async () => {
    const calls = new Callbacks(gateway);
    const before = await readFigures(gateway());
    const place = await gateway().place();
    const agent = await gateway().readyAgent(place.agents[0]);
    const subject = await calls.post(place);
    const { id, offer } = await agent.offered(subject);
    await aged(id, 100_000);
    await gateway().db.query(
      `UPDATE interaction SET callback = callback || jsonb_build_object('scheduledAt',
         floor(extract(epoch FROM clock_timestamp() - $2::int * interval '1 second') * 1000)) WHERE id = $1::uuid`,
      [id, A_MINUTE_AND_A_HALF],
    );
    assert.equal(await agent.command({ type: 'accept', interaction: id, offer: offer.id }), undefined);
    await agent.interaction('accepted', (each) => each.id === id && each.phase === 'ready-to-call');
    await aged(id, HALF_AN_HOUR);
    assert.equal(await agent.command({ type: 'call', interaction: id }), undefined);
    await agent.interaction('answered', (each) => each.id === id && each.phase === 'connected');
    assert.equal(await agent.command({ type: 'end-call', interaction: id }), undefined);
    await agent.interaction('over', (each) => each.id === id && each.phase === 'ready-to-call');
    assert.equal(await agent.command({ type: 'done', interaction: id }), undefined);
    await gone(agent, id, 'done');
    const after = await readFigures(gateway());
    const more = (name: string, le: number): number => {
      const of = { medium: 'callback', le: String(le) };
      return after(name, of) - before(name, of);
    };
    const found = [
      ...[90, 120].map((le) => more('contact_pad_waiting_seconds_bucket', le)),
      ...[1_800, 3_600].map((le) => more('contact_pad_handling_seconds_bucket', le)),
    ];
    assert.deepEqual(found, [0, 1, 0, 1]);
  });
});
