import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { DirectoryPage, DirectoryQuery, Target } from 'contact-pad/core';
import { forgetChanges } from '../../src/agents/directory.js';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';

onBothEngines('The directory', {}, (gateway) => {
  const teams = new Teams(gateway);

  const find = async (agent: AgentClient, query: Partial<DirectoryQuery>): Promise<DirectoryPage> => {
    const answer = await agent.query({ search: '', offset: 0, limit: 100, ...query, type: 'directory' });
    assert.ok('targets' in answer, JSON.stringify(answer));
    return answer;
  };

  const ids = ({ targets }: DirectoryPage): string[] => targets.map(({ id }) => id);

  /** Names of one test, which nothing else has; gives the mark that they all begin with. */
  async function named(...names: readonly string[]): Promise<string> {
    const mark = `x${randomUUID().slice(0, 8)} `;
    await gateway().db.query(
      `INSERT INTO agent(id, name) SELECT $1 || n - 1, $1 || name
       FROM unnest($2::text[]) WITH ORDINALITY AS t(name, n)`,
      [mark, names],
    );
    return mark;
  }

  it('finds by part of a name without regard to case and accents, in alphabetical order (MI-17)', async () => {
    const mark = await named('Örjan Ål', 'adam olofsson', 'Ola', 'Émile ORJANSSON', 'Zoë');
    const anna = await teams.notReady((await teams.team()).ids[0]);
    const all = await find(anna, { search: mark.toUpperCase() });
    assert.deepEqual(
      all.targets.map(({ name }) => name.slice(mark.length)),
      ['adam olofsson', 'Émile ORJANSSON', 'Ola', 'Örjan Ål', 'Zoë'],
    );
    for (const search of ['ÖRJAN', 'orjan', 'o\u0308rjan']) {
      const found = (await find(anna, { search })).targets.filter(({ name }) => name.startsWith(mark));
      assert.equal(found.length, 2, search);
    }
    assert.equal((await find(anna, { search: `${mark}nobody` })).total, 0);
  });

  it('comes page by page, and says which one has the whole name (MI-18)', async () => {
    const mark = await named('Kim', 'Kim Lund', 'Twin', 'TWIN');
    const anna = await teams.notReady((await teams.team()).ids[0]);
    const { total, exact, targets } = await find(anna, { search: `${mark}kim`, limit: 1 });
    assert.deepEqual([total, targets.length, exact], [2, 1, targets[0]?.id]);
    assert.equal((await find(anna, { search: `${mark}kim`, offset: 1 })).targets[0]?.name, `${mark}Kim Lund`);
    assert.equal((await find(anna, { search: `${mark}ki` })).exact, undefined);
    assert.equal((await find(anna, { search: `${mark}twin` })).exact, undefined);
    assert.deepEqual((await find(anna, { search: mark, offset: 4 })).targets, []);
  });

  it('knows a new name, a changed one and one that is gone at once', async () => {
    const mark = await named('Before');
    const anna = await teams.notReady((await teams.team()).ids[0]);
    assert.equal((await find(anna, { search: `${mark}before` })).total, 1);
    await gateway().db.query('UPDATE agent SET name = $2 WHERE id = $1', [`${mark}0`, `${mark}After`]);
    assert.equal((await find(anna, { search: `${mark}before` })).total, 0);
    assert.equal((await find(anna, { search: `${mark}after` })).total, 1);
    await gateway().db.query('DELETE FROM agent WHERE id = $1', [`${mark}0`]);
    assert.equal((await find(anna, { search: mark })).total, 0);
  });

  it('forgets old changes of names, and misses none by it', async () => {
    const mark = await named('Before');
    const anna = await teams.notReady((await teams.team()).ids[0]);
    await find(anna, { search: mark });
    await gateway().db.exec(
      `INSERT INTO directory_change(at) SELECT now() - interval '1 hour' FROM generate_series(1, 1200)`,
    );
    await forgetChanges(gateway().db);
    const [left] = await gateway().db.query<{ n: number }>('SELECT count(*) AS n FROM directory_change');
    assert.ok((left?.n ?? Infinity) < 1_000);
    await gateway().db.query('UPDATE agent SET name = $2 WHERE id = $1', [`${mark}0`, `${mark}After`]);
    assert.equal((await find(anna, { search: `${mark}after` })).total, 1);
  });

  it('finds as well what very many have in their names, whoever asks and again after a change', async () => {
    const many = 2_500;
    const mark = await named(...Array.from({ length: many }, (_, n) => `Lu ${String(n)}`));
    const team = await teams.team();
    const anna = await teams.notReady(team.ids[0]);
    const oneOf = await gateway().agent(`${mark}7`);
    const search = `${mark}lu`;
    for (const offset of [0, many - 1]) {
      const { total, targets } = await find(anna, { search, offset, limit: 1 });
      assert.deepEqual([total, targets.length], [many, 1]);
    }
    const { total, targets } = await find(oneOf, { search });
    assert.equal(total, many - 1);
    assert.ok(targets.every(({ name }) => name !== `${mark}Lu 7`));
    assert.equal((await find(anna, { search, kinds: ['queue'] })).total, 0);
    await gateway().db.query('UPDATE agent SET name = $2 WHERE id = $1', [`${mark}0`, `${mark}Mo`]);
    assert.equal((await find(anna, { search })).total, many - 1);
  });

  it('has kinds, favourites and presences to choose from, and never oneself', async () => {
    const team = await teams.team();
    const anna = await teams.notReady(team.ids[0]);
    await gateway().readyAgent(team.ids[1]);
    const service = await teams.destination('service', team.place);
    await gateway().db.query('UPDATE destination SET favourite = true WHERE id = $1', [service]);
    const mine = [...team.ids, service, team.place.entrance];
    assert.deepEqual(new Set(ids(await find(anna, { ids: mine }))), new Set(mine.slice(1)));
    assert.deepEqual(ids(await find(anna, { ids: mine, kinds: ['queue'] })), [team.place.entrance]);
    assert.deepEqual(ids(await find(anna, { ids: mine, favourites: true })), [service]);
    assert.deepEqual(ids(await find(anna, { ids: mine, presences: ['available'] })), [team.ids[1]]);
    assert.deepEqual(ids(await find(anna, { ids: mine, presences: ['logged-out'] })), [team.ids[2]]);
    const wrong = await anna.query({ type: 'directory', search: '', offset: 0, limit: 101 });
    assert.equal('code' in wrong ? wrong.code : undefined, 'INVALID');
  });

  it('says what can be done with each about an interaction, and why not (MI-14, MI-27, MI-28)', async () => {
    const { anna, bo, place, ids: agents, item } = await teams.pair();
    const email = await teams.desk.held(anna, place, { medium: 'email' });
    const service = await teams.destination('service', place);
    const can = async (about: string, id: string): Promise<Target['can'] | undefined> =>
      (await find(anna, { about, ids: [id] })).targets[0]?.can;
    const away = { consult: { reason: 'AWAY' }, transfer: true, requeue: true, 'start-im': true };
    assert.deepEqual(await can(item.id, agents[1]), away);
    await bo.ready();
    assert.deepEqual(await can(item.id, agents[1]), { ...away, consult: true });
    const reason = { reason: 'LOGGED_OUT' };
    const out = { consult: reason, transfer: reason, requeue: true, 'start-im': reason };
    assert.deepEqual(await can(item.id, agents[2]), out);
    assert.deepEqual(await can(email.id, agents[2]), { ...out, transfer: true });
    assert.deepEqual(await can(item.id, place.entrance), { transfer: true, requeue: true });
    assert.deepEqual(await can(email.id, place.entrance), { requeue: true });
    assert.deepEqual(await can(email.id, service), { transfer: true });
    const action = {
      about: email.id,
      action: 'transfer',
      ids: [...agents, service, place.entrance],
    } as const;
    assert.deepEqual(new Set(ids(await find(anna, action))), new Set([agents[1], agents[2], service]));
    assert.deepEqual(ids(await find(bo, action)), [], "about another's interaction nothing can be done");
  });

  it('tells presence by what an agent has open (8.10), and why they pause', async () => {
    const { anna, bo, place, ids: agents } = await teams.pair();
    const presence = async (): Promise<string | undefined> =>
      (await find(anna, { ids: [agents[1]] })).targets[0]?.presence;
    await bo.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    const { targets } = await find(anna, { ids: [agents[1]] });
    assert.deepEqual([targets[0]?.presence, targets[0]?.detail], ['logged-in', 'Lunch']);
    await bo.ready();
    assert.equal(await presence(), 'available');
    await anna.command({ type: 'set-state', state: 'not-ready' });
    const held = await teams.desk.held(bo, place);
    assert.equal(await presence(), 'interruptible');
    await gateway().db.query('UPDATE agent SET interruptible = false WHERE id = $1', [agents[1]]);
    assert.equal(await presence(), 'logged-in');
    await bo.command({ type: 'done', interaction: held.id });
    assert.equal(await presence(), 'available');
    await bo.command({ type: 'log-out' });
    assert.equal(await presence(), 'logged-out');
  });

  it('cannot be made to find by patterns, nor to fail by odd texts', async () => {
    const anna = await teams.notReady((await teams.team()).ids[0]);
    for (const search of ['%', '_', '.*', "'; DROP TABLE agent; --", '\0', '\ud800', 'İ'])
      assert.ok((await find(anna, { search })).total >= 0, JSON.stringify(search));
    assert.equal((await find(anna, { search: '%' })).total, 0);
  });
});
