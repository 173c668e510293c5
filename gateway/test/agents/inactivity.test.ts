import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentClient } from '../support/agent-client.js';
import { Desk, gone, inState } from '../support/desk.js';
import type { Place } from '../support/gateway.js';
import { onBothEngines } from '../support/suite.js';
import { until } from '../support/until.js';

const READY = { type: 'set-state', state: 'ready' } as const;
const A_MINUTE = 60_000;
const SILENCE_MS = 600;
/** In it the gateway looks several times. */
const BEATS_MS = 200;

onBothEngines('An agent of whom nothing is heard (ST-3)', {}, (gateway) => {
  const desk = new Desk(gateway);

  /** From now on the agents of that place are locked after that time; a minute is the least that can be set up. */
  const expire = (place: Place, ms: number | null = SILENCE_MS): Promise<unknown> =>
    gateway().db.query('UPDATE agent SET inactivity_ms = $2 WHERE id = ANY($1::text[])', [place.agents, ms]);

  /** Makes all that was heard of the agents of that place so much older. */
  async function pass({ agents }: Place, ms: number): Promise<void> {
    await gateway().db.query(
      `UPDATE presence SET since = since - $2 * interval '1 ms', active_at = active_at - $2 * interval '1 ms'
       WHERE agent_id = ANY($1::text[])`,
      [agents, ms],
    );
    await gateway().db.query(
      "UPDATE command SET at = at - $2 * interval '1 ms' WHERE agent_id = ANY($1::text[])",
      [agents, ms],
    );
  }

  /** The agent touches the page, and it is known. */
  async function touch(agent: AgentClient, { agents }: Place): Promise<void> {
    const touched =
      "SELECT FROM presence WHERE agent_id = ANY($1::text[]) AND active_at > now() - interval '20 s'";
    agent.send({ type: 'ping', active: true });
    await until(async () => (await gateway().db.query(touched, [agents])).length > 0);
  }

  async function locked(): Promise<{
    readonly agent: AgentClient;
    readonly place: Place;
    readonly id: string;
  }> {
    const { agent, place } = await desk.agent();
    await expire(place);
    await inState(agent, 'not-ready');
    return { agent, place, id: place.agents[0] ?? '' };
  }

  it('becomes Not Ready and locked, and is given nothing', async () => {
    const { agent, place } = await locked();
    assert.equal(agent.agent?.locked, true);
    await desk.post(place, { subject: 'waits' });
    await desk.working();
    assert.deepEqual(agent.interactions, []);
    // A time that an administrator could have set: answers are held against what is said of them.
    await expire(place, A_MINUTE);
    const { body } = await desk.admin.get(`agents/${place.agents[0] ?? ''}`);
    assert.deepEqual([body['state'], body['locked'], body['inactivityMs']], ['not-ready', true, A_MINUTE]);
  });

  it('is Ready again only after a token was shown anew, on the same socket or another', async () => {
    for (const where of ['here', 'elsewhere'] as const) {
      const { agent, id, place } = await locked();
      assert.equal((await agent.command(READY))?.code, 'UNAUTHORIZED');
      assert.equal(agent.agent?.locked, true);
      await expire(place, null);
      if (where === 'here') agent.send({ type: 'token', token: await gateway().token(id) });
      else await gateway().agent(id);
      assert.equal(await agent.command(READY), undefined);
      await inState(agent, 'ready');
      assert.equal(agent.agent?.locked, undefined);
    }
  });

  it('cannot get round it by another pause or by logging out', async () => {
    const { agent } = await locked();
    await agent.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    assert.equal((await agent.command(READY))?.code, 'UNAUTHORIZED');
    await agent.command({ type: 'log-out' });
    assert.equal((await agent.command(READY))?.code, 'UNAUTHORIZED');
  });

  it('is left alone while something is open, and while they are Not Ready by choice', async () => {
    const { agent, place, item } = await desk.working();
    await expire(place);
    await delay(2 * SILENCE_MS);
    assert.equal(agent.agent?.state, 'ready');
    await agent.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    await agent.command({ type: 'done', interaction: item.id });
    await gone(agent, item.id, 'done');
    await inState(agent, 'not-ready');
    await delay(2 * SILENCE_MS);
    assert.deepEqual([agent.agent?.reason, agent.agent?.locked], ['lunch', undefined]);
  });

  it('gives a sign of life by a command and by a touch of the page', async () => {
    const { agent, place } = await desk.agent();
    await expire(place, A_MINUTE);
    for (const sign of ['command', 'touch', 'command', 'touch', 'touch'] as const) {
      await pass(place, 0.9 * A_MINUTE);
      if (sign === 'touch') await touch(agent, place);
      else await agent.command({ type: 'set-state', state: 'ready', channel: 'chat' });
      await pass(place, 0.9 * A_MINUTE);
      await delay(BEATS_MS);
      assert.equal(agent.agent?.state, 'ready');
      await agent.command({ type: 'set-state', state: 'ready', channel: 'chat' });
    }
    await pass(place, 0.9 * A_MINUTE);
    agent.send({ type: 'ping' });
    await pass(place, 0.2 * A_MINUTE);
    await inState(agent, 'not-ready');
  });

  it('is never locked where the account says nothing of it', async () => {
    const { agent } = await desk.agent();
    const { place: other } = await locked();
    assert.ok(other);
    assert.deepEqual([agent.agent?.state, agent.agent?.locked], ['ready', undefined]);
  });
});
