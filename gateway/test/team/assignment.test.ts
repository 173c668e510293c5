import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { holderOf, Teams, withoutGaps } from '../support/team.js';

onBothEngines('Handing over at once (8.8, MI-25 to MI-31, WI-39)', {}, (gateway) => {
  const teams = new Teams(gateway);

  it('gives an e-mail or a case to who is available, without an accept step', async () => {
    for (const medium of ['email', 'case'] as const) {
      const { anna, bo, ids, item } = await teams.pair({ medium });
      await bo.ready();
      const transfer = { type: 'transfer', interaction: item.id, target: ids[1], note: 'yours' } as const;
      assert.equal(await anna.command(transfer), undefined);
      await gone(anna, item.id, 'transferred');
      const { handover } = await bo.interaction('connected', (each) => each.phase === 'connected');
      assert.deepEqual(handover, { by: { id: ids[0], kind: 'agent', name: 'An Agent' }, note: 'yours' });
      assert.ok(
        !bo.facts.some((fact) => fact.type === 'interaction' && fact.interaction.phase === 'offered'),
      );
      withoutGaps(anna, bo);
    }
  });

  it('waits for who is away, through a restart, until they are ready again (MI-28)', async () => {
    const { anna, bo, ids, item } = await teams.pair({ medium: 'email' });
    const chen = await gateway().readyAgent(ids[2]);
    await bo.command({ type: 'log-out' });
    assert.equal(await anna.command({ type: 'transfer', interaction: item.id, target: ids[1] }), undefined);
    await gateway().restart();
    const back = await gateway().readyAgent(ids[1]);
    await back.interaction('connected', (each) => each.id === item.id && each.phase === 'connected');
    assert.deepEqual(chen.interactions, []);
  });

  it('counts as a release: the gate is closed while something else is open (MI-34)', async () => {
    const { anna, place, ids, item } = await teams.pair({ medium: 'email' });
    const other = await teams.desk.held(anna, place);
    await anna.command({ type: 'transfer', interaction: item.id, target: ids[1] });
    await gone(anna, item.id, 'transferred');
    const [gate] = await gateway().db.query<{ closed: boolean }>(
      'SELECT gate_closed AS closed FROM presence WHERE agent_id = $1',
      [ids[0]],
    );
    assert.equal(gate?.closed, true);
    assert.equal(await anna.command({ type: 'done', interaction: other.id }), undefined);
  });

  it('puts it into the queue of a service, where it is offered with who gave it', async () => {
    const { anna, bo, ids, item } = await teams.pair({ medium: 'email' });
    const elsewhere = await teams.team();
    const target = await teams.destination('service', elsewhere.place);
    const chen = await gateway().readyAgent(elsewhere.ids[0]);
    assert.equal(await anna.command({ type: 'transfer', interaction: item.id, target }), undefined);
    const offered = await chen.interaction(
      'offered',
      (each) => each.id === item.id && each.phase === 'offered',
    );
    assert.equal(offered.handover?.by.id, ids[0]);
    assert.equal(offered.queue, elsewhere.place.entrance);
    assert.deepEqual(bo.interactions, []);
  });

  it('puts a work item into a queue, or behind a service or a routing point (WI-39)', async () => {
    for (const kind of ['queue', 'service', 'routing-point'] as const) {
      const { anna, ids, item } = await teams.pair();
      const elsewhere = await teams.team();
      const place = elsewhere.place;
      const target = kind === 'queue' ? place.entrance : await teams.destination(kind, place);
      const chen = await gateway().readyAgent(elsewhere.ids[0]);
      const transfer = { type: 'transfer', interaction: item.id, target, note: 'whoever' } as const;
      assert.equal(await anna.command(transfer), undefined);
      await gone(anna, item.id, 'transferred');
      const offered = await chen.interaction('offered', (each) => each.offer !== undefined);
      assert.deepEqual([offered.id, offered.handover?.by.id], [item.id, ids[0]]);
      assert.equal(offered.handover?.note, 'whoever');
    }
  });

  it('offers it to others first when the one who gave it away serves that queue too', async () => {
    const { anna, bo, place, item } = await teams.pair();
    await anna.command({ type: 'transfer', interaction: item.id, target: place.entrance });
    await gone(anna, item.id, 'transferred');
    assert.deepEqual(await holderOf(gateway(), item.id), { state: 'queued', agent: null });
    await bo.ready();
    await bo.interaction('offered', (each) => each.id === item.id && each.offer !== undefined);
  });

  it('refuses what a medium does not know: an e-mail to a queue, a chat to anybody (MI-27, MI-32)', async () => {
    const { anna, bo, place, ids, item } = await teams.pair({ medium: 'email' });
    const number = '+46700000000';
    for (const target of [place.entrance, ids[0], number]) {
      const refused = await anna.command({ type: 'transfer', interaction: item.id, target });
      assert.equal(refused?.code, 'TARGET_UNAVAILABLE', target);
    }
    const chat = await teams.desk.held(anna, place, { medium: 'chat' });
    const refused = await anna.command({ type: 'transfer', interaction: chat.id, target: ids[1] });
    assert.equal(refused?.code, 'NOT_ALLOWED');
    assert.deepEqual(bo.interactions, []);
  });
});
