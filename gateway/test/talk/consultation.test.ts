import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { entry, im, told, transcript } from '../support/talk.js';
import { offerOf, Teams, withoutGaps } from '../support/team.js';
import type { Pair } from '../support/team.js';

onBothEngines('Asking a colleague in writing about something (8.7)', {}, (gateway) => {
  const teams = new Teams(gateway);

  interface Begun extends Pair {
    readonly mine: Interaction;
  }

  interface Asked extends Begun {
    readonly got: Interaction;
  }

  async function begun(): Promise<Begun> {
    const pair = await teams.pair({ medium: 'email' });
    const { anna, ids, item } = pair;
    const start = { type: 'start-im', target: ids[1], interaction: item.id } as const;
    assert.equal(await anna.command(start), undefined);
    return { ...pair, mine: await im(anna, 'not-connected') };
  }

  async function asked(text = 'Can you help?'): Promise<Asked> {
    const one = await begun();
    const said = { type: 'send-message', interaction: one.mine.id, text } as const;
    assert.equal(await one.anna.command(said), undefined);
    return { ...one, mine: await im(one.anna, 'establishing'), got: await im(one.bo, 'offered') };
  }

  async function accept(bo: AgentClient, id: string): Promise<void> {
    const { id: offer } = await offerOf(bo, id);
    assert.equal(await bo.command({ type: 'accept', interaction: id, offer }), undefined);
    await im(bo, 'connected');
  }

  it('begins with nothing that the colleague learns of (IM-17)', async () => {
    const { anna, bo, ids, item, mine } = await begun();
    assert.equal(mine.parent, item.id);
    assert.deepEqual(mine.peer, { id: ids[1], kind: 'agent', name: 'An Agent' });
    assert.deepEqual(mine.can, { 'send-message': true, done: true });
    assert.deepEqual(mine.conversation, { entries: 0, delivered: 0, own: true });
    const parent = await anna.interaction('parent', (each) => each.id === item.id);
    assert.deepEqual([parent.phase, parent.can.release], ['connected', true]);
    assert.equal(await anna.command({ type: 'done', interaction: mine.id }), undefined);
    await gone(anna, mine.id, 'done');
    assert.deepEqual(bo.interactions, []);
    withoutGaps(anna, bo);
  });

  it('invites with the first message, and shows all that it is about, to be read only (IM-18, IM-20, IM-21)', async () => {
    const { place, ids } = await teams.team();
    const [anna, bo] = [await gateway().readyAgent(ids[0]), await teams.notReady(ids[1])];
    const { entrance } = place;
    const key = `key-${randomUUID().slice(0, 8)}`;
    await teams.desk.admin.put(`case-keys/${key}`, {
      label: 'A key',
      position: 1,
      type: 'string',
      editable: true,
    });
    const attachment = await gateway().upload('a.txt', 'text/plain', 'Hello');
    const { status } = await gateway().send('/v1/work-items', {
      ...{ id: randomUUID(), entrance, subject: 'About', workitem: 'Decide' },
      ...{ contact: { name: 'Eva', address: `${randomUUID()}@example.test` } },
      ...{ record: { url: '/record', label: 'Record' }, contactData: { [key]: 'Value' } },
      attachments: [{ href: attachment }],
    });
    assert.equal(status, 201);
    const item = await anna.acceptOffered('About');
    await anna.command({ type: 'start-im', target: ids[1], interaction: item.id });
    const mine = await im(anna, 'not-connected');
    await anna.command({ type: 'send-message', interaction: mine.id, text: 'Look at this' });
    const got = await im(bo, 'offered');
    assert.deepEqual(got.conversation, { entries: 1, delivered: 0, first: 'Look at this' });
    assert.deepEqual([got.subject, got.record, got.contact], [item.subject, item.record, item.contact]);
    assert.deepEqual(got.attachments, item.attachments);
    assert.deepEqual(
      got.caseData.map(({ key: of, value, editable }) => [of, value, editable]),
      [[key, 'Value', false]],
    );
    assert.deepEqual([got.parent, got.counters, got.offer?.caseKeys], [undefined, undefined, []]);
    assert.equal((await entry(anna, mine.id, 1)).text, 'Look at this');
    const refused = await bo.query({ type: 'transcript', interaction: got.id, limit: 10 });
    assert.equal('code' in refused && refused.code, 'NOT_FOUND');
    await accept(bo, got.id);
    assert.deepEqual(
      (await transcript(bo, got.id)).map(({ text }) => text),
      ['Look at this'],
    );
    const file = got.attachments[0]?.id ?? '';
    const access = await bo.query({ type: 'attachment', interaction: got.id, attachment: file });
    assert.ok('url' in access);
    assert.equal(await (await fetch(new URL(access.url, gateway().url))).text(), 'Hello');
    withoutGaps(anna, bo);
  });

  it('leaves what it is about alone, and goes on after that (IM-23)', async () => {
    const { anna, bo, item, mine, got } = await asked();
    await accept(bo, got.id);
    assert.equal(await anna.command({ type: 'release', interaction: item.id }), undefined);
    await gone(anna, item.id, 'done');
    await bo.command({ type: 'send-message', interaction: got.id, text: 'Of course' });
    assert.equal((await entry(anna, mine.id, 2)).text, 'Of course');
    await entry(bo, got.id, 2);
    assert.deepEqual(
      told(bo, got.id).map(({ number }) => number),
      [2],
    );
  });

  it('reaches nobody who has logged out meanwhile, and stays as it was', async () => {
    const { anna, bo, mine } = await begun();
    await bo.command({ type: 'log-out' });
    const say = { type: 'send-message', interaction: mine.id, text: 'Hello' } as const;
    assert.equal((await anna.command(say))?.code, 'TARGET_UNAVAILABLE');
    assert.deepEqual(await transcript(anna, mine.id), []);
    await bo.command({ type: 'set-state', state: 'not-ready' });
    assert.equal(await anna.command(say), undefined);
    await im(bo, 'offered');
  });

  it('is one of several about the same thing, each with its own transcript', async () => {
    const one = await asked('First');
    const { anna, ids, item } = one;
    const chen = await teams.notReady(ids[2]);
    await anna.command({ type: 'start-im', target: ids[2], interaction: item.id });
    const second = await im(anna, 'not-connected');
    await anna.command({ type: 'send-message', interaction: second.id, text: 'Second' });
    assert.equal((await im(chen, 'offered')).conversation?.first, 'Second');
    const again = { type: 'start-im', target: ids[2], interaction: second.id } as const;
    assert.equal((await anna.command(again))?.code, 'NOT_ALLOWED');
  });

  it('can be followed by a call to the same colleague where it is about a call (IM-26, IM-27)', async () => {
    const { place, ids } = await teams.team();
    const anna = await gateway().readyAgent(ids[0]);
    const bo = await gateway().readyAgent(ids[1]);
    await bo.command({ type: 'set-state', state: 'not-ready' });
    const subject = `Call ${randomUUID()}`;
    const { status } = await gateway().send('/v1/callbacks', {
      ...{ id: randomUUID(), entrance: place.entrance, subject, name: 'Eva', number: '+46700000009' },
    });
    assert.equal(status, 201);
    const { id, offer } = await anna.offered(subject);
    await anna.command({ type: 'accept', interaction: id, offer: offer.id });
    await anna.interaction('ready to call', (each) => each.id === id && each.phase === 'ready-to-call');
    await anna.command({ type: 'start-im', target: ids[1], interaction: id });
    const mine = await im(anna, 'not-connected');
    await anna.command({ type: 'send-message', interaction: mine.id, text: 'May I call you?' });
    const got = await im(bo, 'offered');
    await accept(bo, got.id);
    assert.equal((await im(anna, 'connected')).can.consult, undefined);
    await anna.command({ type: 'call', interaction: id });
    const may = await anna.interaction(
      'may call',
      (each) => each.id === mine.id && each.can.consult === true,
    );
    assert.equal(may.parent, id);
    await bo.ready();
    assert.equal(await anna.command({ type: 'consult', interaction: id, target: ids[1] }), undefined);
    const leg = await bo.interaction('rung', (each) => each.medium === 'voice' && each.phase === 'offered');
    const ring = await offerOf(bo, leg.id);
    await anna.interaction('held', (each) => each.id === id && each.phase === 'held');
    const calling = await anna.interaction(
      'calling already',
      (each) => each.id === mine.id && each.can.consult !== true,
    );
    assert.deepEqual(calling.can.consult, { reason: 'CHILD_OPEN' });
    await bo.command({ type: 'reject', interaction: leg.id, offer: ring.id });
    await anna.interaction('may call again', (each) => each.id === mine.id && each.can.consult === true);
    const parent = await anna.interaction('still held', (each) => each.id === id);
    assert.deepEqual([parent.phase, (await im(anna, 'connected')).phase], ['held', 'connected']);
    const wrong = await anna.command({ type: 'consult', interaction: mine.id, target: ids[1] });
    assert.equal(wrong?.code, 'NOT_ALLOWED');
    withoutGaps(anna, bo);
  });
});
