import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { offerOf, Teams, withoutGaps } from '../support/team.js';
import type { Pair } from '../support/team.js';

onBothEngines('Asking a colleague about something (8.9)', { timing: { consultMs: 60_000 } }, (gateway) => {
  const teams = new Teams(gateway);

  interface Ringing extends Pair {
    readonly asking: Interaction;
    readonly asked: Interaction;
  }

  const leg = (agent: AgentClient, phase: Interaction['phase']): Promise<Interaction> =>
    agent.interaction(`call ${phase}`, (each) => each.medium === 'voice' && each.phase === phase);

  async function ringing(medium: 'work-item' | 'email' = 'work-item'): Promise<Ringing> {
    const pair = await teams.pair({ medium });
    const { anna, bo, ids, item } = pair;
    await bo.ready();
    assert.equal(await anna.command({ type: 'consult', interaction: item.id, target: ids[1] }), undefined);
    return { ...pair, asking: await leg(anna, 'establishing'), asked: await leg(bo, 'offered') };
  }

  async function talking(medium: 'work-item' | 'email' = 'work-item'): Promise<Ringing> {
    const one = await ringing(medium);
    const offer = await offerOf(one.bo, one.asked.id);
    const { asked, anna, bo } = one;
    assert.equal(await bo.command({ type: 'accept', interaction: asked.id, offer: offer.id }), undefined);
    await leg(bo, 'connected');
    return { ...one, asking: await leg(anna, 'connected') };
  }

  it('rings as a call of its own that knows what it is about (MI-20, MI-21)', async () => {
    const { anna, bo, ids, item, asking, asked } = await ringing();
    assert.equal(asking.parent, item.id);
    assert.deepEqual(asking.peer, { id: ids[1], kind: 'agent', name: 'An Agent' });
    assert.ok((asking.ringUntil ?? 0) > Date.now());
    assert.deepEqual(asking.can, { release: true });
    assert.equal(asked.subject, item.subject);
    assert.equal(asked.handover?.by.id, ids[0]);
    assert.equal(asked.offer?.onDeadline, 'end');
    assert.equal(asked.parent, undefined);
    const parent = await anna.interaction('blocked', (each) => each.id === item.id && each.can.done !== true);
    assert.deepEqual(parent.can.done, { reason: 'CHILD_OPEN' });
    assert.equal((await anna.command({ type: 'done', interaction: item.id }))?.code, 'CHILD_OPEN');
    withoutGaps(anna, bo);
  });

  it('shows the colleague all of what it is about, files and counters too, while it lasts (WC-9)', async () => {
    const { place, ids } = await teams.team();
    const [target = ''] = (await teams.team()).ids;
    const [anna, bo] = [await gateway().readyAgent(ids[0]), await gateway().readyAgent(target)];
    const { entrance } = place;
    const address = `${randomUUID()}@example.test`;
    const attachment = await gateway().upload('a.txt', 'text/plain', 'Hello');
    await gateway().post({ entrance, subject: 'About', address, attachment });
    const item = await anna.acceptOffered('About');
    await anna.command({ type: 'set-state', state: 'not-ready' });
    await gateway().post({ entrance, address });
    await anna.interaction('a counter', (each) => each.counters?.inProgress['work-item'] === 1);
    assert.equal(await anna.command({ type: 'consult', interaction: item.id, target }), undefined);
    const asked = await leg(bo, 'offered');
    const parent = await anna.interaction('parent', (each) => each.id === item.id);
    assert.deepEqual([asked.attachments, asked.contact], [parent.attachments, parent.contact]);
    assert.deepEqual(asked.counters, parent.counters);

    const file = asked.attachments[0]?.id ?? '';
    const question = { type: 'attachment', interaction: asked.id, attachment: file } as const;
    const access = await bo.query(question);
    assert.ok('url' in access);
    const read = (): Promise<Response> => fetch(new URL(access.url, gateway().url));
    assert.equal(await (await read()).text(), 'Hello');
    await gateway().post({ entrance, address });
    for (const agent of [anna, bo])
      await agent.interaction(
        'both counted',
        (each) => each.medium === 'voice' && each.counters?.inProgress['work-item'] === 2,
      );

    await anna.command({ type: 'release', interaction: (await leg(anna, 'establishing')).id });
    await gone(bo, asked.id, 'withdrawn');
    assert.equal((await read()).status, 403);
    const late = await bo.query(question);
    assert.equal('code' in late && late.code, 'NOT_FOUND');
    const after = await anna.interaction('parent', (each) => each.id === item.id);
    assert.equal(after.counters?.recent?.counts.voice, undefined);
    withoutGaps(anna, bo);
  });

  it('is ended for both by either, without after-work; what it was about stays (MI-22, MI-24)', async () => {
    for (const who of ['anna', 'bo'] as const) {
      const one = await talking();
      const { anna, bo, item, asking, asked } = one;
      assert.equal(asking.ringUntil, undefined);
      const mine = who === 'anna' ? asking : asked;
      assert.equal(await one[who].command({ type: 'release', interaction: mine.id }), undefined);
      await gone(anna, asking.id, 'released');
      await gone(bo, asked.id, 'released');
      await anna.interaction('free again', (each) => each.id === item.id && each.can.done === true);
      assert.equal(await anna.command({ type: 'done', interaction: item.id }), undefined);
      withoutGaps(anna, bo);
    }
  });

  it('lives on when what it is about is released (MI-22)', async () => {
    const { anna, bo, item, asking, asked } = await talking('email');
    assert.equal(await anna.command({ type: 'release', interaction: item.id }), undefined);
    await gone(anna, item.id, 'done');
    assert.equal(await bo.command({ type: 'release', interaction: asked.id }), undefined);
    await gone(anna, asking.id, 'released');
  });

  it('ends when it is refused, or hung up while it rings (MI-23)', async () => {
    const refused = await ringing();
    const offer = await offerOf(refused.bo, refused.asked.id);
    await gateway().db.query("UPDATE agent SET privileges = '{}' WHERE id = $1", [refused.ids[1]]);
    await refused.bo.command({ type: 'reject', interaction: refused.asked.id, offer: offer.id });
    await gone(refused.bo, refused.asked.id, 'rejected');
    await gone(refused.anna, refused.asking.id, 'rejected');
    const hungUp = await ringing();
    const late = await offerOf(hungUp.bo, hungUp.asked.id);
    await hungUp.anna.command({ type: 'release', interaction: hungUp.asking.id });
    await gone(hungUp.anna, hungUp.asking.id, 'released');
    await gone(hungUp.bo, hungUp.asked.id, 'withdrawn');
    const accepted = await hungUp.bo.command({
      type: 'accept',
      interaction: hungUp.asked.id,
      offer: late.id,
    });
    assert.equal(accepted?.code, 'GONE');
  });

  it('ends when nobody answers in time (MI-23)', async () => {
    const { anna, bo, asking, asked } = await ringing();
    const { id } = await offerOf(bo, asked.id);
    await gateway().db.query('UPDATE offer SET deadline = now() WHERE id = $1::uuid', [id]);
    await gone(anna, asking.id, 'timed-out');
    await gone(bo, asked.id, 'redirected');
    assert.equal(bo.agent?.state, 'ready');
    withoutGaps(anna, bo);
  });

  it('ends when either is lost', async () => {
    const one = await ringing();
    one.bo.terminate();
    await gateway().disconnected(one.ids[1]);
    await gateway().db.query('UPDATE presence SET grace_until = now() WHERE agent_id = $1', [one.ids[1]]);
    await gone(one.anna, one.asking.id, 'failed');
    const other = await talking();
    other.anna.terminate();
    await gateway().disconnected(other.ids[0]);
    await gateway().db.query('UPDATE presence SET grace_until = now() WHERE agent_id = $1', [other.ids[0]]);
    await gone(other.bo, other.asked.id, 'released');
  });

  it('ends with the gateway that made it', async () => {
    const one = await talking();
    const other = await ringing();
    await gateway().restart();
    const anna = await gateway().agent(one.ids[0], { resume: one.anna.position });
    await gone(anna, one.asking.id, 'released');
    const bo = await gateway().agent(other.ids[1], { resume: other.bo.position });
    await gone(bo, other.asked.id, 'withdrawn');
    const back = await gateway().agent(one.ids[0]);
    assert.deepEqual(
      back.interactions.map(({ id }) => id),
      [one.item.id],
    );
  });

  it('reaches only who is free or works on something that can wait (MI-14)', async () => {
    const { anna, bo, place, ids, item } = await teams.pair();
    const ask = (target: string): ReturnType<AgentClient['command']> =>
      anna.command({ type: 'consult', interaction: item.id, target });
    for (const target of [ids[0], ids[1], ids[2], place.entrance, 'nobody'])
      assert.equal((await ask(target))?.code, 'TARGET_UNAVAILABLE', target);
    await bo.ready();
    await anna.command({ type: 'set-state', state: 'not-ready' });
    await teams.desk.held(bo, place);
    assert.equal(await ask(ids[1]), undefined);
    const chen = await gateway().readyAgent(ids[2]);
    const held = await teams.desk.held(chen, place);
    const busy = await chen.command({ type: 'consult', interaction: held.id, target: ids[1] });
    assert.equal(busy?.code, 'TARGET_UNAVAILABLE');
    const number = await chen.command({ type: 'consult', interaction: held.id, number: '+46700000000' });
    assert.equal(number?.code, 'UNSUPPORTED');
  });

  it('takes the whole of both: nothing else comes while they talk (MI-4)', async () => {
    const { anna, bo, place, asked } = await talking();
    await teams.desk.post(place, { subject: 'meanwhile' });
    assert.equal((await bo.command({ type: 'log-out' }))?.code, 'INTERACTIONS_OPEN');
    assert.ok(![...anna.interactions, ...bo.interactions].some(({ subject }) => subject === 'meanwhile'));
    await bo.command({ type: 'release', interaction: asked.id });
    await Promise.any([anna.offered('meanwhile'), bo.offered('meanwhile')]);
  });

  it('has one end when it is answered and hung up at once', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const { anna, bo, asking, asked } = await ringing();
      const offer = await offerOf(bo, asked.id);
      const [accepted, released] = await Promise.all([
        bo.command({ type: 'accept', interaction: asked.id, offer: offer.id }),
        anna.command({ type: 'release', interaction: asking.id }),
      ]);
      assert.equal(released, undefined);
      await gone(anna, asking.id, 'released');
      await gone(bo, asked.id, accepted === undefined ? 'released' : 'withdrawn');
      withoutGaps(anna, bo);
      await Promise.all([anna.close(), bo.close()]);
    }
  });
});
