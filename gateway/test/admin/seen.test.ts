import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { AdminCalls } from './admin-calls.js';

// The beat is too slow to help: what is seen at once is seen by the change itself.
const SLOW = { timing: { tickMs: 60_000, leaseMs: 300_000 } };

onBothEngines('what an administrator changes', SLOW, (gateway) => {
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');
  const name = (): string => randomUUID().slice(0, 8);
  const agentBody = (queues: readonly string[] = [], more: object = {}): object => ({
    name: 'An Agent',
    capacity: 100,
    privileges: ['reject', 'done'],
    queues,
    ...more,
  });
  const labels = (client: AgentClient): readonly string[] =>
    (client.agent?.reasons ?? []).map(({ label }) => label);

  describe('is seen at once by agents who are connected', () => {
    it('a reason for Not Ready comes, changes and goes', async () => {
      const { agents } = await gateway().place();
      const client = await gateway().agent(agents[0]);
      const code = name();
      await admin.put(`not-ready-reasons/${code}`, { label: `Tea ${code}`, position: 9 });
      await client.until('the reason', () => labels(client).includes(`Tea ${code}`) || undefined);
      await admin.put(`not-ready-reasons/${code}`, { label: `Coffee ${code}`, position: 0 });
      await client.until('its new label', () => labels(client)[0] === `Coffee ${code}` || undefined);
      await admin.delete(`not-ready-reasons/${code}`);
      await client.until('its end', () => !labels(client).includes(`Coffee ${code}`) || undefined);
    });

    it('an agent is named anew', async () => {
      const { agents, entrance } = await gateway().place();
      const client = await gateway().agent(agents[0]);
      await admin.put(`agents/${agents[0]}`, agentBody([entrance], { name: 'Åsa Öst' }));
      await client.until('the name', () => client.agent?.name === 'Åsa Öst' || undefined);
    });

    it('an offer can no longer be rejected, and then again', async () => {
      const { agents, entrance } = await gateway().place();
      const client = await gateway().readyAgent(agents[0]);
      await gateway().post({ entrance });
      const { id, offer } = await client.offered();
      await admin.put(`agents/${agents[0]}`, agentBody([entrance], { privileges: [] }));
      await client.interaction('no Reject', (each) => each.id === id && each.can.reject === undefined);
      const refused = await client.command({ type: 'reject', interaction: id, offer: offer.id });
      assert.equal(refused?.code, 'NOT_ALLOWED');
      await admin.put(`agents/${agents[0]}`, agentBody([entrance]));
      await client.interaction('Reject', (each) => each.id === id && each.can.reject === true);
    });

    it('a key of case data gets a label and can be edited, then is a plain text again', async () => {
      const { agents, entrance } = await gateway().place();
      const client = await gateway().readyAgent(agents[0]);
      const key = `k${name()}`;
      await gateway().post({ entrance, data: { [key]: '4' } });
      const { id } = await client.acceptOffered();
      const described = { label: 'Rooms', position: 1, type: 'integer', editable: true, inOffer: false };
      await admin.put(`case-keys/${key}`, described);
      const seen = await client.interaction('its label', (each) => each.caseData[0]?.label === 'Rooms');
      assert.deepEqual([seen.id, seen.can['set-case-data'], seen.caseData[0]?.type], [id, true, 'integer']);
      await admin.delete(`case-keys/${key}`);
      const plain = await client.interaction('the bare key', (each) => each.caseData[0]?.label === key);
      assert.equal(plain.can['set-case-data'], undefined);
    });

    it('a queue is named anew', async () => {
      const { agents, entrance } = await gateway().place();
      const client = await gateway().readyAgent(agents[0]);
      await gateway().post({ entrance });
      await client.offered();
      await admin.put(`queues/${entrance}`, { name: 'New loans', distribution: 'automatic' });
      await client.interaction('its new name', (each) => each.queue === 'New loans');
    });

    it('nothing is told when nothing is different', async () => {
      const { agents, entrance } = await gateway().place({ privileges: ['reject', 'done'] });
      const client = await gateway().agent(agents[0]);
      const before = client.position.seq;
      await admin.put(`agents/${agents[0]}`, agentBody([entrance]));
      await admin.put(`agents/${agents[0]}`, agentBody([entrance], { name: 'Last' }));
      await client.until('the name', () => client.agent?.name === 'Last' || undefined);
      assert.equal(client.position.seq, before + 1);
    });
  });

  it('reaches an agent who was away and resumes', async () => {
    const { agents, entrance } = await gateway().place();
    const client = await gateway().agent(agents[0]);
    await client.ready();
    const { position } = client;
    client.terminate();
    await gateway().disconnected(agents[0]);
    await admin.put(`agents/${agents[0]}`, agentBody([entrance], { name: 'Meanwhile' }));
    const back = await gateway().agent(agents[0], { resume: position });
    await back.until('the name', () => back.agent?.name === 'Meanwhile' || undefined);
  });

  it('gives waiting work to an agent who gets its queue', async () => {
    const { entrance } = await gateway().place({ agents: 0 });
    const { agents } = await gateway().place();
    const client = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance, subject: 'Waits' });
    await admin.put(`agents/${agents[0]}`, agentBody([entrance]));
    await client.offered('Waits');
  });

  it('makes a whole way for work: queue, entrance, agent, sender', async () => {
    const id = name();
    const key = `a-key-of-${id}-${id}`;
    for (const [path, body] of [
      ['queues', { name: 'Boats', distribution: 'automatic' }],
      ['entrances', { name: 'Boats', queue: id, offerMs: 60_000, answer: 'manual' }],
      ['agents', agentBody([id])],
      ['senders', { name: 'Boats', receipts: false, enabled: true, key }],
    ] as const)
      assert.equal((await admin.put(`${path}/${id}`, body)).status, 201, path);
    const client = await gateway().readyAgent(id);
    const send = (): Promise<Response> =>
      fetch(`${gateway().url}/v1/work-items`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ id: randomUUID(), subject: 'A boat', entrance: id, workitem: 'Look at it' }),
      });
    // Senders are read again every two seconds.
    let answer = await send();
    while (answer.status === 401) answer = await send();
    assert.deepEqual([answer.status, await answer.text()], [201, '']);
    await client.offered('A boat');
  });

  describe('deleting an agent', () => {
    const message = { logged: /connected, logged in or has open/, history: /instead/ };
    const refusal = async (agent: string | undefined): Promise<string> => {
      const { code, body } = await admin.delete(`agents/${agent ?? ''}`);
      assert.equal(code, 'CONFLICT');
      return (body['error'] as { message: string }).message;
    };

    it('waits until they are logged out and away; their token then opens nothing', async () => {
      const { agents } = await gateway().place();
      const client = await gateway().readyAgent(agents[0]);
      assert.match(await refusal(agents[0]), message.logged);
      await client.command({ type: 'log-out' });
      assert.match(await refusal(agents[0]), message.logged);
      const { position } = client;
      await client.close();
      await gateway().disconnected(agents[0]);
      assert.equal((await admin.delete(`agents/${agents[0]}`)).status, 204);

      const again = gateway().open();
      await again.opened();
      again.send({ type: 'hello', token: await gateway().token(agents[0] ?? ''), resume: position });
      assert.equal((await again.frame('bye')).error.code, 'FORBIDDEN');
      assert.equal((await admin.get(`agents/${agents[0]}`)).code, 'NOT_FOUND');
    });

    it('waits while something is open', async () => {
      const { agents, entrance } = await gateway().place();
      const client = await gateway().readyAgent(agents[0]);
      await gateway().post({ entrance });
      await client.acceptOffered();
      client.terminate();
      await gateway().disconnected(agents[0]);
      assert.match(await refusal(agents[0]), message.logged);
    });

    it('is refused where the history names them', async () => {
      const { agents, entrance } = await gateway().place();
      const client = await gateway().readyAgent(agents[0]);
      await gateway().post({ entrance });
      const { id } = await client.acceptOffered();
      await client.command({ type: 'done', interaction: id });
      await client.command({ type: 'log-out' });
      await client.close();
      await gateway().disconnected(agents[0]);
      assert.match(await refusal(agents[0]), message.history);
      const { body } = await admin.get(`agents/${agents[0]}`);
      assert.deepEqual(body['queues'], [entrance]);
    });
  });

  it('a reason that an agent has given is not deleted', async () => {
    const { agents } = await gateway().place();
    const client = await gateway().agent(agents[0]);
    const code = name();
    await admin.put(`not-ready-reasons/${code}`, { label: 'Tea', position: 9 });
    await client.command({ type: 'set-state', state: 'not-ready', reason: code });
    assert.equal((await admin.delete(`not-ready-reasons/${code}`)).code, 'CONFLICT');
    await client.command({ type: 'set-state', state: 'ready' });
    assert.equal((await admin.delete(`not-ready-reasons/${code}`)).status, 204);
  });

  describe('a sender of SENDER_KEYS', () => {
    const whole = { name: 'Demo', receipts: true, enabled: true };

    it('keeps its key, stays on and is not deleted: CONFLICT', async () => {
      for (const { code } of [
        await admin.put('senders/demo-sender', { ...whole, key: 'another-key-of-the-demo' }),
        await admin.put('senders/demo-sender', { ...whole, enabled: false }),
        await admin.delete('senders/demo-sender'),
      ])
        assert.equal(code, 'CONFLICT');
    });

    it('can be named anew and answered without receipts', async () => {
      const { status, body } = await admin.put('senders/demo-sender', { ...whole, receipts: false });
      assert.deepEqual([status, body['name'], body['receipts'], body['listed']], [200, 'Demo', false, true]);
      await admin.put('senders/demo-sender', whole);
    });
  });

  it('is there after a restart: senders, and the queues of the agents of the demo', async () => {
    const id = name();
    await admin.put(`senders/${id}`, {
      name: 'Stays',
      receipts: true,
      enabled: true,
      key: `key-${id}-${id}`,
    });
    await admin.put('agents/dana', { name: 'Dana', capacity: 50, privileges: ['done'], queues: ['support'] });
    const before = [await admin.get(`senders/${id}`), await admin.get('agents/dana')];
    await gateway().restart();
    assert.deepEqual([await admin.get(`senders/${id}`), await admin.get('agents/dana')], before);
  });

  it('turns off a sender whom a start no longer lists, and leaves the others on', async () => {
    const id = name();
    await admin.put(`senders/${id}`, { name: 'Ours', receipts: true, enabled: true, key: `key-${id}-${id}` });
    await gateway().restart({ senderKeys: [{ sender: 'other', key: 'the-key-of-the-other' }] });
    const stateOf = async (sender: string): Promise<unknown[]> => {
      const { body } = await admin.get(`senders/${sender}`);
      return [body['enabled'], body['listed']];
    };
    assert.deepEqual(await stateOf('demo-sender'), [false, false]);
    assert.deepEqual(await stateOf('other'), [true, true]);
    assert.deepEqual(await stateOf(id), [true, false]);
    await gateway().restart({ senderKeys: [{ sender: 'demo-sender', key: 'demo-sender' }] });
    assert.deepEqual(await stateOf('demo-sender'), [true, true]);
  });
});
