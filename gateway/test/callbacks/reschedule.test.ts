import assert from 'node:assert/strict';
import { it } from 'node:test';
import { accept, Callbacks, inPhase } from '../support/callbacks.js';
import { gone, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { holderOf } from '../support/team.js';

onBothEngines('A callback that is put off', {}, (gateway) => {
  const callbacks = new Callbacks(gateway);

  it('goes with Done, and comes again at its time with its new number (WC-29)', async () => {
    const taskType = await callbacks.desk.taskType({
      wrap: 'timed',
      wrapMs: 60_000,
      dispositions: 'required',
    });
    const { agent, item } = await callbacks.ready({ taskType });
    const about = { interaction: item.id } as const;
    const at = Date.now() + 1_500;
    assert.equal(await agent.command({ type: 'reschedule', ...about, at, number: '+46 8 000' }), undefined);
    const marked = await agent.interaction('marked', ({ callback }) => callback?.rescheduledTo === at);
    assert.deepEqual([marked.phase, marked.callback?.number], ['ready-to-call', '+46 8 000']);
    assert.equal((await agent.command({ type: 'done', ...about }))?.code, 'DISPOSITION_REQUIRED');
    await agent.command({ type: 'set-disposition', ...about, disposition: 'bad' });
    await agent.command({ type: 'set-note', ...about, note: 'In a meeting' });
    assert.equal(await agent.command({ type: 'done', ...about }), undefined);
    await gone(agent, item.id, 'rescheduled');
    assert.deepEqual(await holderOf(gateway(), item.id), { state: 'scheduled', agent: null });
    const again = await agent.offered(item.subject);
    assert.ok(Date.now() >= at, 'not before its time');
    const numbers = ['+46 8 000', item.callback?.number];
    assert.deepEqual(
      [again.id, again.callback, again.note, again.disposition],
      [item.id, { number: '+46 8 000', numbers, scheduledAt: at }, 'In a meeting', undefined],
    );
  });

  it('comes to the same agent and to nobody else where they want to call themselves', async () => {
    const place = await gateway().place({ agents: 2 });
    const [anna, bo] = [await gateway().readyAgent(place.agents[0]), await gateway().agent(place.agents[1])];
    const item = await callbacks.accepted(anna, place);
    const at = Date.now() + 500;
    await anna.command({ type: 'reschedule', interaction: item.id, at, personal: true });
    await anna.command({ type: 'done', interaction: item.id });
    await gone(anna, item.id, 'rescheduled');
    await anna.command({ type: 'set-state', state: 'not-ready' });
    await bo.ready();
    while ((await holderOf(gateway(), item.id)).state !== 'queued') await inTime();
    await callbacks.accepted(bo, place);
    assert.ok(!bo.interactions.some(({ id }) => id === item.id));
    await anna.ready();
    await accept(anna, item.subject);
  });

  it('is not put off into the past, nor to a number that is none, nor in a call (WC-30)', async () => {
    const { agent, item } = await callbacks.ready();
    const about = { interaction: item.id } as const;
    const later = Date.now() + 3_600_000;
    for (const wrong of [{ at: Date.now() - 1_000 }, { at: 0 }, { at: 1e15 }, { at: later, number: 'Eva' }]) {
      const refused = await agent.command({ type: 'reschedule', ...about, ...wrong });
      assert.equal(refused?.code, 'INVALID', JSON.stringify(wrong));
    }
    assert.equal((await inPhase(agent, item.id, 'ready-to-call')).callback?.rescheduledTo, undefined);
    await agent.command({ type: 'call', ...about });
    assert.equal((await agent.command({ type: 'reschedule', ...about, at: later }))?.code, 'NOT_ALLOWED');
  });

  it('keeps its old time for whoever gets it instead', async () => {
    const { agent, item } = await callbacks.ready();
    const at = Date.now() + 3_600_000;
    await agent.command({ type: 'reschedule', interaction: item.id, at, personal: true });
    await agent.command({ type: 'requeue', interaction: item.id });
    await gone(agent, item.id, 'requeued');
    await agent.ready();
    assert.deepEqual((await agent.offered(item.subject)).callback, item.callback);
  });

  it('that is called all the same and done without another time is done', async () => {
    const taskType = await callbacks.desk.taskType({ wrap: 'open' });
    const { agent, item } = await callbacks.ready({ taskType });
    await agent.command({ type: 'done', interaction: item.id });
    await inWrap(agent, item.id);
    await agent.command({ type: 'done', interaction: item.id });
    await gone(agent, item.id, 'done');
  });
});

function inTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
