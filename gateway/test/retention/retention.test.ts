import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { retainOnce } from '../../src/retention/retention.js';
import { AdminCalls } from '../admin/admin-calls.js';
import { Contacts } from '../support/contacts.js';
import { onBothEngines } from '../support/suite.js';
import { traces } from './traces.js';

const RULES = { retentionDays: 30, auditDays: 90 };

onBothEngines('What has ended', {}, (gateway) => {
  const contacts = new Contacts(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  /** A case of a contact of its own is done; everything about it bears the mark. */
  async function done(mark: string): Promise<string> {
    const dealing = { address: `${mark}@example.test`, name: mark, subject: mark, body: mark };
    const { agent, item } = await contacts.working(dealing);
    await agent.command({ type: 'set-note', interaction: item.id, note: mark });
    await agent.command({ type: 'release', interaction: item.id });
    await agent.interaction('gone', (each) => each.id === item.id && each.phase === 'gone');
    return item.id;
  }

  async function age(id: string, days: number): Promise<void> {
    const { db } = gateway();
    await db.query(
      'UPDATE interaction SET ended_at = now() - make_interval(days => $2::int) WHERE id = $1::uuid',
      [id, days],
    );
    await db.query(
      'UPDATE agent_event SET at = now() - make_interval(days => $2::int) WHERE interaction_id = $1::uuid',
      [id, days],
    );
  }

  async function retain(rules = RULES): Promise<void> {
    while ((await retainOnce(gateway().db, rules)) > 0);
  }

  it('is deleted after the days that are set, with all that belongs to it, and nothing else is', async () => {
    const [old, young] = [randomUUID(), randomUUID()];
    const [oldId, youngId] = [await done(old), await done(young)];
    await age(oldId, 31);
    await age(youngId, 29);
    await gateway().db.query(
      `UPDATE agent_event SET at = now() - interval '31 days'
       WHERE agent_id IN (SELECT agent_id FROM agent_event WHERE interaction_id = $1::uuid)`,
      [oldId],
    );
    await retain();
    assert.deepEqual(await traces(gateway().db, old), []);
    assert.notDeepEqual(await traces(gateway().db, young), []);
  });

  it('is kept for ever where no days are set', async () => {
    const mark = randomUUID();
    await age(await done(mark), 3_000);
    await retain({ ...RULES, retentionDays: 0 });
    assert.notDeepEqual(await traces(gateway().db, mark), []);
  });

  it('waits for what is about it, and goes after that', async () => {
    const [parent, child] = [await done(randomUUID()), await done(randomUUID())];
    await gateway().db.query('UPDATE interaction SET parent_id = $1::uuid WHERE id = $2::uuid', [
      parent,
      child,
    ]);
    await age(parent, 31);
    await age(child, 29);
    const left = (): Promise<object[]> =>
      gateway().db.query('SELECT id FROM interaction WHERE id = ANY($1::uuid[])', [[parent, child]]);
    await retain();
    assert.equal((await left()).length, 2);
    await age(child, 31);
    await retain();
    assert.equal((await left()).length, 0);
  });

  it('leaves a customer of whom more is known, and takes one of whom nothing is', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()];
    const [key, keptId] = [`f${randomUUID().slice(0, 8)}`, await done(kept)];
    await admin.put(`customer-fields/${key}`, { label: 'Segment', position: 1, editable: false });
    const customer = async (mark: string): Promise<string> => {
      const { body } = await admin.get(`customers?address=${mark}@example.test`);
      return (body.customers as { id: string }[])[0]?.id ?? '';
    };
    const addresses = [`${kept}@example.test`];
    await admin.put(`customers/${await customer(kept)}`, {
      name: kept,
      addresses,
      fields: { [key]: 'Gold' },
    });
    const goneId = await done(gone);
    for (const id of [keptId, goneId]) await age(id, 31);
    await retain();
    assert.notEqual(await customer(kept), '');
    assert.equal(await customer(gone), '');
  });

  it('has an audit log that is kept for its own time', async () => {
    const id = `q${randomUUID().slice(0, 8)}`;
    await admin.put(`queues/${id}`, { name: 'Queue', distribution: 'automatic' });
    const written = async (): Promise<unknown> =>
      ((await admin.get(`audit?object=${id}`)).body.audit as object[]).length;
    await gateway().db.query("UPDATE audit SET at = now() - interval '89 days' WHERE object_id = $1", [id]);
    await retain();
    assert.equal(await written(), 1);
    await gateway().db.query("UPDATE audit SET at = now() - interval '91 days' WHERE object_id = $1", [id]);
    await retain();
    assert.equal(await written(), 0);
  });

  it('is deleted while agents work: whoever comes back from before gets a snapshot', async () => {
    const { agent: id } = await agentOf();
    const before = await gateway().agent(id);
    const { position } = before;
    await before.command({ type: 'set-state', state: 'not-ready' });
    await before.close();
    await gateway().db.query("UPDATE agent_event SET at = now() - interval '31 days' WHERE agent_id = $1", [
      id,
    ]);
    await retain();
    const back = await gateway().agent(id, { resume: position });
    assert.equal((await back.frame('welcome')).resumed, false);
  });

  async function agentOf(): Promise<{ readonly agent: string }> {
    const [agent = ''] = (await gateway().place()).agents;
    return { agent };
  }
});
