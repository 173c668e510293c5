import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { DirectoryPage, DirectoryQuery } from 'contact-pad/core';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';

/** What an administrator set up, by the ends of their names; all begin with the same mark. */
interface Office {
  readonly anna: AgentClient;
  readonly mark: string;
}

onBothEngines('Favourites of everybody (TC-1)', {}, (gateway) => {
  const teams = new Teams(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  const agent = (name: string, favourite: boolean): object => ({
    ...{ name, favourite, capacity: 100, privileges: [], queues: [] },
  });

  /** Favourites: an agent, a queue, a service and a routing point; the others are not. */
  async function office(): Promise<Office> {
    const mark = `f${randomUUID().slice(0, 8)}`;
    const anna = await teams.notReady((await teams.team()).ids[0]);
    const queue = { distribution: 'automatic' };
    for (const [path, id, body] of [
      ['queues', 'q1', { name: `${mark} Örebro`, favourite: true, ...queue }],
      ['queues', 'q2', { name: `${mark} Arvika`, ...queue }],
      ['agents', 'a1', agent(`${mark} Zoë`, true)],
      ['agents', 'a2', agent(`${mark} Adam`, false)],
      [
        'destinations',
        'd1',
        { name: `${mark} loans`, kind: 'service', queue: `${mark}-q1`, favourite: true },
      ],
      [
        'destinations',
        'd2',
        { name: `${mark} Night`, kind: 'routing-point', queue: `${mark}-q1`, favourite: true },
      ],
      ['destinations', 'd3', { name: `${mark} Claims`, kind: 'service', queue: `${mark}-q1` }],
    ] as const)
      assert.equal((await admin.put(`${path}/${mark}-${id}`, body)).status, 201, id);
    return { anna, mark };
  }

  async function find({ anna, mark }: Office, query: Partial<DirectoryQuery> = {}): Promise<DirectoryPage> {
    const search = `${mark} ${query.search ?? ''}`;
    const answer = await anna.query({ offset: 0, limit: 100, ...query, search, type: 'directory' });
    assert.ok('targets' in answer, JSON.stringify(answer));
    return answer;
  }

  const names = ({ mark }: Office, { targets }: DirectoryPage): string[] =>
    targets.map(({ name }) => name.slice(mark.length + 1));

  it('stand among all others in the order of the alphabet, and are marked', async () => {
    const here = await office();
    const page = await find(here);
    assert.deepEqual(names(here, page), ['Adam', 'Arvika', 'Claims', 'loans', 'Night', 'Örebro', 'Zoë']);
    assert.deepEqual(
      page.targets.map(({ favourite = false }) => favourite),
      [false, false, false, true, true, true, true],
    );
  });

  it('are found alone, of every kind, page by page, in the same order', async () => {
    const here = await office();
    const all = await find(here, { favourites: true });
    assert.deepEqual([names(here, all), all.total], [['loans', 'Night', 'Örebro', 'Zoë'], 4]);
    assert.deepEqual(
      all.targets.map(({ kind }) => kind),
      ['service', 'routing-point', 'queue', 'agent'],
    );
    const second = await find(here, { favourites: true, offset: 1, limit: 2 });
    assert.deepEqual([names(here, second), second.total], [['Night', 'Örebro'], 4]);
  });

  it('are found by part of a name, without regard to accents, and by kind and presence', async () => {
    const here = await office();
    const found = async (query: Partial<DirectoryQuery>): Promise<string[]> =>
      names(here, await find(here, { favourites: true, ...query }));
    assert.deepEqual(await found({ search: 'ORE' }), ['Örebro']);
    assert.deepEqual(await found({ search: 'a' }), []);
    assert.deepEqual(await found({ kinds: ['agent', 'service'] }), ['loans', 'Zoë']);
    assert.deepEqual(await found({ presences: ['logged-out'] }), ['Zoë']);
    assert.deepEqual(await found({ presences: ['available'] }), []);
    const [whole, part] = [
      await find(here, { favourites: true, search: 'zoe' }),
      await find(here, { search: 'zo' }),
    ];
    assert.deepEqual([whole.exact, part.exact], [`${here.mark}-a1`, undefined]);
  });

  it('are those that an action can go to, where one is chosen', async () => {
    const here = await office();
    const { anna, place } = await teams.pair();
    const email = await teams.desk.held(anna, place, { medium: 'email' });
    const page = await find({ ...here, anna }, { favourites: true, action: 'transfer', about: email.id });
    assert.deepEqual(names(here, page), ['loans', 'Zoë']);
    assert.deepEqual(
      page.targets.map(({ can }) => can.transfer),
      [true, true],
    );
  });

  it('become so and are so no more with the next search', async () => {
    const here = await office();
    await admin.put(`agents/${here.mark}-a2`, agent(`${here.mark} Adam`, true));
    await admin.put(`agents/${here.mark}-a1`, agent(`${here.mark} Zoë`, false));
    const page = await find(here, { favourites: true, kinds: ['agent'] });
    assert.deepEqual(names(here, page), ['Adam']);
  });
});
