import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { ContactsPage } from 'contact-pad/core';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from '../support/agent-client.js';
import { asked, contactOf, Contacts, failed } from '../support/contacts.js';
import { onBothEngines } from '../support/suite.js';
import { offerOf, Teams } from '../support/team.js';

const HOSTILE = `<img src=x onerror=alert(1)> ' OR 1=1 -- \u202E文字 😀`;

onBothEngines('What is known of a contact (WI-16)', {}, (gateway) => {
  const contacts = new Contacts(gateway);
  const teams = new Teams(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  const candidates = (agent: AgentClient, interaction: string, search = ''): Promise<ContactsPage> =>
    asked(agent, { type: 'contacts', interaction, search, limit: 100 });

  /** A field of its own, so that tests do not meet. */
  async function field(editable: boolean): Promise<string> {
    const key = `f${randomUUID().slice(0, 8)}`;
    const { status } = await admin.put(`customer-fields/${key}`, { label: 'Segment', position: 1, editable });
    assert.equal(status, 201);
    return key;
  }

  /** A contact that the administrator has set up. */
  async function customer(name: string, ...addresses: readonly string[]): Promise<string> {
    const id = randomUUID();
    assert.equal((await admin.put(`customers/${id}`, { name, addresses })).status, 201);
    return id;
  }

  it('are the name and the addresses that it came with, and the fields of the administrator', async () => {
    const key = await field(true);
    const { agent, item, address } = await contacts.working({ name: 'Eva Lind' });
    const { fields, ...contact } = await contactOf(agent, item.id);
    assert.deepEqual(contact, { id: item.contact?.id, name: 'Eva Lind', address });
    assert.deepEqual(fields.slice(0, 2), [
      { key: 'name', label: 'Name', value: 'Eva Lind', editable: true },
      { key: 'address-1', label: 'Address', value: address, editable: false },
    ]);
    assert.deepEqual(
      fields.find((each) => each.key === key),
      { key, label: 'Segment', value: '', editable: true },
    );
  });

  it('is changed where it may be, is settled, and stays for the next interaction', async () => {
    const key = await field(true);
    const { agent, item, place, address } = await contacts.working({ name: 'Eva' });
    const set = { type: 'set-contact', interaction: item.id } as const;
    const id = randomUUID();
    assert.equal(await agent.command({ ...set, id, key, value: HOSTILE }), undefined);
    await agent.until('settled', () =>
      agent.facts.find((fact) => fact.type === 'settled' && fact.command === id),
    );
    assert.equal(await agent.command({ ...set, key: 'name', value: 'Eva Lind' }), undefined);
    const next = await contacts.held(agent, place, { address });
    const { name, fields } = await contactOf(agent, next.id);
    assert.deepEqual([name, fields.find((each) => each.key === key)?.value], ['Eva Lind', HOSTILE]);
  });

  it('is not changed where it may not be, nor by what cannot be stored', async () => {
    const [fixed, free] = [await field(false), await field(true)];
    const { agent, item, address } = await contacts.working({ name: 'Eva' });
    const set = { type: 'set-contact', interaction: item.id } as const;
    for (const key of [fixed, 'address-1', 'no-such-field'])
      assert.equal((await agent.command({ ...set, key, value: 'x' }))?.code, 'NOT_ALLOWED', key);
    for (const value of ['a\0b', 'x'.repeat(4_001)])
      assert.equal((await agent.command({ ...set, key: free, value }))?.code, 'INVALID');
    const known = await contactOf(agent, item.id);
    assert.deepEqual([known.name, known.address], ['Eva', address]);
    assert.ok(known.fields.every(({ key, value }) => value === '' || key === 'name' || value === address));
  });

  it('is told to nobody who does not have the interaction, and not where it has no contact', async () => {
    const { item } = await contacts.working();
    const { agent: other, place } = await contacts.desk.agent();
    const query = { type: 'contact', interaction: item.id } as const;
    assert.equal(await failed(other, query), 'NOT_FOUND');
    assert.equal(await failed(other, { ...query, interaction: 'nothing' }), 'NOT_FOUND');
    assert.equal(
      await failed(other, { type: 'contacts', interaction: item.id, search: 'a', limit: 9 }),
      'NOT_FOUND',
    );
    const nobody = await contacts.desk.held(other, place, {});
    assert.equal(await failed(other, { type: 'contact', interaction: nobody.id }), 'NOT_FOUND');
    const set = { type: 'set-contact', interaction: nobody.id, key: 'name', value: 'Eva' } as const;
    assert.equal((await other.command(set))?.code, 'NOT_FOUND');
  });

  it('can be read by who is offered it, and by who is asked about it, and changed by neither (IM-21)', async () => {
    const { anna, bo, ids, place } = await teams.pair({ medium: 'email' });
    const item = await contacts.held(anna, place, { address: `${randomUUID()}@example.test`, name: 'Eva' });
    await bo.command({ type: 'set-state', state: 'ready' });
    assert.equal(await anna.command({ type: 'consult', interaction: item.id, target: ids[1] }), undefined);
    const leg = await bo.interaction('asked', (each) => each.peer?.id === ids[0]);
    const offered = await contactOf(bo, leg.id);
    await bo.command({ type: 'accept', interaction: leg.id, offer: (await offerOf(bo, leg.id)).id });
    await bo.interaction('connected', (each) => each.id === leg.id && each.phase === 'connected');
    const asked = await contactOf(bo, leg.id);
    assert.deepEqual(asked, offered);
    assert.equal(asked.id, item.contact?.id);
    assert.ok(asked.fields.every(({ editable }) => !editable));
    const set = { type: 'set-contact', interaction: leg.id, key: 'name', value: 'x' } as const;
    assert.equal((await bo.command(set))?.code, 'NOT_ALLOWED');
  });

  it('may be another: whoever has the address, or a part of a name or an address', async () => {
    const mark = randomUUID().slice(0, 8);
    const ids = [
      await customer(`${mark} Örjan`, `070-${mark}`, `orjan@${mark}.test`),
      await customer(`${mark} Adam`, `adam@${mark}.test`),
    ];
    const { agent, item, address } = await contacts.working({ name: 'Eva' });
    const own = await candidates(agent, item.id);
    assert.deepEqual(own, { contacts: [{ id: item.contact?.id, name: 'Eva', address }], total: 1 });
    const both = await candidates(agent, item.id, mark.toUpperCase());
    assert.deepEqual([both.contacts.map(({ id }) => id), both.total], [[ids[1], ids[0]], 2]);
    const [orjan] = (await candidates(agent, item.id, `${mark} orj`)).contacts;
    assert.equal(orjan?.id, ids[0]);
    const [byAddress] = (await candidates(agent, item.id, `orjan@${mark}`)).contacts;
    assert.deepEqual(byAddress, { id: ids[0], name: `${mark} Örjan`, address: `orjan@${mark}.test` });
    for (const wild of [`${mark}.*`, `${mark}%`, '.*+?[(\\'])
      assert.equal((await candidates(agent, item.id, wild)).total, 0, wild);
    const first = await asked(agent, { type: 'contacts', interaction: item.id, search: mark, limit: 1 });
    assert.deepEqual([first.contacts.length, first.total], [1, 2]);
  });

  it('is assigned: told to all who have it, and the counters of both contacts follow (WI-26, WI-31)', async () => {
    const { anna, bo, ids, item, place } = await teams.invited();
    assert.equal(item.counters, undefined);
    const { contact } = await contacts.held(await gateway().readyAgent(ids[2]), place, {
      ...{ address: `${randomUUID()}@example.test`, name: 'Eva Lind' },
    });
    const request = { type: 'assign-contact', interaction: item.id, contact: contact?.id ?? '' } as const;
    assert.equal(await anna.command(request), undefined);
    for (const agent of [anna, bo]) {
      const told = await agent.interaction(
        'assigned',
        (each) => each.id === item.id && each.contact !== undefined,
      );
      assert.deepEqual([told.contact, told.counters?.inProgress], [contact, { case: 1 }]);
    }
    assert.equal((await contactOf(bo, item.id)).name, 'Eva Lind');
  });

  it('is not assigned to nobody, and not by who does not have it', async () => {
    const { agent, item } = await contacts.working();
    const { agent: other } = await contacts.desk.agent();
    const request = { type: 'assign-contact', interaction: item.id, contact: randomUUID() } as const;
    assert.equal((await agent.command(request))?.code, 'NOT_FOUND');
    assert.equal((await agent.command({ ...request, contact: 'eva' }))?.code, 'NOT_FOUND');
    assert.equal((await other.command({ ...request, contact: item.contact?.id ?? '' }))?.code, 'NOT_FOUND');
    assert.equal((await contactOf(agent, item.id)).id, item.contact?.id);
  });

  it('goes where it came from also afterwards: the address stays', async () => {
    const { agent, item, address } = await contacts.working({ medium: 'email' });
    const other = await customer('Mei Tanaka', `${randomUUID()}@example.test`);
    await agent.command({ type: 'assign-contact', interaction: item.id, contact: other });
    const told = await agent.interaction(
      'assigned',
      (each) => each.id === item.id && each.contact?.id === other,
    );
    assert.deepEqual(told.contact, { id: other, name: 'Mei Tanaka', address });
  });
});
