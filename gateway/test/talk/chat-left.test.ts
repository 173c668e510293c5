import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { ChatPage, entry } from '../support/talk.js';
import { Teams, withoutGaps } from '../support/team.js';
import { until } from '../support/until.js';

const AWAY_MS = 1_000;

onBothEngines('The page of a chat that is closed', { timing: { chatAwayMs: AWAY_MS } }, (gateway) => {
  const teams = new Teams(gateway);
  const url = (): string => gateway().url;

  interface Talk {
    readonly agent: AgentClient;
    readonly page: ChatPage;
    readonly chat: Interaction;
    readonly name: string;
  }

  async function connected(): Promise<Talk> {
    const name = `Eva ${randomUUID()}`;
    const { agent, place } = await teams.desk.agent();
    const page = await ChatPage.begin(url, place.entrance, { name });
    await page.listen();
    const chat = await agent.acceptOffered(name);
    await until(() => page.state.state === 'connected');
    return { agent, page, chat, name };
  }

  const node = async ({ id }: ChatPage): Promise<{ node: string | null; left: boolean }> => {
    const [row] = await gateway().db.query<{ node: string | null; left: boolean }>(
      'SELECT page_node AS node, page_left_at IS NOT NULL AS left FROM interaction WHERE request_id = $1::uuid',
      [id],
    );
    return row ?? { node: null, left: false };
  };

  it('has left the chat after a while, and the agent is told', async () => {
    const { agent, page, chat, name } = await connected();
    page.leave();
    const over = await inWrap(agent, chat.id);
    assert.equal(over.conversation?.ended, 'by-other');
    assert.equal((await entry(agent, chat.id, 2)).text, `${name} left`);
    withoutGaps(agent);
  });

  it('goes on where it was when it is loaded again in time', async () => {
    const { agent, page, chat } = await connected();
    await agent.command({ type: 'send-message', interaction: chat.id, text: 'Hello' });
    await until(() => page.entries.length === 2);
    page.leave();
    await until(async () => (await node(page)).left);
    const loaded = new ChatPage(url, page);
    await loaded.listen();
    await until(() => loaded.entries.length === 2);
    await until(async () => !(await node(page)).left);
    await delay(AWAY_MS * 1.5);
    assert.equal((await loaded.say('I am back')).status, 201);
    assert.equal((await entry(agent, chat.id, 3)).text, 'I am back');
  });

  it('is taken back from the queue, and from whoever it is offered to', async () => {
    const { agent, place } = await teams.desk.agent();
    const name = `Eva ${randomUUID()}`;
    const page = await ChatPage.begin(url, place.entrance, { name });
    await page.listen();
    const { id } = await agent.offered(name);
    page.leave();
    await gone(agent, id, 'withdrawn');
    withoutGaps(agent);
  });

  it('stays for a page that only writes and never opened its stream', async () => {
    const { agent, place } = await teams.desk.agent();
    const name = `Eva ${randomUUID()}`;
    const page = await ChatPage.begin(url, place.entrance, { name });
    await page.say('Hello');
    const chat = await agent.acceptOffered(name);
    await delay(AWAY_MS * 1.5);
    assert.equal((await page.say('Still here')).status, 201);
    assert.equal((await entry(agent, chat.id, 3)).text, 'Still here');
  });

  it('has all of its time again after the gateway was away', async () => {
    const { page } = await connected();
    const before = (await node(page)).node;
    await gateway().restart({ timing: { chatAwayMs: 60_000 } });
    await until(async () => (await node(page)).left);
    await page.listen();
    await until(async () => !(await node(page)).left);
    assert.notEqual((await node(page)).node, before);
    assert.equal((await page.say('Here again')).status, 201);
  });
});

onBothEngines('What has arrived on the page of a chat', {}, (gateway) => {
  const teams = new Teams(gateway);
  const url = (): string => gateway().url;

  it('is told to the agent, only forwards, and no further than what was written', async () => {
    const name = `Eva ${randomUUID()}`;
    const { agent, place } = await teams.desk.agent();
    const page = await ChatPage.begin(url, place.entrance, { name });
    const { id } = await agent.acceptOffered(name);
    await agent.command({ type: 'send-message', interaction: id, text: 'Hello' });
    const delivered = (number: number): Promise<Interaction> =>
      agent.interaction(
        `delivered ${number}`,
        (each) => each.id === id && each.conversation?.delivered === number,
      );
    assert.equal((await page.ask('received', { number: 1 })).status, 204);
    await delivered(1);
    assert.equal((await page.ask('received', { number: 99 })).status, 204);
    await delivered(2);
    assert.equal((await page.ask('received', { number: 1 })).status, 204);
    assert.equal(await agent.command({ type: 'send-message', interaction: id, text: 'More' }), undefined);
    const more = await agent.interaction(
      'more',
      (each) => each.id === id && each.conversation?.entries === 3,
    );
    assert.equal(more.conversation?.delivered, 2);
    for (const wrong of [{}, { number: -1 }, { number: 1.5 }, { number: '1' }, { number: 1, more: 1 }])
      assert.equal((await page.ask('received', wrong)).status, 422, JSON.stringify(wrong));
    withoutGaps(agent);
  });
});
