import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { Command, Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { entry, im, told, transcript } from '../support/talk.js';
import { offerOf, Teams, withoutGaps } from '../support/team.js';

onBothEngines('Instant messages between agents (8.6)', {}, (gateway) => {
  const teams = new Teams(gateway);

  interface Two {
    readonly anna: AgentClient;
    readonly bo: AgentClient;
    readonly ids: readonly [string, string, string];
  }

  interface Talk extends Two {
    readonly sent: Interaction;
    readonly got: Interaction;
  }

  async function two(): Promise<Two> {
    const { ids } = await teams.team();
    return { ids, anna: await teams.notReady(ids[0]), bo: await teams.notReady(ids[1]) };
  }

  async function invited(): Promise<Talk> {
    const pair = await two();
    assert.equal(await pair.anna.command({ type: 'start-im', target: pair.ids[1] }), undefined);
    return { ...pair, sent: await im(pair.anna, 'establishing'), got: await im(pair.bo, 'offered') };
  }

  async function accept(bo: AgentClient, id: string): Promise<void> {
    const { id: offer } = await offerOf(bo, id);
    assert.equal(await bo.command({ type: 'accept', interaction: id, offer }), undefined);
  }

  async function connected(): Promise<Talk> {
    const talk = await invited();
    await accept(talk.bo, talk.got.id);
    return { ...talk, sent: await im(talk.anna, 'connected'), got: await im(talk.bo, 'connected') };
  }

  const say = (agent: AgentClient, interaction: string, text: string): ReturnType<AgentClient['command']> =>
    agent.command({ type: 'send-message', interaction, text });

  it('asks a colleague, whoever they are and whatever they do (IM-2, IM-3)', async () => {
    const { anna, bo, ids, sent, got } = await invited();
    assert.deepEqual(sent.peer, { id: ids[1], kind: 'agent', name: 'An Agent' });
    assert.deepEqual(sent.conversation, { entries: 0, delivered: 0, own: true });
    assert.deepEqual([sent.subject, sent.can], ['', { release: true }]);
    assert.ok((sent.ringUntil ?? 0) > Date.now());
    assert.deepEqual(got.peer, { id: ids[0], kind: 'agent', name: 'An Agent' });
    assert.deepEqual(got.conversation, { entries: 0, delivered: 0 });
    assert.deepEqual(got.can, { accept: true, reject: true });
    const { deadline = 0, durationMs, onDeadline, caseKeys } = await offerOf(bo, got.id);
    assert.ok(deadline > Date.now() && deadline < (sent.ringUntil ?? 0));
    assert.deepEqual([durationMs, onDeadline, caseKeys], [20_000, 'stay', []]);
    assert.deepEqual([bo.agent?.can['log-out'], bo.agent?.can['start-im']], [true, true]);
    withoutGaps(anna, bo);
  });

  it('takes nothing of an agent: work goes on coming, and the state stays (section 11)', async () => {
    const { place, ids } = await teams.team({ capacity: 20 });
    const anna = await gateway().readyAgent(ids[0]);
    const bo = await teams.notReady(ids[1]);
    await anna.command({ type: 'start-im', target: ids[1] });
    await accept(bo, (await im(bo, 'offered')).id);
    const talk = await im(anna, 'connected');
    await teams.desk.held(anna, place, {});
    await anna.command({ type: 'release', interaction: talk.id });
    await im(anna, 'wrap');
    assert.equal(anna.agent?.state, 'ready');
    const targets = await bo.query({ type: 'directory', search: '', ids: [ids[0]], offset: 0, limit: 1 });
    assert.equal('targets' in targets && targets.targets[0]?.presence, 'interruptible');
  });

  it('carries what both write, once, in one order, and says who (IM-7, IM-8)', async () => {
    const { anna, bo, ids, sent, got } = await connected();
    assert.deepEqual(sent.can, { 'send-message': true, release: true });
    const command: Command = {
      type: 'send-message',
      id: randomUUID(),
      interaction: sent.id,
      text: 'Hello\nBo <b>&',
    };
    assert.equal(await anna.command(command), undefined);
    assert.equal(await anna.command(command), undefined);
    assert.equal(await say(bo, got.id, 'Hello Anna'), undefined);
    await entry(anna, sent.id, 2);
    await entry(bo, got.id, 2);
    const by = [
      { kind: 'agent', id: ids[0], name: 'An Agent' },
      { kind: 'agent', id: ids[1], name: 'An Agent' },
    ];
    for (const [agent, id] of [
      [anna, sent.id],
      [bo, got.id],
    ] as const) {
      const entries = told(agent, id);
      assert.deepEqual(
        entries.map((each) => [each.number, each.text, each.by]),
        [
          [1, 'Hello\nBo <b>&', by[0]],
          [2, 'Hello Anna', by[1]],
        ],
      );
      assert.deepEqual(await transcript(agent, id), entries);
    }
    const facts = anna.facts.filter((fact) => fact.type === 'message' && fact.entry.number === 1);
    assert.deepEqual(
      facts.map((fact) => 'by' in fact && fact.by),
      [[command.id]],
    );
    const at = anna.facts.findIndex((fact) => fact.type === 'message');
    const before = anna.facts[at - 1];
    assert.equal(before?.type === 'interaction' && before.interaction.conversation?.entries, 1);
    withoutGaps(anna, bo);
  });

  it('gives a transcript in parts, to who has it and to nobody else', async () => {
    const { anna, bo, ids, sent, got } = await connected();
    for (let n = 1; n <= 5; n++) await say(anna, sent.id, `Line ${n}`);
    const numbers = async (part: object): Promise<number[]> =>
      (await transcript(bo, got.id, part)).map(({ number }) => number);
    assert.deepEqual(await numbers({ limit: 2 }), [4, 5]);
    assert.deepEqual(await numbers({ limit: 2, before: 4 }), [2, 3]);
    assert.deepEqual(await numbers({ before: 1 }), []);
    const chen = await teams.notReady(ids[2]);
    for (const interaction of [sent.id, got.id, randomUUID(), 'none']) {
      const refused = await chen.query({ type: 'transcript', interaction, limit: 10 });
      assert.equal('code' in refused && refused.code, 'NOT_FOUND');
    }
    const other = await bo.query({ type: 'transcript', interaction: sent.id, limit: 10 });
    assert.equal('code' in other && other.code, 'NOT_FOUND');
  });

  it('says what has arrived at the other side, and that somebody is writing', async () => {
    const { anna, bo, sent, got } = await connected();
    await say(anna, sent.id, 'One');
    await say(anna, sent.id, 'Two');
    assert.equal(await bo.command({ type: 'received', interaction: got.id, number: 9 }), undefined);
    await anna.interaction('delivered', ({ conversation }) => conversation?.delivered === 2);
    assert.equal(await bo.command({ type: 'received', interaction: got.id, number: 1 }), undefined);
    assert.equal((await im(anna, 'connected')).conversation?.delivered, 2);
    const seqs = anna.seqs.length;
    assert.equal(await bo.command({ type: 'typing', interaction: got.id }), undefined);
    const typing = await anna.until(
      'typing',
      () =>
        anna.frames.flatMap((frame) =>
          frame.type === 'live' && frame.fact.type === 'typing' ? [frame.fact] : [],
        )[0],
    );
    assert.equal(typing.interaction, sent.id);
    assert.ok(typing.until > Date.now() && typing.until <= Date.now() + 5_000);
    assert.equal(anna.seqs.length, seqs);
  });

  it('ends for both when one of them ends it, and stays until each is done with it (IM-9 … IM-11)', async () => {
    for (const who of ['anna', 'bo'] as const) {
      const talk = await connected();
      const { anna, bo, sent, got } = talk;
      await say(anna, sent.id, 'Bye');
      assert.equal((await anna.command({ type: 'log-out' }))?.code, 'INTERACTIONS_OPEN');
      assert.deepEqual(anna.agent?.can['log-out'], { reason: 'INTERACTIONS_OPEN' });
      const mine = who === 'anna' ? sent : got;
      assert.equal(await talk[who].command({ type: 'release', interaction: mine.id }), undefined);
      const ended = [await im(anna, 'wrap'), await im(bo, 'wrap')];
      assert.deepEqual(
        ended.map(({ conversation }) => conversation?.ended),
        who === 'anna' ? ['by-agent', 'by-other'] : ['by-other', 'by-agent'],
      );
      assert.deepEqual(ended[0]?.can, { done: true });
      assert.equal((await say(bo, got.id, 'Late'))?.code, 'GONE');
      assert.equal(await bo.command({ type: 'typing', interaction: got.id }), undefined);
      assert.equal(await anna.command({ type: 'done', interaction: sent.id }), undefined);
      await gone(anna, sent.id, 'done');
      assert.equal((await transcript(bo, got.id)).length, 1);
      assert.equal((await im(bo, 'wrap')).outcome, undefined);
      assert.equal(await bo.command({ type: 'log-out' }), undefined);
      withoutGaps(anna, bo);
    }
  });

  it('is refused by whoever was asked, and whoever asked is told (IM-13)', async () => {
    const { anna, bo, sent, got } = await invited();
    const { id: offer } = await offerOf(bo, got.id);
    assert.equal(await bo.command({ type: 'reject', interaction: got.id, offer }), undefined);
    await gone(bo, got.id, 'rejected');
    const mine = await im(anna, 'wrap', sent.id);
    assert.equal(mine.conversation?.ended, 'rejected');
    assert.equal(await anna.command({ type: 'done', interaction: sent.id }), undefined);
  });

  it('is taken back by whoever asked', async () => {
    const { anna, bo, sent, got } = await invited();
    const { id: offer } = await offerOf(bo, got.id);
    assert.equal(await anna.command({ type: 'release', interaction: sent.id }), undefined);
    assert.equal((await im(anna, 'wrap')).conversation?.ended, 'by-agent');
    const theirs = await im(bo, 'wrap', got.id);
    assert.deepEqual([theirs.conversation?.ended, theirs.offer], ['by-other', undefined]);
    const late = await bo.command({ type: 'accept', interaction: got.id, offer });
    assert.equal(late?.code, 'GONE');
  });

  it('ends with an agent who logs out while they are asked, or ask (WI-23)', async () => {
    const asked = await invited();
    assert.equal(await asked.bo.command({ type: 'log-out' }), undefined);
    await gone(asked.bo, asked.got.id, 'withdrawn');
    assert.equal((await im(asked.anna, 'wrap')).conversation?.ended, 'by-other');
    const asks = await invited();
    assert.equal(await asks.anna.command({ type: 'log-out' }), undefined);
    assert.equal((await im(asks.bo, 'wrap')).conversation?.ended, 'by-other');
    withoutGaps(asked.anna, asked.bo, asks.anna, asks.bo);
  });

  it('takes no text that is none, too long, or cannot be shown', async () => {
    const { anna, bo, sent, got } = await connected();
    for (const text of ['', '  \n', 'x'.repeat(4_001), 'a\0b', '\ud800', '\u0007'])
      assert.equal((await say(anna, sent.id, text))?.code, 'INVALID', JSON.stringify(text));
    const longest = '<script>alert("\u202e")</script>'.padEnd(4_000, '😀').slice(0, 3_999);
    assert.equal(
      await say(anna, sent.id, `${longest.replace(/[\ud800-\udbff]$/, '')}'; --`.slice(0, 4_000)),
      undefined,
    );
    const { text } = await entry(bo, got.id, 1);
    assert.ok(text.startsWith('<script>alert("\u202e")</script>'));
    assert.equal((await transcript(anna, sent.id)).length, 1);
    const [other] = (await teams.team()).ids;
    const stranger = await teams.notReady(other);
    assert.equal((await say(stranger, sent.id, 'Hello'))?.code, 'NOT_FOUND');
    assert.equal((await stranger.command({ type: 'typing', interaction: sent.id }))?.code, 'NOT_FOUND');
  });
});
