import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { AdminCalls } from '../admin/admin-calls.js';
import { onBothEngines } from '../support/suite.js';
import { until } from '../support/until.js';

interface Entry {
  readonly actorKind: string;
  readonly actor: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly object: string | null;
  readonly fields: readonly string[] | null;
  readonly code: string | null;
  readonly address: string | null;
  readonly times: number;
}

const OTHER = { admin: 'eva', key: 'the-key-of-another-administrator' };

onBothEngines('The audit log', { adminKeys: [OTHER] }, (gateway) => {
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');
  const eva = new AdminCalls(() => gateway().url, OTHER.key);

  async function entries(query = ''): Promise<Entry[]> {
    const { status, body } = await admin.get(`audit?limit=1000${query}`);
    assert.equal(status, 200);
    return body.audit as Entry[];
  }

  it('has who created, changed and deleted what, and never what stands in it', async () => {
    const id = `q${randomUUID().slice(0, 8)}`;
    const queue = { name: 'A secret name', distribution: 'automatic' };
    await admin.put(`queues/${id}`, queue);
    await eva.put(`queues/${id}`, { ...queue, name: 'Another' });
    await eva.put(`queues/${id}`, { ...queue, name: 'Another' });
    await eva.delete(`queues/${id}`);
    const told = (await entries(`&object=${id}`)).map(({ actorKind, actor, action, objectKind, fields }) => [
      ...[actorKind, actor, action, objectKind],
      fields,
    ]);
    assert.deepEqual(told, [
      ['admin', 'eva', 'deleted', 'queues', null],
      ['admin', 'eva', 'changed', 'queues', ['name']],
      ['admin', 'admin', 'created', 'queues', ['id', 'name', 'distribution', 'releaseRefused', 'favourite']],
    ]);
    assert.ok(!JSON.stringify(await entries()).includes('A secret name'));
  });

  it('has every kind of change', async () => {
    const id = randomUUID();
    await admin.put(`customers/${id}`, { name: 'Eva', addresses: [] });
    await admin.put('media/case', { weight: 21 });
    await admin.put('responses', { responses: [] });
    await admin.put('entrances/loans', { enabled: true });
    const kinds = (await entries()).map(({ action, objectKind }) => `${action} ${objectKind}`);
    for (const kind of ['created customers', 'changed media', 'changed responses', 'changed entrances'])
      assert.ok(kinds.includes(kind), kind);
  });

  it('has nothing of what was not done after all, but that it was refused', async () => {
    const id = `a${randomUUID().slice(0, 8)}`;
    const agent = { name: 'Eva', capacity: 100, privileges: [], queues: ['nowhere'] };
    assert.equal((await admin.put(`agents/${id}`, agent)).status, 422);
    assert.equal((await eva.delete(`agents/${id}`)).status, 404);
    await until(async () => (await entries(`&object=${id}`)).length === 1);
    const [refused] = await entries(`&object=${id}`);
    assert.deepEqual(
      [refused?.actor, refused?.action, refused?.objectKind, refused?.code],
      ['eva', 'refused', 'DELETE /v1/admin/agents/:id', 'NOT_FOUND'],
    );
  });

  it('has attempts without a key, at a door by an address, counted, and nothing that strangers wrote', async () => {
    const mark = randomUUID();
    const wrong = new AdminCalls(() => gateway().url, `guess-${mark}`);
    for (let times = 0; times < 5; times++) await wrong.get(`agents/${mark}`);
    const atDoor = async (): Promise<Entry[]> =>
      (await entries()).filter(
        ({ objectKind, code }) => objectKind === 'GET /v1/admin/agents/:id' && code === 'UNAUTHORIZED',
      );
    await until(async () => (await atDoor()).reduce((sum, { times }) => sum + times, 0) === 5);
    for (const { actor, object, address } of await atDoor())
      assert.deepEqual([actor, object, address], [null, null, '127.0.0.1']);
    assert.ok(!JSON.stringify(await entries()).includes(mark));
  });

  it('has senders and agents who showed a wrong key', async () => {
    await fetch(`${gateway().url}/v1/work-items`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guess' },
      body: '{}',
    });
    const client = gateway().open();
    await client.opened();
    client.send({ type: 'hello', token: await gateway().token('anna', -60) });
    await client.closed();
    const has = async (kind: string, tried: string): Promise<boolean> =>
      (await entries()).some(
        ({ actorKind, objectKind, code }) =>
          actorKind === kind && objectKind === tried && code === 'UNAUTHORIZED',
      );
    await until(() => has('sender', 'POST /v1/work-items'));
    await until(() => has('agent', 'token'));
  });

  it('is read in pages, the newest first, and cannot be changed', async () => {
    const { body } = await admin.get('audit?limit=2');
    const [first, second] = body.audit as { id: number }[];
    const next = await admin.get(`audit?limit=1&cursor=${String(body.cursor)}`);
    const [third] = next.body.audit as { id: number }[];
    assert.ok(first && second && third && first.id > second.id && second.id > third.id);
    assert.equal((await admin.delete(`audit/${first.id}`)).status, 404);
  });
});
