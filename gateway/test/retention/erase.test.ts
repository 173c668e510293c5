import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from '../support/agent-client.js';
import { ChatPage } from '../support/talk.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';
import { traces } from './traces.js';

onBothEngines('A customer who is erased', {}, (gateway) => {
  const teams = new Teams(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  async function customerAt(address: string): Promise<string> {
    const { body } = await admin.get(`customers?address=${encodeURIComponent(address)}`);
    return (body.customers as { id: string }[])[0]?.id ?? '';
  }

  it('has left nothing in any table, whatever they sent, said or were written about', async () => {
    const mark = `mark-${randomUUID()}`;
    const address = `${mark}@example.test`;
    const { place, ids } = await teams.team();
    const anna = await gateway().readyAgent(ids[0]);
    const bo = await teams.notReady(ids[1]);
    const href = await gateway().upload(`${mark}.txt`, 'text/plain', `text of ${mark}`);
    await gateway().send('/v1/work-items', {
      ...{ id: mark, entrance: place.entrance, subject: mark, from: address, workitem: mark },
      contact: { name: mark, address },
      contactData: { cid: mark },
      record: { url: `https://crm.example.test/${mark}`, label: mark },
      attachments: [{ href, name: `${mark}.txt` }],
    });
    const item = await anna.acceptOffered(mark);
    await anna.command({ type: 'set-note', interaction: item.id, note: mark });
    await anna.command({ type: 'start-im', target: ids[1], interaction: item.id });
    const im = await anna.interaction('im', (each) => each.medium === 'im');
    await anna.command({ type: 'send-message', interaction: im.id, text: mark });
    const asked = await bo.interaction('asked', (each) => each.medium === 'im' && !!each.offer);
    await bo.command({ type: 'accept', interaction: asked.id, offer: asked.offer?.id ?? '' });
    await anna.command({ type: 'transfer', interaction: item.id, target: ids[1], note: mark });
    const { offer } = await bo.interaction('invited', (each) => each.id === item.id && !!each.offer);
    await bo.command({ type: 'reject', interaction: item.id, offer: offer?.id ?? '' });
    await endAll(anna);
    await endAll(bo);
    await gateway().send('/v1/cases', {
      ...{ id: randomUUID(), entrance: place.entrance, subject: mark, from: address, medium: 'email' },
      ...{ body: mark, contact: { name: mark, address } },
    });
    const mail = await anna.acceptOffered(mark);
    await anna.command({ type: 'reply', interaction: mail.id, text: mark });
    await endAll(anna);
    const chat = await ChatPage.begin(() => gateway().url, place.entrance, { name: mark, subject: mark });
    await chat.ask('messages', { id: 'm1', text: mark });
    const chatItem = await anna.acceptOffered(mark);
    await anna.command({ type: 'send-message', interaction: chatItem.id, text: `Hello ${mark}` });
    await anna.command({ type: 'release', interaction: chatItem.id });
    await endAll(anna);

    const id = await customerAt(address);
    await gateway().db.query('UPDATE interaction SET contact_id = $1::uuid WHERE id = $2::uuid', [
      id,
      chatItem.id,
    ]);
    assert.deepEqual(
      await gateway().db.query("SELECT medium, state FROM interaction WHERE state <> 'ended'"),
      [],
    );
    assert.ok((await traces(gateway().db, mark)).length > 8);
    const { status } = await admin.delete(`customers/${id}`);
    assert.equal(status, 204);
    assert.deepEqual(await traces(gateway().db, mark), []);
    assert.equal((await admin.get(`customers/${id}`)).status, 404);
    const [entry] = (await admin.get(`audit?object=${id}`)).body.audit as { action: string; actor: string }[];
    assert.deepEqual([entry?.action, entry?.actor], ['erased', 'admin']);
    // Agents go on: what comes next is told without a gap.
    await anna.command({ type: 'set-state', state: 'not-ready' });
    await anna.until('not ready', () => (anna.agent?.state === 'not-ready' ? true : undefined));
    const back = await gateway().agent(ids[0], { resume: { ...anna.position, seq: 0 } });
    assert.equal((await back.frame('welcome')).resumed, false);
  });

  it('is refused while anything of theirs is in hand, and nothing is gone', async () => {
    const address = `${randomUUID()}@example.test`;
    const { place, ids } = await teams.team();
    const anna = await gateway().readyAgent(ids[0]);
    await gateway().send('/v1/work-items', {
      ...{ id: randomUUID(), entrance: place.entrance, subject: address, workitem: 'Decide' },
      contact: { name: 'Eva', address },
    });
    const item = await anna.acceptOffered(address);
    const id = await customerAt(address);
    const { status, code } = await admin.delete(`customers/${id}`);
    assert.deepEqual([status, code], [409, 'CONFLICT']);
    await anna.command({ type: 'done', interaction: item.id });
    await anna.interaction('gone', (each) => each.id === item.id && each.phase === 'gone');
    assert.equal((await admin.delete(`customers/${id}`)).status, 204);
  });

  it('who is not there is NOT_FOUND', async () => {
    const { status, code } = await admin.delete(`customers/${randomUUID()}`);
    assert.deepEqual([status, code], [404, 'NOT_FOUND']);
  });

  /** Ends whatever an agent has, in as many steps as it takes. */
  async function endAll(agent: AgentClient): Promise<void> {
    for (;;) {
      const next = agent.interactions.find(({ phase }) => phase !== 'gone');
      if (!next) return;
      const { id, can } = next;
      const type = (['release', 'done', 'abandon'] as const).find((each) => can[each] === true) ?? 'done';
      assert.equal(await agent.command({ type, interaction: id }), undefined, `${type} in ${next.phase}`);
      await agent.interaction('elsewhere', (each) => each.id === id && each !== next);
    }
  }
});
