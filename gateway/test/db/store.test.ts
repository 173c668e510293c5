import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { StatementFailed, StoreUnavailable, type Db, type Queryable } from '../../src/db/db.js';
import { engines, type OpenStore } from '../support/engines.js';
import { until } from '../support/until.js';

for (const engine of engines) {
  describe(`the store on ${engine.name}`, () => {
    let store: OpenStore;
    let db: Db;
    before(async () => {
      store = await engine.open();
      db = store.db;
      await db.exec('CREATE TABLE account(id int PRIMARY KEY, amount int NOT NULL)');
    });
    beforeEach(() => db.exec('TRUNCATE account; INSERT INTO account VALUES (1, 0)'));
    after(() => store.close());

    const amount = async (queryable: Queryable): Promise<unknown> =>
      (await queryable.query('SELECT amount FROM account WHERE id = 1'))[0]?.['amount'];

    it('tells what it is told, in order, to all who listen', async () => {
      const [first, second]: [string[], string[]] = [[], []];
      db.listen((text) => first.push(text));
      db.listen((text) => second.push(text));
      // It may take a moment until it is heard.
      await until(async () => {
        await db.notify('hello');
        return first.length > 0 && second.length > 0;
      });
      const texts = ['one', 'two', 'å "quoted" \\ $1'];
      for (const text of texts) await db.notify(text);
      await until(() => [first, second].every((heard) => heard.at(-1) === texts.at(-1)));
      assert.deepEqual(first.slice(-3), texts);
    });

    it('gives the same values for the same columns', async () => {
      const [row] = await db.query(
        `SELECT 7::int8 AS whole, 1.5::float8 AS real, '12.30'::numeric AS exact, true AS yes, 'x'::text AS text,
           '2026-11-21 14:56:14.123456+02'::timestamptz AS at, '2026-11-21'::date AS day,
           '0190a5c0-0000-7000-8000-000000000000'::uuid AS id,
           '{"a": [1, null]}'::jsonb AS value, '\\x00ff'::bytea AS bytes, NULL::int8 AS nothing,
           '{1,NULL}'::int8[] AS wholes, '{a,"b c"}'::text[] AS texts,
           ARRAY['2026-01-01 00:00:00+00'::timestamptz] AS ats, (SELECT count(*) FROM account) AS counted`,
      );

      assert.deepEqual(row, {
        whole: 7,
        real: 1.5,
        exact: '12.30',
        yes: true,
        text: 'x',
        at: new Date('2026-11-21T12:56:14.123Z'),
        day: '2026-11-21',
        id: '0190a5c0-0000-7000-8000-000000000000',
        value: { a: [1, null] },
        bytes: new Uint8Array([0, 255]),
        nothing: null,
        wholes: [1, null],
        texts: ['a', 'b c'],
        ats: [new Date('2026-01-01T00:00:00Z')],
        counted: 1,
      });
    });

    it('takes the same values as parameters', async () => {
      const at = new Date('2026-11-21T14:56:14.123Z');
      const value = { text: 'a "quoted" \\ word', list: [1, null, true] };
      const texts = ['a', 'b,c', 'd"e\\f', '{}', 'NULL'];

      const [row] = await db.query(
        `SELECT $1::timestamptz AS at, $2::jsonb AS value, $3::text[] AS texts, $4::bytea AS bytes, $5::int8 AS whole,
           $6::bool AS yes, $7::text AS nothing, $8::int[] AS empty, $9::uuid[] AS ids, $10::jsonb AS list`,
        [
          at,
          JSON.stringify(value),
          texts,
          Buffer.from([0, 39, 92, 255]),
          2 ** 53 - 1,
          false,
          undefined,
          [],
          ['0190a5c0-0000-7000-8000-000000000000'],
          JSON.stringify([1, 2]),
        ],
      );

      assert.deepEqual(row, {
        at,
        value,
        texts,
        bytes: new Uint8Array([0, 39, 92, 255]),
        whole: 2 ** 53 - 1,
        yes: false,
        nothing: null,
        empty: [],
        ids: ['0190a5c0-0000-7000-8000-000000000000'],
        list: [1, 2],
      });
    });

    it('refuses a plain object as a parameter, which the engines would read differently', async () => {
      await assert.rejects(db.query('SELECT $1::jsonb', [{ a: 1 }]), TypeError);
    });

    it('says which constraint a statement broke', async () => {
      await assert.rejects(
        db.query('INSERT INTO account VALUES ($1, 5)', [1]),
        (error: unknown) =>
          error instanceof StatementFailed && error.code === '23505' && error.constraint === 'account_pkey',
      );
    });

    it('runs a statement again after it failed over its parameters', async () => {
      const divide = async (...params: unknown[]): Promise<unknown> =>
        (await db.query('SELECT $1::int / $2::int AS quotient', params))[0]?.['quotient'];
      await assert.rejects(divide(1, 0), { code: '22012' });
      await assert.rejects(divide('a word', 1), { code: '22P02' });

      assert.equal(await divide(4, 2), 2);
    });

    it('runs a statement again that was first asked in a transaction that was undone', async () => {
      const text = 'SELECT amount + $1::int AS sum FROM account';
      const undone = db.tx(async (tx) => {
        await tx.query(text, [1]);
        await tx.query('SELECT 1/0');
      });
      await assert.rejects(undone);

      assert.deepEqual(await db.query(text, [2]), [{ sum: 2 }]);
    });

    it('keeps what a transaction did', async () => {
      const answer = await db.tx(async (tx) => {
        await tx.query('UPDATE account SET amount = 7');
        return 'kept';
      });

      assert.equal(answer, 'kept');
      assert.equal(await amount(db), 7);
    });

    it('takes back what a transaction did before it threw', async () => {
      const failing = db.tx(async (tx) => {
        await tx.query('UPDATE account SET amount = 7');
        throw new Error('changed my mind');
      });

      await assert.rejects(failing, { message: 'changed my mind' });
      assert.equal(await amount(db), 0);
    });

    it('takes back what a transaction did before a statement failed', async () => {
      const failing = db.tx(async (tx) => {
        await tx.query('UPDATE account SET amount = 7');
        await tx.query('SELECT 1/0');
      });

      await assert.rejects(failing, { code: '22012' });
      assert.equal(await amount(db), 0);
    });

    it('shows others nothing of a transaction before its end', async () => {
      let seen: Promise<unknown> = Promise.resolve();
      let changed = (): void => undefined;
      const change = new Promise<void>((resolve) => (changed = resolve));
      const rolledBack = db.tx(async (tx) => {
        await tx.query('UPDATE account SET amount = 7');
        changed();
        await new Promise(setImmediate);
        throw new Error('rolled back');
      });
      await change;
      seen = amount(db);

      await assert.rejects(rolledBack);
      assert.equal(await seen, 0);
    });

    it('runs transactions that lock the same row one after another', async () => {
      const add = (): Promise<void> =>
        db.tx(async (tx) => {
          const [row] = await tx.query<{ amount: number }>(
            'SELECT amount FROM account WHERE id = 1 FOR UPDATE',
          );
          await tx.query('UPDATE account SET amount = $1', [(row?.amount ?? 0) + 1]);
        });

      await Promise.all(Array.from({ length: 20 }, add));

      assert.equal(await amount(db), 20);
    });

    it('runs what was only sent before what is asked next', async () => {
      const seen = await db.tx((tx) => {
        tx.send('UPDATE account SET amount = amount + $1', [3]);
        tx.send('UPDATE account SET amount = amount * 2');
        return amount(tx);
      });

      assert.equal(seen, 6);
      assert.equal(await amount(db), 6);
    });

    it('keeps what was sent last', async () => {
      await db.tx((tx) => Promise.resolve(tx.send('UPDATE account SET amount = 7')));

      assert.equal(await amount(db), 7);
    });

    it('answers each of those who ask at once, with its own rows', async () => {
      const answers = await db.tx((tx) =>
        Promise.all([
          tx.query('SELECT 1 AS one'),
          tx.query('UPDATE account SET amount = 7'),
          tx.query('SELECT amount, NULL AS nothing FROM account UNION ALL SELECT 8, NULL'),
          tx.query('SELECT 1 AS one'),
        ]),
      );

      const rows = [
        { amount: 7, nothing: null },
        { amount: 8, nothing: null },
      ];
      assert.deepEqual(answers, [[{ one: 1 }], [], rows, [{ one: 1 }]]);
    });

    it('takes everything back when what was sent last fails', async () => {
      const failing = db.tx(async (tx) => {
        await tx.query('UPDATE account SET amount = 7');
        tx.send('INSERT INTO account VALUES (1, 5)');
      });

      await assert.rejects(failing, { code: '23505' });
      assert.equal(await amount(db), 0);
    });

    it('says to whoever asks next that what was sent failed, and runs nothing after that', async () => {
      const failing = db.tx(async (tx) => {
        tx.send('SELECT 1/0');
        await tx.query('UPDATE account SET amount = 7');
      });

      await assert.rejects(failing, { code: '22012' });
      assert.equal(await amount(db), 0);
    });

    it('commits nothing when what was sent while another answer was awaited fails unheard', async () => {
      const failing = db.tx(async (tx) => {
        await tx.query('UPDATE account SET amount = 7');
        const asked = tx.query('SELECT pg_sleep(0.05)');
        await new Promise((resolve) => setTimeout(resolve, 5));
        tx.send('SELECT 1/0');
        await asked;
        // That has failed by now, with nobody to hear of it.
        await new Promise((resolve) => setTimeout(resolve, 50));
      });

      await assert.rejects(failing, { code: '22012' });
      assert.equal(await amount(db), 0);
    });

    it('leaves nothing behind of a transaction that threw before it asked', async () => {
      const failing = db.tx((tx) => {
        tx.send('UPDATE account SET amount = 7');
        return Promise.reject(new Error('changed my mind'));
      });

      await assert.rejects(failing, { message: 'changed my mind' });
      assert.equal(await amount(db), 0);
    });

    it('throws where a transaction is asked after its end', async () => {
      const ended = await db.tx((tx) => Promise.resolve({ tx }));

      await assert.rejects(ended.tx.query('SELECT 1'), /transaction is over/);
    });
  });

  describe(`a closed store on ${engine.name}`, () => {
    it('is out of reach', async () => {
      const store = await engine.open();
      await store.close();

      await assert.rejects(store.db.query('SELECT 1'), StoreUnavailable);
    });
  });
}
