import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { LineCall, Presence, ReportCall } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { Desk } from '../support/desk.js';
import type { Place } from '../support/gateway.js';
import { onBothEngines } from '../support/suite.js';

type Told = Pick<ReportCall, 'state' | 'result'> & { readonly line?: Partial<LineCall> };

const START = Date.UTC(2026, 0, 2, 10);
const LINE: LineCall = {
  ...{ direction: 'inbound', address: '+46 70 123 45 67', name: 'Eva Lind', subject: 'A loan' },
  start: START,
};

onBothEngines('A call on the line of a pad', {}, (gateway) => {
  const desk = new Desk(gateway);

  async function lined(): Promise<{
    readonly agent: AgentClient;
    readonly id: string;
    readonly place: Place;
  }> {
    const place = await gateway().place();
    const agent = await gateway().agent(place.agents[0], { voice: true });
    await agent.ready();
    return { agent, id: place.agents[0] ?? '', place };
  }
  const report = async (
    agent: AgentClient,
    call: string,
    { line, ...told }: Told,
  ): Promise<string | undefined> =>
    (
      await agent.command({
        ...{ type: 'report-call', interaction: call },
        ...{ ...told, line: { ...LINE, ...line } },
      })
    )?.code;
  const kept = (call: string): Promise<Record<string, unknown>[]> =>
    gateway().db.query(
      `SELECT i.state, i.agent_id AS agent, i.outcome, i.subject, i.line->>'result' AS result, i.contact->>'name' AS name,
         i.created_at AS began, i.ended_at AS ended, a.address
       FROM interaction i LEFT JOIN contact_address a ON a.contact_id = i.contact_id WHERE i.line->>'id' = $1`,
      [call],
    );

  async function presenceOf(id: string): Promise<Presence | undefined> {
    const other = await gateway().place();
    const bo = await gateway().agent(other.agents[0]);
    const found = await bo.query({ type: 'directory', search: '', ids: [id], offset: 0, limit: 1 });
    assert.ok('targets' in found);
    const [target] = found.targets;
    return target && 'presence' in target ? target.presence : undefined;
  }

  it('takes the agent for everybody from its first ring to its end, and stands in the history', async () => {
    const { agent, id, place } = await lined();
    const call = randomUUID();
    assert.equal(await report(agent, call, { state: 'ringing' }), undefined);
    assert.equal(await presenceOf(id), 'logged-in');
    assert.equal((await agent.command({ type: 'log-out' }))?.code, 'INTERACTIONS_OPEN');
    await desk.post(place, { subject: 'waits' });
    assert.equal(
      await report(agent, call, { state: 'connected', line: { answer: START + 5_000 } }),
      undefined,
    );
    await delay(300);
    assert.ok(!agent.interactions.some(({ subject }) => subject === 'waits'));
    const [own, ...others] = agent.interactions;
    assert.deepEqual([own?.line, own?.phase, others], [call, 'connected', []]);
    const over = { answer: START + 5_000, end: START + 65_000 };
    assert.equal(await report(agent, call, { state: 'ended', result: 'ended', line: over }), undefined);
    await agent.offered('waits');
    assert.deepEqual(await kept(call), [
      {
        ...{
          state: 'ended',
          agent: null,
          outcome: 'done',
          subject: 'A loan',
          result: 'ended',
          name: 'Eva Lind',
        },
        ...{ began: new Date(START), ended: new Date(START + 65_000), address: '+46 70 123 45 67' },
      },
    ]);
  });

  it('tells the agent that they may not log out, and then that they may', async () => {
    const { agent } = await lined();
    const call = randomUUID();
    await report(agent, call, { state: 'ringing' });
    await agent.until('busy', () => (agent.agent?.can['log-out'] === true ? undefined : true));
    await report(agent, call, { state: 'ended' });
    await agent.until('free', () => (agent.agent?.can['log-out'] === true ? true : undefined));
    assert.equal((await kept(call))[0]?.outcome, 'withdrawn');
  });

  it('is over when it was said to be, and is told once under each id', async () => {
    const { agent } = await lined();
    const call = randomUUID();
    const ending = {
      type: 'report-call',
      interaction: call,
      state: 'ended',
      line: LINE,
      id: randomUUID(),
    } as const;
    assert.equal(await agent.command(ending), undefined);
    assert.equal(await agent.command(ending), undefined);
    assert.equal(await report(agent, call, { state: 'connected' }), 'GONE');
    assert.equal((await kept(call)).length, 1);
  });

  it('of another agent is another call, and without a line there is none', async () => {
    const [one, other] = [await lined(), await lined()];
    const call = randomUUID();
    await report(one.agent, call, { state: 'ringing' });
    assert.equal(await report(other.agent, call, { state: 'ringing' }), undefined);
    assert.equal((await kept(call)).length, 2);
    const { agent } = await desk.agent();
    assert.equal(await report(agent, call, { state: 'ringing' }), 'NOT_ALLOWED');
  });

  it('is lost with the page that it was made on, but not with a link that breaks', async () => {
    const { agent, id } = await lined();
    const call = randomUUID();
    await report(agent, call, { state: 'connected', line: { answer: START + 1 } });
    agent.terminate();
    const back = await gateway().agent(id, { voice: true, resume: agent.position });
    assert.equal((await kept(call))[0]?.state, 'line');
    back.terminate();
    const reloaded = await gateway().agent(id, { voice: true });
    assert.deepEqual(
      (await kept(call)).map(({ state, outcome }) => [state, outcome]),
      [['ended', 'done']],
    );
    assert.equal(reloaded.agent?.can['log-out'], true);
    assert.equal(await report(reloaded, call, { state: 'connected' }), undefined);
    assert.equal((await kept(call))[0]?.state, 'line', 'whoever says that it goes on is believed');
  });

  it('with a colleague about another call is no dealing with a contact: nothing is kept of it', async () => {
    const { agent } = await lined();
    await desk.taskType({ dispositions: 'required', lineCalls: true });
    const [call, line] = [randomUUID(), { consult: true as const, answer: START + 1 }];
    await report(agent, call, { state: 'connected', line });
    assert.equal(await report(agent, call, { state: 'ended', line }), undefined);
    await agent.until('free', () => (agent.agent?.can['log-out'] === true ? true : undefined));
    assert.equal((await kept(call))[0]?.outcome, 'done');
    assert.ok(!agent.facts.some((fact) => fact.type === 'interaction'));
  });

  it('cannot say what cannot be kept', async () => {
    const { agent } = await lined();
    const call = randomUUID();
    assert.equal(await report(agent, call, { state: 'ringing', line: { subject: 'a\0b' } }), 'INVALID');
    assert.equal(await report(agent, call, { state: 'ringing', line: { start: 0.5 } }), 'INVALID');
    assert.equal(
      await report(agent, call, { state: 'ringing', line: { address: 'x'.repeat(201) } }),
      'INVALID',
    );
    assert.deepEqual(await kept(call), []);
    assert.equal(await report(agent, call, { state: 'ended', line: { end: START + 1e13 } }), undefined);
    assert.ok(
      ((await kept(call))[0]?.ended as Date).getTime() <= Date.now() + 1_000,
      'nothing has happened yet',
    );
  });
});
