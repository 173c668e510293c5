import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { Desk, gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

type Reply = Readonly<Record<string, unknown>> & { readonly id: string };

onBothEngines('An e-mail', {}, (gateway) => {
  const desk = new Desk(gateway);

  /** The replies to an interaction that nobody has taken, read page by page. */
  async function outbox(interaction: string): Promise<Reply[]> {
    const found: Reply[] = [];
    for (let page: string | undefined = 'limit=2'; page !== undefined;) {
      const { body } = await desk.admin.get(`outbox?${page}`);
      found.push(...(body['replies'] as Reply[]));
      page = body['cursor'] === undefined ? undefined : `limit=2&cursor=${String(body['cursor'])}`;
    }
    return found.filter((reply) => reply['interaction'] === interaction);
  }

  it('shows its text, as text', async () => {
    const body = 'Hello,\n\n<script>alert(1)</script>\tå 文';
    const { item } = await desk.working({ medium: 'email', body, from: 'eva@example.test' });
    assert.equal(item.body, body);
    assert.equal(item.from, 'eva@example.test');
    assert.equal(item.instruction, undefined);
  });

  it('is answered by replies that wait until the mail system has taken them', async () => {
    const { agent, place } = await desk.agent();
    const subject = randomUUID();
    await gateway().send('/v1/cases', {
      ...{ id: subject, medium: 'email', entrance: place.entrance, subject, body: 'Help!' },
      ...{ from: 'eva@example.test', to: 'claims@bank.example.test' },
    });
    const { id } = await agent.acceptOffered(subject);
    const first = { type: 'reply', interaction: id, text: 'Yes.\n😀', id: randomUUID() } as const;
    for (const again of [first, first]) assert.equal(await agent.command(again), undefined);
    await agent.command({ type: 'reply', interaction: id, text: 'And another thing.' });
    await agent.command({ type: 'reply', interaction: id, text: 'x'.repeat(100_000) });
    const waiting = await outbox(id);
    assert.deepEqual(
      waiting.map(({ text }) => String(text).length),
      [first.text.length, 18, 100_000],
    );
    const { id: reply, createdAt: _, ...shown } = waiting[0] ?? { id: '', createdAt: '' };
    assert.deepEqual(shown, {
      interaction: id,
      agent: place.agents[0],
      from: 'claims@bank.example.test',
      to: 'eva@example.test',
      subject,
      text: first.text,
    });
    for (const again of [1, 2])
      assert.equal((await desk.admin.delete(`outbox/${reply}`)).status, 204, `${again}`);
    assert.equal((await outbox(id)).length, 2);
    assert.equal((await desk.admin.delete(`outbox/${randomUUID()}`)).code, 'NOT_FOUND');
    assert.equal((await desk.admin.delete('outbox/1')).code, 'INVALID');
    assert.equal(agent.interactions.find((each) => each.id === id)?.phase, 'connected');
  });

  it('takes no reply that is empty, too long, or cannot be stored', async () => {
    const { agent, item } = await desk.working({ medium: 'email' });
    for (const text of ['', 'x'.repeat(100_001), 'a\0'])
      assert.equal((await agent.command({ type: 'reply', interaction: item.id, text }))?.code, 'INVALID');
    assert.deepEqual(await outbox(item.id), []);
  });

  it('that did not arrive where it should goes back to the queue, to somebody else (CG-26)', async () => {
    const place = await gateway().place({ agents: 2 });
    const one = await gateway().readyAgent(place.agents[0]);
    const { id } = await desk.held(one, place, { medium: 'email' });
    const two = await gateway().readyAgent(place.agents[1]);
    await one.command({ type: 'did-not-arrive', interaction: id });
    await gone(one, id, 'requeued');
    assert.equal((await two.offered()).id, id);
    assert.equal(one.agent?.state, 'ready');
  });

  it('has what a case and a work item have not', async () => {
    const { agent, place } = await desk.agent();
    for (const medium of ['case', 'work-item', 'chat'] as const) {
      const { id } = await desk.held(agent, place, { medium });
      const reply = await agent.command({ type: 'reply', interaction: id, text: 'Yes.' });
      const astray = await agent.command({ type: 'did-not-arrive', interaction: id });
      assert.deepEqual([reply?.code, astray?.code], ['NOT_ALLOWED', 'NOT_ALLOWED'], medium);
    }
  });
});
