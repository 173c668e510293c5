import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { StoreUnavailable } from '../../src/db/db.js';
import { KEYS, openIntake, post, workItem, type OpenIntake } from '../intake/open-intake.js';
import { engines } from '../support/engines.js';
import { AdminCalls } from './admin-calls.js';
import { KEY, KINDS } from './kinds.js';

const shownOf = ({ key: _, ...body }: Readonly<Record<string, unknown>>): Record<string, unknown> => body;

/** The fields of `shown` that stand in `body`. */
const sameFields = (
  shown: Readonly<Record<string, unknown>>,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> => Object.fromEntries(Object.keys(body).map((field) => [field, shown[field]]));

for (const engine of engines) {
  describe(`setting up (${engine.name})`, () => {
    let intake: OpenIntake;
    let reachable = true;
    const admin = new AdminCalls(() => intake.url, KEYS.admin);
    before(async () => {
      intake = await openIntake(engine, {
        db: (db) => ({
          ...db,
          engine: db.engine,
          exec: (sql) => db.exec(sql),
          close: () => db.close(),
          query: (text, params) =>
            reachable ? db.query(text, params) : Promise.reject(new StoreUnavailable('gone')),
          tx: (work) => (reachable ? db.tx(work) : Promise.reject(new StoreUnavailable('gone'))),
        }),
      });
    });
    after(() => intake.close());

    for (const { path, key, list, first, second, wrong } of KINDS)
      describe(path, () => {
        it('are created, shown, replaced and deleted', async () => {
          const created = await admin.put(`${path}/New.1`, first);
          assert.deepEqual([created.status, created.body[key]], [201, 'New.1']);
          assert.deepEqual(sameFields(created.body, shownOf(first)), shownOf(first));
          assert.deepEqual((await admin.get(`${path}/New.1`)).body, created.body);

          const replaced = await admin.put(`${path}/New.1`, second);
          assert.equal(replaced.status, 200);
          assert.deepEqual(sameFields(replaced.body, second), second);
          const all = (await admin.get(path)).body[list] as Record<string, unknown>[];
          assert.deepEqual(
            all.filter((row) => row[key] === 'New.1'),
            [replaced.body],
          );

          const deleted = await admin.delete(`${path}/New.1`);
          assert.deepEqual([deleted.status, deleted.body], [204, {}]);
          for (const again of [await admin.get(`${path}/New.1`), await admin.delete(`${path}/New.1`)])
            assert.deepEqual([again.status, again.code], [404, 'NOT_FOUND']);
        });

        it('are the same however often they are written', async () => {
          await admin.put(`${path}/same`, first);
          const lines = intake.log.length;
          const again = await admin.put(`${path}/same`, shownOf(first));
          assert.equal(again.status, 200);
          assert.deepEqual(sameFields(again.body, shownOf(first)), shownOf(first));
          assert.ok(!intake.log.slice(lines).some((line) => line.includes('"administration"')));
          await admin.delete(`${path}/same`);
        });

        it('are written and deleted by many at once, and each is answered', async () => {
          const writes = Array.from({ length: 12 }, () => admin.put(`${path}/race`, first));
          const statuses = (await Promise.all(writes)).map(({ status }) => status);
          assert.ok(statuses.includes(201), String(statuses));
          assert.ok(
            statuses.every((status) => [200, 201].includes(status)),
            String(statuses),
          );
          const deletes = await Promise.all(writes.map(() => admin.delete(`${path}/race`)));
          assert.equal(deletes.filter(({ status }) => status === 204).length, 1);
          assert.equal(deletes.filter(({ status }) => status === 404).length, writes.length - 1);
        });

        it('are given page by page', async () => {
          const names = ['zz-1', 'zz-2', 'zz-3'];
          for (const [n, name] of names.entries())
            await admin.put(`${path}/${name}`, 'key' in first ? { ...first, key: `${KEY}-${n}` } : first);
          const seen: unknown[] = [];
          for (let page: string | undefined = 'limit=2'; page !== undefined;) {
            const { body } = await admin.get(`${path}?${page}`);
            const rows = body[list] as Record<string, unknown>[];
            assert.ok(rows.length <= 2);
            seen.push(...rows.map((row) => row[key]));
            page = body['cursor'] === undefined ? undefined : `limit=2&cursor=${String(body['cursor'])}`;
          }
          assert.deepEqual(
            seen.filter((name) => names.includes(String(name))),
            names,
          );
          for (const name of names) await admin.delete(`${path}/${name}`);
        });

        it('are refused with INVALID when the body is not right, and nothing is created', async () => {
          for (const body of [...wrong, {}, null, [], { ...first, more: true }]) {
            const { status, code } = await admin.put(`${path}/wrong`, body);
            assert.deepEqual([status, code], [422, 'INVALID'], JSON.stringify(body));
          }
          assert.equal((await admin.get(`${path}/wrong`)).status, 404);
        });

        it('are refused with INVALID when the name or the page is not right', async () => {
          for (const name of ['-a', 'a%20b', 'a%00', '%C3%A5', 'a'.repeat(65)])
            for (const { status, code } of [
              await admin.put(`${path}/${name}`, first),
              await admin.get(`${path}/${name}`),
              await admin.delete(`${path}/${name}`),
            ])
              assert.deepEqual([status, code], [422, 'INVALID'], name);
          for (const query of ['limit=0', 'limit=1001', 'cursor=', 'other=1', 'limit=1&limit=2'])
            assert.equal((await admin.get(`${path}?${query}`)).code, 'INVALID', query);
        });

        it('are refused with MALFORMED, TOO_LARGE and UNAVAILABLE', async () => {
          const half = await admin.put(`${path}/a`, '{"name":');
          const long = await admin.put(`${path}/a`, `{"name":"${'x'.repeat(1024 * 1024)}"}`);
          reachable = false;
          const gone = [
            await admin.put(`${path}/a`, first),
            await admin.get(path),
            await admin.delete(`${path}/a`),
          ];
          reachable = true;
          assert.deepEqual([half.status, half.code], [400, 'MALFORMED']);
          assert.deepEqual([long.status, long.code], [413, 'TOO_LARGE']);
          for (const { status, code } of gone) assert.deepEqual([status, code], [503, 'UNAVAILABLE']);
        });

        it('are refused with UNAUTHORIZED without the key, and nothing changes', async () => {
          for (const wrongKey of ['wrong', KEYS.sender])
            for (const { status, code } of [
              await admin.get(path, wrongKey),
              await admin.get(`${path}/a`, wrongKey),
              await admin.put(`${path}/a`, first, wrongKey),
              await admin.delete(`${path}/a`, wrongKey),
            ])
              assert.deepEqual([status, code], [401, 'UNAUTHORIZED']);
          assert.equal((await admin.get(`${path}/a`)).status, 404);
        });

        it('leave a line in the log that says what changed, and not to what', async () => {
          const lines = intake.log.length;
          await admin.put(`${path}/logged`, first);
          await admin.put(`${path}/logged`, second);
          await admin.delete(`${path}/logged`);
          const written = intake.log.slice(lines).filter((line) => line.includes('"administration"'));
          const audits = written.map(
            (line) =>
              JSON.parse(line) as { actor: string; audit: { action: string; resource: string; id: string } },
          );
          assert.deepEqual(
            audits.map(({ actor, audit: { action, resource, id } }) => [actor, action, resource, id]),
            ['created', 'changed', 'deleted'].map((action) => ['admin', action, path, 'logged']),
          );
          const values = Object.values({ ...first, ...second }).filter((value) => typeof value === 'string');
          for (const value of values.filter((text) => text.length > 4))
            assert.ok(!written.join('').includes(value), value);
        });
      });

    it('cannot delete what something refers to: CONFLICT, and a sentence that says what to do', async () => {
      await admin.put('agents/cecil', { name: 'C', capacity: 100, privileges: [], queues: ['sales'] });
      await post(intake.url, workItem());
      for (const path of ['queues/sales', 'senders/sender']) {
        const { status, code, body } = await admin.delete(path);
        assert.deepEqual([status, code], [409, 'CONFLICT'], path);
        assert.match((body['error'] as { message: string }).message, /instead/);
        assert.equal((await admin.get(path)).status, 200);
      }
    });

    it('keeps a key secret: stored as its hash, in no answer and in no line of the log', async () => {
      const secret = 'Secret-of-the-sender-1';
      const body = { name: 'Secretive', receipts: true, enabled: true, key: secret };
      const answers = [
        await admin.put('senders/secretive', body),
        await admin.put('senders/secretive', { ...body, more: 1 }),
        await admin.put('senders/secretive', { ...body, key: `${secret} ` }),
        await admin.put('senders/other-one', body),
        await admin.get('senders/secretive'),
        await admin.get('senders'),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 422, 422, 409, 200, 200],
      );
      assert.ok(!JSON.stringify(answers).includes(secret));
      assert.ok(!intake.log.join('').includes(secret));
      const rows = await intake.db.query('SELECT * FROM sender');
      assert.ok(!JSON.stringify(rows).includes(secret));
      const accepted = await post(intake.url, workItem(), { authorization: `Bearer ${secret}` });
      assert.equal(accepted.status, 201);
    });

    it('changes a key; the old one opens nothing any more, and the rest stays without one', async () => {
      const sender = { name: 'Rolling', receipts: true, enabled: true };
      const post_ = (key: string): Promise<number> =>
        post(intake.url, workItem(), { authorization: `Bearer ${key}` }).then(({ status }) => status);
      await admin.put('senders/rolling', { ...sender, key: 'the-first-key-of-it' });
      await admin.put('senders/rolling', { ...sender, key: 'the-second-key-of-it' });
      await admin.put('senders/rolling', sender);
      assert.deepEqual([await post_('the-first-key-of-it'), await post_('the-second-key-of-it')], [401, 201]);
      await admin.put('senders/rolling', { ...sender, enabled: false });
      assert.equal(await post_('the-second-key-of-it'), 403);
    });
  });
}
