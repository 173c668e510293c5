import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PRIVILEGES } from '../../src/events/permissions.js';
import { KEYS, openIntake, post, workItem, type OpenIntake } from '../intake/open-intake.js';
import { engines } from '../support/engines.js';

for (const engine of engines) {
  describe(`an administrator (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    const call = async (
      path: string,
      init: RequestInit = {},
    ): Promise<{ status: number; body: Record<string, unknown> }> => {
      const answer = await fetch(`${intake.url}/v1/admin${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${KEYS.admin}`,
          ...(init.body ? { 'content-type': 'application/json' } : {}),
          ...init.headers,
        },
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const put = (id: string, body: unknown): ReturnType<typeof call> =>
      call(`/entrances/${id}`, {
        method: 'PUT',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    const stateOf = async (id: string): Promise<unknown> =>
      (await intake.db.query<{ state: string }>('SELECT state FROM interaction WHERE idem_key = $1', [id]))[0]
        ?.state;

    it('opens an entrance, and what it buffered goes to the queue: priority first, then as it came (CG-17, CG-18)', async () => {
      const told = intake.queued.count;
      for (const [id, priority] of [
        ['first', 0],
        ['second', 0],
        ['urgent', 9],
      ] as const)
        await post(
          intake.url,
          workItem({ id, entrance: 'claims' }).replace(
            '<workitem>',
            `<priority>${priority}</priority><workitem>`,
          ),
        );
      const { status, body } = await put('claims', { open: true });
      assert.deepEqual([status, body['open'], body['released'], body['buffered']], [200, true, 3, 0]);
      const order = await intake.db.query(
        `SELECT i.idem_key, i.version, l.event FROM interaction i JOIN interaction_log l ON l.interaction_id = i.id AND l.version = i.version
         WHERE i.state = 'queued' AND i.entrance_id = 'claims' ORDER BY i.priority DESC, i.seq`,
      );
      assert.deepEqual(
        order,
        ['urgent', 'first', 'second'].map((idem_key) => ({ idem_key, version: 2, event: 'queued' })),
      );
      assert.equal(intake.queued.count, told + 1);
    });

    it('closes an entrance: what comes is buffered, what was queued stays queued (CG-16)', async () => {
      await put('claims', { open: true });
      await post(intake.url, workItem({ id: 'before', entrance: 'claims' }));
      const told = intake.queued.count;
      const { body } = await put('claims', { open: false });
      await post(intake.url, workItem({ id: 'after', entrance: 'claims' }));
      assert.deepEqual([body['open'], body['released']], [false, 0]);
      assert.deepEqual([await stateOf('before'), await stateOf('after')], ['queued', 'buffered']);
      assert.equal(intake.queued.count, told);
    });

    it('disables an entrance without opening or closing it', async () => {
      await put('loans', { enabled: false });
      const refused = await post(intake.url, workItem());
      const { body } = await put('loans', { enabled: true });
      assert.match(await refused.text(), /code="ENTRANCE_DISABLED"/);
      assert.deepEqual([body['open'], body['enabled']], [true, true]);
    });

    it('strands no item that comes while an entrance opens and closes', async () => {
      await put('claims', { open: false });
      const posts = Array.from({ length: 40 }, (_, n) =>
        post(intake.url, workItem({ id: `race-${n}`, entrance: 'claims' })),
      );
      for (const open of [true, false, true]) await put('claims', { open });
      assert.ok((await Promise.all(posts)).every((answer) => answer.status === 201));
      const left = await intake.db.query(
        `SELECT idem_key FROM interaction WHERE entrance_id = 'claims' AND state = 'buffered'`,
      );
      assert.deepEqual(left, []);
    });

    it('is told NOT_FOUND for an entrance that is not there', async () => {
      const { status, body } = await put('nowhere', { open: true });
      assert.deepEqual([status, (body['error'] as { code: string }).code], [404, 'NOT_FOUND']);
    });

    for (const body of [{}, { open: 'yes' }, { open: true, name: 'x' }, [], null])
      it(`is told INVALID for ${JSON.stringify(body)}`, async () => {
        const answer = await put('loans', body);
        assert.deepEqual([answer.status, (answer.body['error'] as { code: string }).code], [422, 'INVALID']);
      });

    it('is told MALFORMED for half a message', async () => {
      const { status, body } = await put('loans', '{"open":');
      assert.deepEqual([status, (body['error'] as { code: string }).code], [400, 'MALFORMED']);
    });

    it('sees the entrances', async () => {
      await put('claims', { open: false });
      const { body } = await call('/entrances');
      assert.deepEqual(
        (body['entrances'] as { id: string; open: boolean; enabled: boolean }[]).map(
          ({ id, open, enabled }) => [id, open, enabled],
        ),
        [
          ['claims', false, true],
          ['loans', true, true],
          ['old', true, false],
        ],
      );
    });

    it('sees the agents and what each has', async () => {
      await intake.db.query(`INSERT INTO agent_queue VALUES ('anna', 'sales')`);
      await intake.db.query(
        `INSERT INTO presence(agent_id, state, connected, log_id) VALUES ('anna', 'ready', true, 'l')`,
      );
      await post(intake.url, workItem({ id: 'annas' }));
      await intake.db.query(
        `UPDATE interaction SET state = 'assigned', agent_id = 'anna' WHERE idem_key = 'annas'`,
      );
      const { body } = await call('/agents');
      const [anna, bo] = body['agents'] as Record<string, unknown>[];
      assert.deepEqual(
        { ...anna, since: null },
        {
          id: 'anna',
          name: 'Anna',
          capacity: 100,
          privileges: [...PRIVILEGES],
          ...{ weights: {}, favourite: false, interruptible: true, inactivityMs: null, locked: false },
          state: 'ready',
          reason: null,
          connected: true,
          since: null,
          queues: ['sales'],
          ...{ offered: 0, establishing: 0, assigned: 1, wrap: 0, parked: 0 },
        },
      );
      assert.deepEqual([bo?.['id'], bo?.['state'], bo?.['queues']], ['bo', 'logged-out', []]);
    });

    it('sees the interactions page by page, newest first, by state and entrance', async () => {
      for (const n of [1, 2, 3]) await post(intake.url, workItem({ id: `page-${n}`, entrance: 'claims' }));
      const seen: unknown[] = [];
      let path = '/interactions?entrance=claims&state=buffered&limit=2';
      for (;;) {
        const { body } = await call(path);
        seen.push(...(body['interactions'] as Record<string, unknown>[]).map((row) => row['senderItemId']));
        if (!body['cursor']) break;
        path = `/interactions?entrance=claims&state=buffered&limit=2&cursor=${String(body['cursor'])}`;
      }
      assert.deepEqual(seen, ['page-3', 'page-2', 'page-1']);
    });

    for (const query of [
      'state=open',
      'limit=0',
      'limit=1001',
      'cursor=x',
      'other=1',
      'state=queued&state=ended',
    ])
      it(`is told INVALID for the query ${query}`, async () => {
        assert.equal((await call(`/interactions?${query}`)).status, 422);
      });

    it('is refused without the key', async () => {
      for (const authorization of ['', 'Bearer wrong', `Bearer ${KEYS.sender}`, KEYS.admin])
        for (const path of ['/entrances', '/agents', '/interactions']) {
          const { status, body } = await call(path, { headers: { authorization } });
          assert.deepEqual([status, (body['error'] as { code: string }).code], [401, 'UNAUTHORIZED']);
        }
      const closed = await call('/entrances/loans', {
        method: 'PUT',
        body: '{"open":false}',
        headers: { authorization: 'Bearer wrong' },
      });
      assert.equal(closed.status, 401);
      assert.equal((await intake.db.query(`SELECT FROM entrance WHERE id = 'loans' AND open`)).length, 1);
    });
  });
}
