import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { AdminCalls } from '../admin/admin-calls.js';
import { contactOf, Contacts } from '../support/contacts.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('What the administrator says of customers', {}, (gateway) => {
  const contacts = new Contacts(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  async function field(): Promise<string> {
    const key = `f${randomUUID().slice(0, 8)}`;
    const body = { label: 'Segment', position: 1, editable: false };
    assert.equal((await admin.put(`customer-fields/${key}`, body)).status, 201);
    return key;
  }

  it('is created, shown, found by an address, and replaced as a whole', async () => {
    const [id, key, mark] = [randomUUID(), await field(), randomUUID()];
    const whole = { name: 'Eva Lind', addresses: [`+46-${mark}`, `eva@${mark}`], fields: { [key]: 'Gold' } };
    const created = await admin.put(`customers/${id}`, whole);
    assert.deepEqual([created.status, created.body], [201, { id, ...whole }]);
    assert.deepEqual((await admin.get(`customers/${id}`)).body, { id, ...whole });
    const found = await admin.get(`customers?address=${encodeURIComponent(`eva@${mark}`)}`);
    assert.deepEqual(found.body, { customers: [{ id, ...whole }] });
    const next = { name: null, addresses: [`eva@${mark}`] };
    const changed = await admin.put(`customers/${id}`, next);
    assert.deepEqual([changed.status, changed.body], [200, { id, ...next, fields: {} }]);
    const list = await admin.get('customers?limit=1');
    assert.equal((list.body.customers as object[]).length, 1);
    assert.equal(typeof list.body.cursor, 'string');
  });

  it('is what agents see of whoever reaches them from one of the addresses', async () => {
    const [id, key, address] = [randomUUID(), await field(), `${randomUUID()}@example.test`];
    await admin.put(`customers/${id}`, {
      name: 'Mei Tanaka',
      addresses: [address],
      fields: { [key]: 'Gold' },
    });
    const { agent, item } = await contacts.working({ address, name: 'M.' });
    assert.deepEqual(item.contact, { id, name: 'M.', address });
    const { name, fields } = await contactOf(agent, item.id);
    assert.equal(name, 'Mei Tanaka');
    assert.equal(fields.find((each) => each.key === key)?.value, 'Gold');
  });

  it('changes nothing where it is wrong, or an address is of somebody else', async () => {
    const [id, other, key, mark] = [randomUUID(), randomUUID(), await field(), randomUUID()];
    const whole = { name: 'Eva', addresses: [`eva@${mark}`], fields: { [key]: 'Gold' } };
    await admin.put(`customers/${id}`, whole);
    await admin.put(`customers/${other}`, { name: 'Bo', addresses: [`bo@${mark}`] });
    for (const [wrong, code] of [
      [{ ...whole, addresses: [`bo@${mark}`] }, 'CONFLICT'],
      [{ ...whole, fields: { 'no-such-field': 'x' } }, 'INVALID'],
      [{ ...whole, fields: { [key]: 'a\0b' } }, 'INVALID'],
      [{ ...whole, name: '' }, 'INVALID'],
      [{ ...whole, addresses: ['a', 'a'] }, 'INVALID'],
      [{ ...whole, more: 1 }, 'INVALID'],
    ] as const)
      assert.equal((await admin.put(`customers/${id}`, wrong)).code, code, JSON.stringify(wrong));
    assert.deepEqual((await admin.get(`customers/${id}`)).body, { id, ...whole });
    assert.equal((await admin.get('customers/eva')).code, 'INVALID');
    assert.equal((await admin.get(`customers/${randomUUID()}`)).code, 'NOT_FOUND');
    assert.equal((await admin.get(`customers/${id}`, 'demo-sender')).status, 401);
  });

  it('keeps a field that somebody has, and those that are given', async () => {
    const [id, key] = [randomUUID(), await field()];
    await admin.put(`customers/${id}`, { name: 'Eva', addresses: [], fields: { [key]: 'Gold' } });
    assert.equal((await admin.delete(`customer-fields/${key}`)).code, 'CONFLICT');
    await admin.put(`customers/${id}`, { name: 'Eva', addresses: [] });
    assert.equal((await admin.delete(`customer-fields/${key}`)).status, 204);
    for (const given of ['name', 'address-1'])
      assert.equal(
        (await admin.put(`customer-fields/${given}`, { label: 'Mine', position: 1, editable: true })).code,
        'INVALID',
      );
  });
});
