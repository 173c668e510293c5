import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Desk, gone, inState, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('The end of an interaction', {}, (gateway) => {
  const desk = new Desk(gateway);

  const logged = async (id: string): Promise<unknown[]> =>
    (
      await gateway().db.query<{ event: string; actor: string }>(
        'SELECT event, actor FROM interaction_log WHERE interaction_id = $1::uuid ORDER BY version',
        [id],
      )
    ).map(({ event }) => event);

  it('is Release for an e-mail, a case and a chat, and Done for a work item (section 11)', async () => {
    const { agent, place } = await desk.agent();
    for (const medium of ['email', 'case', 'chat', 'work-item'] as const) {
      const item = await desk.held(agent, place, { medium });
      const [right, wrong] =
        medium === 'work-item' ? (['done', 'release'] as const) : (['release', 'done'] as const);
      assert.equal(item.can[right], true, medium);
      assert.equal(item.can[wrong], undefined, medium);
      const refused = await agent.command({ type: wrong, interaction: item.id });
      assert.equal(refused?.code, 'NOT_ALLOWED');
      assert.equal(await agent.command({ type: right, interaction: item.id }), undefined);
      await gone(agent, item.id, 'done');
    }
    assert.equal(agent.agent?.state, 'ready');
  });

  it('leads to wrap-up where the task type has one, and Done ends that (MI-35)', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    for (const medium of ['email', 'work-item'] as const) {
      const { agent, item } = await desk.working({ medium, taskType });
      const ending = medium === 'email' ? 'release' : 'done';
      await agent.command({ type: ending, interaction: item.id });
      assert.equal((await inWrap(agent, item.id)).can.done, true);
      await inState(agent, 'wrap');
      assert.equal(agent.agent?.wrapUntil, undefined);
      await agent.command({ type: 'done', interaction: item.id });
      await gone(agent, item.id, 'done');
      await inState(agent, 'ready');
      assert.deepEqual(await logged(item.id), ['received', 'offered', 'accepted', 'released', 'done']);
    }
  });

  it('begins the wrap-up with the last one, as long as the longest of them (CG-32)', async () => {
    const { agent, place } = await desk.agent();
    const short = await desk.taskType({ wrap: 'timed', wrapMs: 20_000 });
    const long = await desk.taskType({ wrap: 'timed', wrapMs: 40_000 });
    const one = await desk.held(agent, place, { taskType: long });
    const other = await desk.held(agent, place, { taskType: short });
    await agent.command({ type: 'done', interaction: one.id });
    await inWrap(agent, one.id);
    assert.equal(agent.agent?.state, 'ready');
    await agent.command({ type: 'done', interaction: other.id });
    await inState(agent, 'wrap');
    assert.equal((agent.agent?.wrapUntil ?? 0) - (agent.agent?.since ?? 0), 40_000);
  });

  it('is promptly there when the time is over, on the clock of the store', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 300 });
    const { agent, item } = await desk.working({ taskType });
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'wrap');
    const until = agent.agent?.wrapUntil ?? 0;
    await gone(agent, item.id, 'done');
    await inState(agent, 'ready');
    assert.ok((agent.agent?.since ?? 0) >= until);
  });

  it('can be put off, by as much as the task type allows, and not where it allows nothing', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 30_000, extendMs: 45_000 });
    const { agent, item } = await desk.working({ taskType });
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'wrap');
    assert.equal(agent.agent?.can.extend, true);
    const until = agent.agent.wrapUntil ?? 0;
    await agent.command({ type: 'extend' });
    await agent.until('more time', () => (agent.agent?.wrapUntil === until + 45_000 ? true : undefined));

    const plain = await desk.taskType({ wrap: 'timed' });
    const other = await desk.working({ taskType: plain });
    await other.agent.command({ type: 'done', interaction: other.item.id });
    await inState(other.agent, 'wrap');
    assert.equal(other.agent.agent?.can.extend, undefined);
    assert.equal((await other.agent.command({ type: 'extend' }))?.code, 'NOT_ALLOWED');
  });

  it('waits for a required disposition: a work item before, an e-mail after (WI-19)', async () => {
    const taskType = await desk.taskType({ dispositions: 'required' });
    const work = await desk.working({ taskType });
    assert.deepEqual(work.item.can.done, { reason: 'DISPOSITION_REQUIRED' });
    const { agent } = work;
    const early = await agent.command({ type: 'done', interaction: work.item.id });
    assert.equal(early?.code, 'DISPOSITION_REQUIRED');
    await agent.command({ type: 'set-disposition', interaction: work.item.id, disposition: 'good' });
    const chosen = await agent.interaction('chosen', (each) => each.disposition === 'good');
    assert.equal(chosen.can.done, true);
    await agent.command({ type: 'done', interaction: work.item.id });
    await gone(agent, work.item.id, 'done');

    const mail = await desk.working({ medium: 'email', taskType });
    await mail.agent.command({ type: 'release', interaction: mail.item.id });
    await inState(mail.agent, 'logging');
    assert.equal(mail.agent.agent?.wrapUntil, undefined);
    const interaction = mail.item.id;
    const done = await mail.agent.command({ type: 'done', interaction });
    assert.equal(done?.code, 'DISPOSITION_REQUIRED');
    const ready = await mail.agent.command({ type: 'set-state', state: 'ready' });
    assert.equal(ready?.code, 'DISPOSITION_REQUIRED');
    await mail.agent.command({ type: 'set-disposition', interaction, disposition: 'bad' });
    await gone(mail.agent, interaction, 'done');
    await inState(mail.agent, 'ready');
  });

  it('goes on as Logging the call when the time is over and a disposition is missing', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 100, dispositions: 'required' });
    const { agent, item } = await desk.working({ medium: 'email', taskType });
    await agent.command({ type: 'release', interaction: item.id });
    await inState(agent, 'logging');
    await agent.command({ type: 'set-disposition', interaction: item.id, disposition: 'good' });
    await gone(agent, item.id, 'done');
  });

  it('takes only dispositions that there are, and lets a choice be taken back', async () => {
    const taskType = await desk.taskType({ dispositions: 'required' });
    const { agent, item } = await desk.working({ taskType });
    const interaction = item.id;
    const wrong = await agent.command({ type: 'set-disposition', interaction, disposition: 'ugly' });
    assert.equal(wrong?.code, 'INVALID');
    await agent.command({ type: 'set-disposition', interaction, disposition: 'good' });
    await agent.interaction('chosen', (each) => each.disposition === 'good');
    await agent.command({ type: 'set-disposition', interaction });
    const back = await agent.interaction('taken back', (each) => each.disposition === undefined);
    assert.deepEqual(back.can.done, { reason: 'DISPOSITION_REQUIRED' });
  });

  it('keeps a note as it was written (NT-1), whole or not at all', async () => {
    const { agent, item } = await desk.working();
    const interaction = item.id;
    const note = `<b>called</b>\n\u202Eback 😀`;
    await agent.command({ type: 'set-note', interaction, note });
    await agent.interaction('the note', (each) => each.note === note);
    assert.equal((await agent.command({ type: 'set-note', interaction, note: 'a\0' }))?.code, 'INVALID');
    const long = await agent.command({ type: 'set-note', interaction, note: 'n'.repeat(10_001) });
    assert.equal(long?.code, 'INVALID');
    await agent.command({ type: 'set-note', interaction, note: '' });
    await agent.interaction('no note', (each) => each.note === undefined);
  });

  it('is refused by a system that does not let go, and forced by Abandon (MI-37)', async () => {
    for (const medium of ['email', 'case', 'chat', 'work-item'] as const) {
      const { agent, place } = await desk.agent();
      await desk.admin.put(`queues/${place.entrance}`, {
        name: 'Stuck',
        distribution: 'automatic',
        releaseRefused: true,
      });
      const { id, can } = await desk.held(agent, place, { medium });
      assert.equal(can.abandon, true);
      const ending = medium === 'work-item' ? 'done' : 'release';
      const stuck = { type: ending, interaction: id, id: `stuck-${medium}` } as const;
      assert.equal((await agent.command(stuck))?.code, 'UNAVAILABLE');
      assert.equal((await agent.command(stuck))?.code, 'UNAVAILABLE');
      await agent.command({ type: 'abandon', interaction: id });
      await gone(agent, id, 'abandoned');
      assert.equal((await agent.command({ type: 'abandon', interaction: id }))?.code, 'GONE');
      assert.deepEqual((await logged(id)).slice(-1), ['abandoned']);
    }
  });

  it('needs the privileges that it is given (WI-18)', async () => {
    const place = await gateway().place({ privileges: ['done'] });
    const agent = await gateway().readyAgent(place.agents[0]);
    const { can, id } = await desk.held(agent, place, { medium: 'email' });
    assert.deepEqual(Object.keys(can).sort(), [
      'assign-contact',
      'did-not-arrive',
      'set-contact',
      'set-note',
    ]);
    for (const type of ['release', 'abandon'] as const)
      assert.equal((await agent.command({ type, interaction: id }))?.code, 'NOT_ALLOWED');
  });

  it('asked for twice is there once, whoever is first', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, item } = await desk.working({ medium: 'email', taskType });
    const twice = (type: 'release' | 'done'): Promise<unknown[]> =>
      Promise.all([1, 2].map((n) => agent.command({ type, interaction: item.id, id: `${type}-${n}` })));
    assert.equal((await twice('release')).filter((error) => error === undefined).length, 1);
    await inState(agent, 'wrap');
    assert.equal((await twice('done')).filter((error) => error === undefined).length, 1);
    await gone(agent, item.id, 'done');
    const told = agent.facts.filter(
      (fact) => fact.type === 'interaction' && fact.interaction.phase === 'gone',
    );
    assert.equal(told.length, 1);
  });

  it('comes once when Done and the end of the wrap-up meet', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 60 });
    const { agent, place } = await desk.agent();
    for (let round = 0; round < 10; round++) {
      const { id } = await desk.held(agent, place, { medium: 'email', taskType });
      await agent.command({ type: 'release', interaction: id });
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 4));
      const error = await agent.command({ type: 'done', interaction: id });
      assert.ok(error === undefined || error.code === 'GONE', error?.code);
      await gone(agent, id, 'done');
      await inState(agent, 'ready');
      const ended = await gateway().db.query(
        "SELECT FROM interaction_log WHERE interaction_id = $1::uuid AND event = 'done'",
        [id],
      );
      assert.equal(ended.length, 1);
    }
  });
});
