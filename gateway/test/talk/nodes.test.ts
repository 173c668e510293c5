import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentClient } from '../support/agent-client.js';
import { postgresEngine } from '../support/engines.js';
import type { Engine } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import { ChatPage, im } from '../support/talk.js';
import { offerOf } from '../support/team.js';
import { until } from '../support/until.js';

/** Says again and again that somebody is writing, as pads and pages do, until it is seen. */
async function write(again: () => Promise<unknown>, seen: () => boolean): Promise<void> {
  await until(async () => {
    if (!seen()) await again();
    await delay(50);
    return seen();
  });
}

const seesTyping = (agent: AgentClient, interaction: string): boolean =>
  agent.frames.some(
    (frame) =>
      frame.type === 'live' && frame.fact.type === 'typing' && frame.fact.interaction === interaction,
  );

describe('two gateways on one PostgreSQL', () => {
  let here: TestGateway;
  let there: TestGateway;

  before(async () => {
    const { settings, remove } = await postgresEngine.prepare();
    const shared: Engine = { ...postgresEngine, prepare: () => Promise.resolve({ settings, remove }) };
    here = await TestGateway.start(shared);
    there = await TestGateway.start(shared);
  });
  after(async () => {
    await there.stop();
    await here.stop();
  });

  it('show a colleague on the other one that somebody is writing', async () => {
    const { agents } = await here.place({ agents: 2 });
    const [anna, bo] = [await here.agent(agents[0]), await there.agent(agents[1])];
    for (const agent of [anna, bo]) await agent.command({ type: 'set-state', state: 'not-ready' });
    assert.equal(await anna.command({ type: 'start-im', target: agents[1] ?? '' }), undefined);
    const got = await im(bo, 'offered');
    const { id: offer } = await offerOf(bo, got.id);
    assert.equal(await bo.command({ type: 'accept', interaction: got.id, offer }), undefined);
    const sent = await im(anna, 'connected');
    await write(
      () => anna.command({ type: 'typing', interaction: sent.id }),
      () => seesTyping(bo, got.id),
    );
    assert.equal(seesTyping(anna, sent.id), false);
  });

  it('show to an agent what the page on the other one does, and to the page what the agent does', async () => {
    const { agents, entrance } = await here.place();
    const agent = await here.readyAgent(agents[0]);
    const name = `Eva ${randomUUID()}`;
    const page = await ChatPage.begin(() => there.url, entrance, { name });
    await page.listen();
    const chat = await agent.acceptOffered(name);
    await write(
      () => page.ask('typing'),
      () => seesTyping(agent, chat.id),
    );
    await write(
      () => agent.command({ type: 'typing', interaction: chat.id }),
      () => page.events.some(({ event }) => event === 'typing'),
    );
  });
});
