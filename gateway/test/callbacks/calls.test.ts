import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { AdminCalls } from '../admin/admin-calls.js';
import { accept, called, Callbacks, inPhase, NUMBERS } from '../support/callbacks.js';
import { gone, inState, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('An agent with a callback', {}, (gateway) => {
  const callbacks = new Callbacks(gateway);
  const { desk } = callbacks;

  it('is offered it with its data, and dials nothing by accepting it (WC-2, WC-3, WC-8)', async () => {
    const { agent, place } = await desk.agent();
    const scheduledAt = '2026-01-02T10:00:00Z';
    const subject = await callbacks.post(place, { scheduledAt, data: { cid: '4711' } });
    const offered = await agent.offered(subject);
    assert.deepEqual(
      [offered.medium, offered.callback, offered.call, offered.contact?.name, offered.caseData[0]?.value],
      [
        'callback',
        { number: NUMBERS.answers, scheduledAt: Date.parse(scheduledAt) },
        undefined,
        'Eva Lind',
        '4711',
      ],
    );
    const { can, call } = await accept(agent, subject);
    assert.equal(call, undefined);
    assert.deepEqual(can, {
      ...{ call: true, reschedule: true, done: true, consult: true, requeue: true, 'start-im': true },
      ...{ 'set-note': true, 'assign-contact': true, 'set-contact': true },
    });
  });

  it('takes the whole agent: nothing else comes beside it', async () => {
    const { agent, place } = await callbacks.ready();
    await desk.post(place, { subject: 'waits' });
    await delay(300);
    assert.ok(!agent.interactions.some(({ subject }) => subject === 'waits'));
  });

  it('calls, talks, holds, presses keys, and hangs up: it is Ready to Call again (WC-11, WC-13, WC-16, WC-17, WC-22)', async () => {
    const { agent, item } = await callbacks.ready();
    const about = { interaction: item.id } as const;
    assert.equal(await agent.command({ type: 'call', ...about }), undefined);
    const ringing = await inPhase(agent, item.id, 'establishing');
    assert.deepEqual(ringing.call, { direction: 'outbound', dnis: NUMBERS.answers });
    assert.deepEqual([ringing.can['end-call'], ringing.can.done], [true, { reason: 'CALL_OPEN' }]);
    const talking = await inPhase(agent, item.id, 'connected');
    assert.ok(talking.since >= ringing.since + 900, 'somebody took a second to answer');
    assert.equal((await agent.command({ type: 'done', ...about }))?.code, 'CALL_OPEN');
    assert.equal(await agent.command({ type: 'hold', ...about }), undefined);
    const held = await inPhase(agent, item.id, 'held');
    assert.deepEqual(
      [held.can.retrieve, held.can.hold, held.can.done],
      [true, undefined, { reason: 'CALL_OPEN' }],
    );
    assert.equal((await agent.command({ type: 'send-dtmf', ...about, digits: '1' }))?.code, 'NOT_ALLOWED');
    assert.equal(await agent.command({ type: 'retrieve', ...about }), undefined);
    assert.equal(await agent.command({ type: 'send-dtmf', ...about, digits: '12#' }), undefined);
    assert.equal((await agent.command({ type: 'send-dtmf', ...about, digits: 'x' }))?.code, 'INVALID');
    const logged = await gateway().db.query(
      `SELECT body FROM interaction_log WHERE interaction_id = $1::uuid AND event = 'keys-pressed'`,
      [item.id],
    );
    assert.deepEqual(logged, [{ body: { keys: 3 } }], 'which keys they were is not kept');
    assert.equal(await agent.command({ type: 'end-call', ...about }), undefined);
    const { call, can } = await called(agent, item.id, 'ended');
    assert.deepEqual([call, can.call, can.done], [undefined, true, true]);
    assert.equal((await agent.command({ type: 'end-call', ...about }))?.code, 'NOT_ALLOWED');
  });

  for (const [what, number, result] of [
    ['the line is busy', NUMBERS.busy, 'busy'],
    ['nobody answers', NUMBERS.silent, 'no-answer'],
    ['the contact hangs up', NUMBERS.hangsUp, 'ended'],
  ] as const)
    it(`can call again where ${what} (WC-12, WC-22)`, async () => {
      const { agent, item } = await callbacks.ready({ number });
      await agent.command({ type: 'call', interaction: item.id });
      await called(agent, item.id, result);
      await agent.command({ type: 'call', interaction: item.id });
      const again = await inPhase(agent, item.id, 'establishing');
      assert.equal(again.callback?.result, undefined);
      await called(agent, item.id, result);
    });

  it('gives up waiting, and the answer of that call is not taken for one of the next (WC-14)', async () => {
    const { agent, item } = await callbacks.ready();
    await agent.command({ type: 'call', interaction: item.id });
    assert.equal(await agent.command({ type: 'end-call', interaction: item.id }), undefined);
    await called(agent, item.id, 'cancelled');
    await agent.command({ type: 'call', interaction: item.id });
    const { since } = await inPhase(agent, item.id, 'connected');
    const calls = agent.facts.flatMap((fact) =>
      fact.type === 'interaction' && fact.interaction.phase === 'establishing' ? [fact.interaction] : [],
    );
    assert.ok(since - (calls[1]?.since ?? 0) >= 900);
  });

  it('calls another number of the contact where the agent chooses it, and no number of anybody else (WC-15)', async () => {
    const [id, mail] = [randomUUID(), `${randomUUID()}@example.test`];
    const admin = new AdminCalls(() => gateway().url, 'demo-admin');
    const busy = '+46 31 000 00 01';
    await admin.put(`customers/${id}`, { name: 'Mei Tanaka', addresses: [mail, '+46310000002', busy] });
    const { agent, item } = await callbacks.ready({ contact: { address: mail }, number: '+46 31 000 00 02' });
    const asked = '+46 31 000 00 02';
    assert.deepEqual(item.callback?.numbers, [asked, busy], 'each once, however it is written');
    const about = { type: 'call', interaction: item.id } as const;
    assert.equal((await agent.command({ ...about, number: '+46 70 000' }))?.code, 'INVALID');
    assert.equal((await agent.command({ ...about, number: mail }))?.code, 'INVALID');
    assert.equal(await agent.command({ ...about, number: busy }), undefined);
    const { call, callback } = await inPhase(agent, item.id, 'establishing');
    assert.deepEqual([call?.dnis, callback?.number], [busy, asked]);
    assert.equal((await called(agent, item.id, 'busy')).callback?.number, asked);
    await agent.command(about);
    assert.equal((await inPhase(agent, item.id, 'establishing')).call?.dnis, asked);
    await admin.put(`customers/${id}`, { name: 'Mei Tanaka', addresses: [mail] });
    assert.equal((await called(agent, item.id, 'no-answer')).callback?.numbers, undefined);
  });

  it('calls no numbers without a callback', async () => {
    const { agent } = await desk.agent();
    assert.equal((await agent.command({ type: 'call', number: '+46' }))?.code, 'UNSUPPORTED');
  });

  it('asks a colleague while the contact is on hold, and is done when that is over (WC-18, WC-26)', async () => {
    const { agent, item, place } = await callbacks.connected();
    const other = await gateway().place();
    const bo = await gateway().readyAgent(other.agents[0]);
    const asking = { type: 'consult', interaction: item.id, target: other.agents[0] ?? '' } as const;
    assert.equal(await agent.command(asking), undefined, place.entrance);
    await inPhase(agent, item.id, 'held');
    const { id, offer } = await bo.offered();
    await bo.command({ type: 'accept', interaction: id, offer: offer.id });
    const leg = await agent.interaction(
      'the consult',
      (each) => each.parent === item.id && each.phase === 'connected',
    );
    await agent.command({ type: 'end-call', interaction: item.id });
    assert.deepEqual((await called(agent, item.id, 'ended')).can.done, { reason: 'CHILD_OPEN' });
    assert.equal((await agent.command({ type: 'done', interaction: item.id }))?.code, 'CHILD_OPEN');
    await agent.command({ type: 'release', interaction: leg.id });
    assert.equal(await agent.command({ type: 'done', interaction: item.id }), undefined);
    await gone(agent, item.id, 'done');
  });

  it('is done after a required disposition, and then there is after-work (WC-24, WC-25, WC-27)', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 60_000, dispositions: 'required' });
    const { agent, item } = await callbacks.ready({ taskType });
    const about = { interaction: item.id } as const;
    assert.deepEqual(item.can.done, { reason: 'DISPOSITION_REQUIRED' });
    assert.equal((await agent.command({ type: 'done', ...about }))?.code, 'DISPOSITION_REQUIRED');
    assert.equal(await agent.command({ type: 'set-disposition', ...about, disposition: 'good' }), undefined);
    assert.equal(await agent.command({ type: 'done', ...about }), undefined);
    await inWrap(agent, item.id);
    await inState(agent, 'wrap');
    assert.equal(await agent.command({ type: 'done', ...about }), undefined);
    await gone(agent, item.id, 'done');
  });

  it('may give it back to its queue, for somebody else (WC-10)', async () => {
    const { agent, item, place } = await callbacks.ready({ number: NUMBERS.busy });
    await agent.command({ type: 'call', interaction: item.id });
    await called(agent, item.id, 'busy');
    assert.equal(await agent.command({ type: 'requeue', interaction: item.id }), undefined);
    await gone(agent, item.id, 'requeued');
    await agent.ready();
    const again = await agent.offered(item.subject);
    assert.equal(again.callback?.result, 'busy', place.entrance);
  });

  it('gets it alone where the sender names them', async () => {
    const place = await gateway().place();
    const { agent } = await desk.agent();
    const subject = await callbacks.post(place, { agent: agent.agent?.id });
    await accept(agent, subject);
  });

  it('may get it without being asked', async () => {
    const place = await gateway().place({ answer: 'auto' });
    const agent = await gateway().readyAgent(place.agents[0]);
    const subject = await callbacks.post(place);
    await agent.interaction(
      'without an offer',
      (each) => each.subject === subject && each.phase === 'ready-to-call',
    );
  });
});
