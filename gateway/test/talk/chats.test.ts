import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone, inState, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { ChatPage, entry, told, transcript } from '../support/talk.js';
import { Teams, withoutGaps } from '../support/team.js';
import { until } from '../support/until.js';

onBothEngines('A chat with a contact (8.5)', { timing: { graceMs: 300 } }, (gateway) => {
  const teams = new Teams(gateway);
  const url = (): string => gateway().url;

  interface Talk {
    readonly agent: AgentClient;
    readonly page: ChatPage;
    readonly chat: Interaction;
    readonly entrance: string;
  }

  async function connected(name = `Eva ${randomUUID()}`): Promise<Talk> {
    const { agent, place } = await teams.desk.agent();
    const page = await ChatPage.begin(url, place.entrance, { name });
    await page.listen();
    const chat = await agent.acceptOffered(name);
    await until(() => page.state.state === 'connected');
    return { agent, page, chat, entrance: place.entrance };
  }

  const say = (agent: AgentClient, interaction: string, text: string): ReturnType<AgentClient['command']> =>
    agent.command({ type: 'send-message', interaction, text });

  it('is written by both, with who came and went, for the page as for the agent', async () => {
    const { agent, page, chat } = await connected();
    assert.equal(chat.can['send-message'], true);
    await page.say('Hello\nthere');
    await say(agent, chat.id, 'Good morning');
    await until(() => page.entries.length === 3);
    const name = chat.contact?.name ?? '';
    assert.deepEqual(
      page.entries.map(({ number, by, text }) => [number, by, text]),
      [
        [1, { kind: 'system', name: 'system' }, 'An Agent joined'],
        [2, { kind: 'contact', name }, 'Hello\nthere'],
        [3, { kind: 'agent', name: 'An Agent' }, 'Good morning'],
      ],
    );
    assert.equal(page.state.agent, 'An Agent');
    await entry(agent, chat.id, 3);
    assert.deepEqual(
      told(agent, chat.id).map(({ number, text }) => [number, text]),
      page.entries.map(({ number, text }) => [number, text]),
    );
    assert.deepEqual(await transcript(agent, chat.id), told(agent, chat.id));
    withoutGaps(agent);
  });

  it('holds what the contact wrote while nobody had it, and since when they wait (CH-1)', async () => {
    const place = await gateway().place({ agents: 1 });
    const { status } = await teams.desk.admin.put(`entrances/${place.entrance}`, {
      patience: { dueMs: 5_000, overdueMs: 9_000 },
    });
    assert.equal(status, 200);
    const name = `Eva ${randomUUID()}`;
    const page = await ChatPage.begin(url, place.entrance, { name });
    await page.listen();
    await page.say('Is anybody there?');
    await until(() => page.state.state === 'waiting' && page.entries.length === 1);
    const agent = await gateway().readyAgent(place.agents[0]);
    const offered = await agent.offered(name);
    const first = page.entries[0]?.at ?? 0;
    assert.deepEqual(offered.conversation, {
      ...{ entries: 1, delivered: 0, waitingSince: first },
      patience: { dueMs: 5_000, overdueMs: 9_000 },
    });
    await page.say('Hello?');
    await agent.interaction('offered, with more', (each) => each.conversation?.entries === 2);
    assert.deepEqual(told(agent, offered.id), []);
    const { id } = await agent.acceptOffered(name);
    const texts = (await transcript(agent, id)).map(({ text }) => text);
    assert.deepEqual(texts, ['Is anybody there?', 'Hello?', 'An Agent joined']);
    const waits = (what: string, since: number | undefined): Promise<Interaction> =>
      agent.interaction(what, (each) => each.id === id && each.conversation?.waitingSince === since);
    await waits('still waits', first);
    await say(agent, id, 'Yes');
    await waits('answered', undefined);
    await page.say('Good');
    await page.say('A question');
    const again = (await entry(agent, id, 5)).at;
    await entry(agent, id, 6);
    await waits('waits anew', again);
  });

  it('shows to each side that the other is writing, and to the page what has arrived', async () => {
    const { agent, page, chat } = await connected();
    assert.equal((await page.ask('typing')).status, 204);
    await agent.until('typing', () =>
      agent.frames.find(
        (frame) =>
          frame.type === 'live' && frame.fact.type === 'typing' && frame.fact.interaction === chat.id,
      ),
    );
    assert.equal(await agent.command({ type: 'typing', interaction: chat.id }), undefined);
    await until(() => page.events.some(({ event }) => event === 'typing'));
    const { number } = await page.say('Hello');
    assert.equal(await agent.command({ type: 'received', interaction: chat.id, number }), undefined);
    await until(() => page.state.delivered === number);
  });

  it('ends for the page when the agent lets go of it', async () => {
    for (const taskType of [undefined, await teams.desk.taskType({ wrap: 'open' })]) {
      const { agent, place } = await teams.desk.agent();
      const { id, token } = (
        await gateway().send('/v1/chats', {
          ...{ id: randomUUID(), entrance: place.entrance, name: 'Eva', subject: 'Chat' },
          data: taskType === undefined ? {} : { errand: taskType },
        })
      ).body as { id: string; token: string };
      const page = new ChatPage(url, { id, token });
      await page.listen();
      const chat = await agent.acceptOffered('Chat');
      assert.equal(await agent.command({ type: 'release', interaction: chat.id }), undefined);
      await until(() => page.over);
      assert.deepEqual(page.state, { state: 'ended', delivered: 0 });
      assert.equal(page.entries.at(-1)?.text, 'An Agent left');
      assert.equal((await page.ask('messages', { id: 'late', text: 'Late' })).status, 410);
      assert.equal((await page.ask('typing')).status, 410);
      assert.equal((await page.ask('end')).status, 204);
      if (taskType === undefined) await gone(agent, chat.id, 'done');
      else assert.equal((await inWrap(agent, chat.id)).conversation?.ended, 'by-agent');
      withoutGaps(agent);
    }
  });

  it('goes on to after-work when the contact leaves, which the agent ends by hand', async () => {
    const { agent, page, chat } = await connected();
    await page.say('Bye');
    assert.equal((await page.ask('end')).status, 204);
    const over = await inWrap(agent, chat.id);
    assert.deepEqual(over.conversation?.ended, 'by-other');
    assert.equal(over.conversation.waitingSince, undefined);
    assert.equal((await entry(agent, chat.id, 3)).text, `${chat.contact?.name} left`);
    await inState(agent, 'wrap');
    assert.equal(agent.agent?.wrapUntil, undefined);
    assert.equal((await say(agent, chat.id, 'Wait'))?.code, 'GONE');
    assert.equal(await agent.command({ type: 'done', interaction: chat.id }), undefined);
    await gone(agent, chat.id, 'done');
    await inState(agent, 'ready');
    withoutGaps(agent);
  });

  it('is offered to nobody any more when the contact leaves before', async () => {
    const { agent, place } = await teams.desk.agent();
    const name = `Eva ${randomUUID()}`;
    const page = await ChatPage.begin(url, place.entrance, { name });
    const { id, offer } = await agent.offered(name);
    assert.equal((await page.ask('end')).status, 204);
    await gone(agent, id, 'withdrawn');
    const late = await agent.command({ type: 'accept', interaction: id, offer: offer.id });
    assert.equal(late?.code, 'GONE');
    await agent.until('log-out is free', () => agent.agent?.can['log-out'] === true || undefined);
    const waiting = await ChatPage.begin(url, place.entrance);
    const [row] = await gateway().db.query<{ id: string }>(
      `SELECT id::text AS id FROM interaction WHERE request_id = $1::uuid`,
      [waiting.id],
    );
    await waiting.ask('end');
    await agent.close();
    const [after] = await gateway().db.query<{ state: string }>(
      'SELECT state FROM interaction WHERE id = $1::uuid',
      [row?.id],
    );
    assert.equal(after?.state, 'ended');
    withoutGaps(agent);
  });

  it('waits for somebody else when its agent is lost, and tells the contact', async () => {
    const { agent, page, chat, entrance } = await connected();
    agent.terminate();
    await until(() => page.state.state === 'waiting');
    assert.equal(page.entries.at(-1)?.text, 'An Agent left');
    await page.say('Hello?');
    const other = await gateway().readyAgent(await colleague(entrance));
    await other.acceptOffered(chat.subject);
    await until(() => page.state.state === 'connected');
    assert.deepEqual(
      page.entries.map(({ text }) => text),
      ['An Agent joined', 'An Agent left', 'Hello?', 'An Agent joined'],
    );
  });

  it('is auto answered and picked like anything else, and the contact sees who has it', async () => {
    const auto = await gateway().place({ agents: 1, answer: 'auto' });
    const agent = await gateway().readyAgent(auto.agents[0]);
    const page = await ChatPage.begin(url, auto.entrance);
    await page.listen();
    await until(() => page.entries[0]?.text === 'An Agent joined' && page.state.state === 'connected');
    await agent.until('the entry', () =>
      agent.facts.find((fact) => fact.type === 'message' && fact.entry.text === 'An Agent joined'),
    );
    const list = await gateway().place({ agents: 1 });
    await teams.pick(list);
    const picker = await teams.notReady(list.agents[0] ?? '');
    const picked = await ChatPage.begin(url, list.entrance);
    await picked.listen();
    const page2 = await picker.query({ type: 'work-list', list: list.entrance, offset: 0, limit: 1 });
    const interaction = ('items' in page2 ? page2.items[0]?.id : undefined) ?? '';
    assert.equal(await picker.command({ type: 'take', interaction }), undefined);
    await until(() => picked.state.state === 'connected');
  });

  /** Another agent who serves the queue. */
  async function colleague(queue: string): Promise<string> {
    const [other = ''] = (await gateway().place({ agents: 1 })).agents;
    await gateway().db.query('INSERT INTO agent_queue(agent_id, queue_id) VALUES ($1, $2)', [other, queue]);
    return other;
  }
});
