import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { DirectoryPage, DirectoryQuery, Target } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';

const NUMBERS = [
  { label: 'Office', number: '+46 8 700 00 10' },
  { label: 'Mobile', number: '+46700000010' },
];

onBothEngines('Contacts and their numbers', {}, (gateway) => {
  const teams = new Teams(gateway);

  /** A contact of one test; gives its name, which nothing else has. */
  async function contact(
    numbers: readonly object[] = NUMBERS,
  ): Promise<{ readonly id: string; readonly name: string }> {
    const id = randomUUID();
    const name = `Valuer Öberg ${id}`;
    assert.equal(
      (await teams.desk.admin.put(`contacts/${id}`, { name, numbers, favourite: true })).status,
      201,
    );
    return { id, name };
  }

  const find = async (agent: AgentClient, query: Partial<DirectoryQuery>): Promise<DirectoryPage> => {
    const answer = await agent.query({ search: '', offset: 0, limit: 100, ...query, type: 'directory' });
    assert.ok('targets' in answer, JSON.stringify(answer));
    return answer;
  };

  const seen = ({ kind, name, detail }: Target): unknown[] => [kind, name, detail];

  it('are found by name: the contact with the first number, each other number beside it (MI-15)', async () => {
    const { id, name } = await contact();
    const { anna } = await teams.pair();
    const { targets, exact } = await find(anna, { search: name.toLowerCase().replace('ö', 'o') });
    assert.deepEqual(targets.map(seen), [
      ['contact', name, '+46 8 700 00 10'],
      ['number', `${name}, Mobile`, '+46700000010'],
    ]);
    assert.equal(exact, id);
    assert.equal((await find(anna, { search: name, kinds: ['number'] })).total, 1);
    assert.deepEqual(
      (await find(anna, { search: name, favourites: true })).targets.map((each) => each.id),
      [id],
    );
  });

  it('come into question for a consult alone, which needs a line that the gateway has not', async () => {
    const { id, name } = await contact();
    const { anna, item } = await teams.pair();
    const about = { about: item.id, search: name } as const;
    const can = (await find(anna, { ...about, action: 'consult' })).targets.map((each) => each.can);
    assert.deepEqual(can, Array(2).fill({ consult: { reason: 'UNSUPPORTED' } }));
    assert.equal((await find(anna, { ...about, action: 'transfer' })).total, 0);
    assert.equal((await find(anna, { ...about, action: 'requeue' })).total, 0);
    const consult = { type: 'consult', interaction: item.id, target: id } as const;
    assert.equal((await anna.command(consult))?.code, 'UNSUPPORTED');
    const transfer = { ...consult, type: 'transfer' } as const;
    assert.equal((await anna.command(transfer))?.code, 'TARGET_UNAVAILABLE');
  });

  it('are known by the same ids after a change, and gone at once when they are deleted', async () => {
    const { id, name } = await contact();
    const { anna } = await teams.pair();
    const [, mobile] = (await find(anna, { search: name })).targets;
    const other = [NUMBERS[0], { label: 'Home', number: '+4687000012' }, NUMBERS[1]];
    await teams.desk.admin.put(`contacts/${id}`, { name: `${name} AB`, numbers: other });
    const { targets } = await find(anna, { ids: [mobile?.id ?? ''] });
    assert.deepEqual(targets.map(seen), [['number', `${name} AB, Mobile`, '+46700000010']]);
    assert.equal((await find(anna, { search: name })).total, 3);
    await teams.desk.admin.delete(`contacts/${id}`);
    assert.equal((await find(anna, { search: name })).total, 0);
  });
});
