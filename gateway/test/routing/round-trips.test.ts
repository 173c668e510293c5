import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentClient } from '../support/agent-client.js';
import { postgresEngine } from '../support/engines.js';
import { TestGateway, type Place } from '../support/gateway.js';
import { PostgresTap } from '../support/postgres-tap.js';

/** From the post to the end of a work item, nothing else going on; before what goes together went together it was 41. */
const MOST = 24;

/** Long enough that no beat falls into the test, in milliseconds. */
const NEVER_MS = 600_000;

describe('A work item that is taken at once', () => {
  let tap: PostgresTap;
  let gateway: TestGateway;
  let place: Place;
  let agent: AgentClient;
  before(async () => {
    const tapped = {
      ...postgresEngine,
      async prepare() {
        const { settings, remove } = await postgresEngine.prepare();
        tap = await PostgresTap.start(settings.databaseUrl);
        return { settings: { databaseUrl: tap.url }, remove };
      },
    };
    gateway = await TestGateway.start(tapped, { timing: { tickMs: NEVER_MS, leaseMs: NEVER_MS } });
    place = await gateway.place();
    agent = await gateway.readyAgent(place.agents[0]);
  });
  after(async () => {
    await gateway.stop();
    tap.close();
  });

  const work = async (subject: string): Promise<void> => {
    await gateway.post({ entrance: place.entrance, subject });
    const { id } = await agent.acceptOffered(subject);
    assert.equal(await agent.command({ type: 'done', interaction: id }), undefined);
    await agent.interaction('gone', (interaction) => interaction.id === id && interaction.phase === 'gone');
  };

  it('costs few round trips to the store, however many statements they carry', async () => {
    await work('The first, while everything is being prepared');
    const before = tap.asked;

    for (const subject of ['one', 'two', 'three', 'four']) await work(subject);

    const each = (tap.asked - before) / 4;
    assert.ok(each <= MOST, `${each} round trips each`);
  });
});
