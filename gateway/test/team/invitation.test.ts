import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { holderOf, offerOf, Teams, transferIs, withoutGaps } from '../support/team.js';

onBothEngines('Handing a work item over by invitation (8.8)', {}, (gateway) => {
  const teams = new Teams(gateway);

  it('offers the target the same interaction while the source keeps it (WI-35, WI-36)', async () => {
    const { anna, bo, ids, item, offered, offer } = await teams.invited();
    assert.equal(offered.phase, 'offered');
    assert.deepEqual(offered.handover, {
      by: { id: ids[0], kind: 'agent', name: 'An Agent' },
      note: 'Please',
    });
    assert.equal(offer.onDeadline, 'end');
    assert.equal(offered.can.accept, true);
    const mine = await transferIs(anna, item.id, 'invited');
    assert.equal(mine.transfer?.target.id, ids[1]);
    assert.equal(mine.transfer.deadline, offer.deadline);
    assert.equal(mine.can['cancel-transfer'], true);
    assert.deepEqual(mine.can.done, { reason: 'TRANSFER_PENDING' });
    assert.equal(mine.handover, undefined);
    withoutGaps(anna, bo);
  });

  it('leaves the source and is connected at the target once it is accepted; the note stays', async () => {
    const { anna, bo, ids, item, offer } = await teams.invited();
    assert.equal(await bo.command({ type: 'accept', interaction: item.id, offer: offer.id }), undefined);
    const taken = await bo.interaction('connected', (each) => each.phase === 'connected');
    assert.equal(taken.handover?.note, 'Please');
    assert.equal(taken.transfer, undefined);
    await gone(anna, item.id, 'transferred');
    assert.deepEqual(await holderOf(gateway(), item.id), { state: 'assigned', agent: ids[1] });
    const late = await anna.command({ type: 'done', interaction: item.id });
    assert.equal(late?.code, 'GONE');
    assert.equal(await bo.command({ type: 'done', interaction: item.id }), undefined);
    withoutGaps(anna, bo);
  });

  it('counts as a release: nothing new comes until everything else is through (MI-34)', async () => {
    const { anna, bo, place, ids, item } = await teams.pair();
    const other = await teams.desk.held(anna, place);
    await anna.command({ type: 'transfer', interaction: item.id, target: ids[1] });
    const offer = await offerOf(bo, item.id);
    await bo.command({ type: 'accept', interaction: item.id, offer: offer.id });
    await gone(anna, item.id, 'transferred');
    await teams.desk.post(place, { subject: 'next' });
    assert.equal(await anna.command({ type: 'done', interaction: other.id }), undefined);
    await anna.offered('next');
    const order = anna.interactions.map(({ subject }) => subject);
    assert.equal(order.at(-1), 'next');
  });

  it('stays with the source when it is rejected, not answered, or the target is lost (WI-37)', async () => {
    const rejected = await teams.invited();
    await rejected.bo.command({ type: 'reject', interaction: rejected.item.id, offer: rejected.offer.id });
    await gone(rejected.bo, rejected.item.id, 'rejected');
    await transferIs(rejected.anna, rejected.item.id, 'rejected');
    const late = await teams.invited({ offerMs: 400 });
    await gone(late.bo, late.item.id, 'redirected');
    await transferIs(late.anna, late.item.id, 'timed-out');
    const lost = await teams.invited();
    lost.bo.terminate();
    await gateway().disconnected(lost.ids[1]);
    await gateway().db.query('UPDATE presence SET grace_until = now() WHERE agent_id = $1', [lost.ids[1]]);
    const kept = await transferIs(lost.anna, lost.item.id, 'failed');
    assert.equal(kept.can.transfer, true);
    assert.equal(await lost.anna.command({ type: 'done', interaction: lost.item.id }), undefined);
    withoutGaps(rejected.anna, rejected.bo, late.anna, late.bo, lost.anna);
  });

  it('can be tried again with somebody else after a failure, without the old note (WI-38)', async () => {
    const { anna, bo, ids, item, offer } = await teams.invited();
    const chen = await teams.notReady(ids[2]);
    await bo.command({ type: 'reject', interaction: item.id, offer: offer.id });
    await transferIs(anna, item.id, 'rejected');
    await anna.command({ type: 'transfer', interaction: item.id, target: ids[2] });
    const again = await offerOf(chen, item.id);
    const view = await chen.interaction('offered', (each) => each.offer?.id === again.id);
    assert.equal(view.handover?.note, undefined);
    await chen.command({ type: 'accept', interaction: item.id, offer: again.id });
    await gone(anna, item.id, 'transferred');
  });

  it('can be taken back, and is GONE once it was answered', async () => {
    const { anna, bo, item, offer } = await teams.invited();
    assert.equal(await anna.command({ type: 'cancel-transfer', interaction: item.id }), undefined);
    await gone(bo, item.id, 'withdrawn');
    const mine = await anna.interaction('free', (each) => each.id === item.id && !each.transfer);
    assert.equal(mine.can.done, true);
    const late = await bo.command({ type: 'accept', interaction: item.id, offer: offer.id });
    assert.equal(late?.code, 'GONE');
    const again = await anna.command({ type: 'cancel-transfer', interaction: item.id });
    assert.equal(again?.code, 'GONE');
  });

  it('goes back to the queue when the source does not come back, and to nobody twice', async () => {
    const { anna, bo, ids, item } = await teams.invited();
    const chen = await gateway().readyAgent(ids[2]);
    anna.terminate();
    await gateway().disconnected(ids[0]);
    await gateway().db.query('UPDATE presence SET grace_until = now() WHERE agent_id = $1', [ids[0]]);
    await gone(bo, item.id, 'withdrawn');
    await chen.interaction('offered', (each) => each.id === item.id && each.offer !== undefined);
    assert.equal((await holderOf(gateway(), item.id)).agent, ids[2]);
  });

  it('is refused for who is logged out, oneself, and who is not there; nothing changes', async () => {
    const { anna, bo, ids, item } = await teams.pair();
    await bo.command({ type: 'log-out' });
    for (const target of [ids[0], ids[1], ids[2], 'nobody']) {
      const refused = await anna.command({ type: 'transfer', interaction: item.id, target });
      assert.equal(refused?.code, 'TARGET_UNAVAILABLE', target);
    }
    const others = await bo.command({ type: 'transfer', interaction: item.id, target: ids[2] });
    assert.equal(others?.code, 'NOT_FOUND');
    assert.equal(anna.interactions.at(-1)?.transfer, undefined);
  });

  it('keeps the target from logging out, and from more than they can take', async () => {
    const { anna, bo, place, item, offer } = await teams.invited();
    await anna.command({ type: 'set-state', state: 'not-ready' });
    await bo.until('log-out is blocked', () => (bo.agent?.can['log-out'] !== true ? true : undefined));
    assert.equal((await bo.command({ type: 'log-out' }))?.code, 'INTERACTIONS_OPEN');
    await gateway().db.query('UPDATE agent SET capacity = 20 WHERE id = $1', [place.agents[1]]);
    await bo.ready();
    await teams.desk.post(place, { subject: 'more' });
    await bo.command({ type: 'reject', interaction: item.id, offer: offer.id });
    await bo.offered('more');
    const facts = bo.facts.flatMap((fact) => (fact.type === 'interaction' ? [fact.interaction] : []));
    const left = facts.findIndex((each) => each.outcome === 'rejected');
    const more = facts.findIndex((each) => each.subject === 'more');
    assert.ok(left >= 0 && left < more);
  });

  it('survives a restart: the invitation goes on until its deadline', async () => {
    const { item, ids, offer } = await teams.invited();
    await gateway().restart();
    const anna = await gateway().agent(ids[0]);
    const bo = await gateway().agent(ids[1]);
    assert.equal((await transferIs(anna, item.id, 'invited')).transfer?.deadline, offer.deadline);
    assert.equal((await offerOf(bo, item.id)).id, offer.id);
    assert.equal(await bo.command({ type: 'accept', interaction: item.id, offer: offer.id }), undefined);
    await gone(anna, item.id, 'transferred');
  });

  it('has one winner when it is accepted and taken back at once, again and again', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const { anna, bo, ids, item, offer } = await teams.invited();
      const [cancelled, accepted] = await Promise.all([
        anna.command({ type: 'cancel-transfer', interaction: item.id }),
        bo.command({ type: 'accept', interaction: item.id, offer: offer.id }),
      ]);
      const winners = [cancelled, accepted].filter((error) => error === undefined);
      assert.equal(winners.length, 1, JSON.stringify([cancelled, accepted]));
      const loser = cancelled ?? accepted;
      assert.equal(loser?.code, 'GONE');
      const holder = await holderOf(gateway(), item.id);
      assert.equal(holder.agent, accepted === undefined ? ids[1] : ids[0]);
      withoutGaps(anna, bo);
      await Promise.all([anna.close(), bo.close()]);
    }
  });

  it('has one winner when it is accepted as its time ends', async () => {
    for (let turn = 0; turn < 6; turn++) {
      const { anna, bo, ids, item, offer } = await teams.invited({ offerMs: 150 });
      const wait = (offer.deadline ?? 0) - Date.now() - 8 + 4 * turn;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
      const accepted = await bo.command({ type: 'accept', interaction: item.id, offer: offer.id });
      if (accepted === undefined) await gone(anna, item.id, 'transferred');
      else await transferIs(anna, item.id, 'timed-out');
      const holder = await holderOf(gateway(), item.id);
      assert.equal(holder.agent, accepted === undefined ? ids[1] : ids[0]);
      await Promise.all([anna.close(), bo.close()]);
    }
  });

  it('has one holder when it is accepted as the grace of its source ends', async () => {
    for (let turn = 0; turn < 6; turn++) {
      const { anna, bo, ids, item, offer } = await teams.invited();
      anna.terminate();
      await gateway().disconnected(ids[0]);
      const [, accepted] = await Promise.all([
        gateway().db.query('UPDATE presence SET grace_until = now() WHERE agent_id = $1', [ids[0]]),
        new Promise((resolve) => setTimeout(resolve, 10 * turn)).then(() =>
          bo.command({ type: 'accept', interaction: item.id, offer: offer.id }),
        ),
      ]);
      const { state, agent } = await holderOf(gateway(), item.id);
      if (accepted === undefined) assert.deepEqual([state, agent], ['assigned', ids[1]]);
      else assert.deepEqual([accepted.code, state], ['GONE', 'queued']);
      withoutGaps(bo);
      await bo.close();
    }
  });

  it('works when two invite each other at the same moment', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { anna, place, ids, item } = await teams.pair();
      const chen = await gateway().readyAgent(ids[2]);
      const other = await teams.desk.held(chen, place);
      const refusals = await Promise.all([
        anna.command({ type: 'transfer', interaction: item.id, target: ids[2] }),
        chen.command({ type: 'transfer', interaction: other.id, target: ids[0] }),
      ]);
      assert.deepEqual(refusals, [undefined, undefined]);
      await offerOf(anna, other.id);
      await offerOf(chen, item.id);
      withoutGaps(anna, chen);
    }
  });
});
