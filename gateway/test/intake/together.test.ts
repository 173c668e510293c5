import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { StoreUnavailable, type Queryable } from '../../src/db/db.js';
import { contentHash } from '../../src/intake/item.js';
import { Refusal } from '../../src/intake/refusal.js';
import { ItemStore, type Submission } from '../../src/intake/store.js';
import { checkWorkItem, type WorkItemFields } from '../../src/intake/work-item.js';
import { engines, type OpenStore } from '../support/engines.js';

for (const engine of engines) {
  describe(`messages that come at the same time (${engine.name})`, () => {
    let store: OpenStore;
    const statements = { count: 0 };
    before(async () => {
      store = await engine.open();
      await store.db.exec(`INSERT INTO queue VALUES ('sales', 'Sales');
        INSERT INTO entrance(id, name, queue_id, enabled) VALUES
          ('loans', 'Loans', 'sales', true), ('old', 'Old', 'sales', false)`);
      await store.db.query('INSERT INTO sender VALUES ($1, $1, $2)', [
        'sender',
        createHash('sha256').update('key').digest(),
      ]);
    });
    after(() => store.close());

    function openItems(): ItemStore {
      statements.count = 0;
      const counting: Queryable = {
        query: (text, params) => {
          statements.count++;
          return store.db.query(text, params);
        },
      };
      return new ItemStore(counting);
    }

    /** What became of each: `created`, `repeated`, or the code of its refusal. */
    async function outcomes(items: ItemStore, submissions: readonly Submission[]): Promise<string[]> {
      const settled = await Promise.allSettled(submissions.map((one) => items.store(one)));
      return settled.map((outcome) => {
        if (outcome.status === 'fulfilled') return outcome.value.created ? 'created' : 'repeated';
        assert.ok(outcome.reason instanceof Refusal, String(outcome.reason));
        return outcome.reason.code;
      });
    }

    async function stored(subject: string): Promise<number> {
      const rows = await store.db.query('SELECT FROM interaction WHERE subject = $1', [subject]);
      return rows.length;
    }

    it('go into the store in one statement', async () => {
      const items = openItems();
      const twenty = Array.from({ length: 20 }, () => submission({ subject: 'one of twenty' }));
      assert.deepEqual(new Set(await outcomes(items, twenty)), new Set(['created']));
      assert.equal(statements.count, 1);
      assert.equal(await stored('one of twenty'), 20);
    });

    it('are each refused for what they are, and the good ones stored (CG-42)', async () => {
      const subject = 'among bad ones';
      const agent = [{ key: 'AgentName', value: 'nobody' }];
      const same = submission({ subject });
      const gone = { id: randomUUID(), name: undefined, mediaType: undefined };
      const answers = await outcomes(openItems(), [
        submission({ subject }),
        submission({ subject, entrance: 'nowhere' }),
        submission({ subject, entrance: 'old' }),
        submission({ subject, contactData: agent }),
        { ...submission({ subject }), files: [gone] },
        same,
        { ...same, requestId: randomUUID() },
        submission({ subject }),
      ]);
      assert.deepEqual(
        [...answers.slice(0, 5), ...answers.slice(5, 7).sort(), answers[7]],
        [
          'created',
          'UNKNOWN_ENTRANCE',
          'ENTRANCE_DISABLED',
          'INVALID',
          'INVALID',
          'created',
          'repeated',
          'created',
        ],
      );
      assert.equal(await stored(subject), 3);
    });

    it('are stored although the statement failed for one of them', async () => {
      const subject = 'beside a failure';
      const contact = { name: 'Eva', address: '+46700000001' };
      const loser = { name: 'Eva', address: '+46700000002' };
      const id = randomUUID();
      const items = openItems();
      const answers = await outcomes(items, [
        submission({ subject }),
        submission({ subject, id, contact }),
        // The address would be left without its contact: a foreign key undoes all of them.
        submission({ subject, id, contact: loser }),
        submission({ subject }),
      ]);
      assert.deepEqual(answers, ['created', 'created', 'CONFLICT', 'created']);
      assert.ok(statements.count > 1);
      assert.equal(await stored(subject), 3);
      const left = await store.db.query('SELECT FROM contact_address WHERE address = $1', [loser.address]);
      assert.equal(left.length, 0);
    });

    it('share the contact whose address is new to all of them', async () => {
      const contact = { name: 'Eva', address: '+46700000003' };
      const items = openItems();
      const three = await Promise.all([1, 2, 3].map(() => items.store(submission({ contact }))));
      assert.equal(new Set(three.map(({ receipt }) => receipt.contactId)).size, 1);
      assert.equal(statements.count, 1);
    });

    it('are stored whole however long they are together', async () => {
      const subject = 'long';
      const entries = Array.from({ length: 100 }, (_, n) => ({ key: `k${n}`, value: 'x'.repeat(4_000) }));
      const long = Array.from({ length: 6 }, () => submission({ subject, contactData: entries }));
      assert.deepEqual(new Set(await outcomes(openItems(), long)), new Set(['created']));
      assert.ok(statements.count > 1);
      const [row] = await store.db.query<{ shortest: number }>(
        'SELECT min(jsonb_array_length(data)) AS shortest FROM interaction WHERE subject = $1',
        [subject],
      );
      assert.equal(row?.shortest, 100);
    });

    it('all hear when the store is away, and nothing is created', async () => {
      const away: Queryable = { query: () => Promise.reject(new StoreUnavailable('gone')) };
      const items = new ItemStore(away);
      const settled = await Promise.allSettled([1, 2, 3].map(() => items.store(submission({}))));
      for (const outcome of settled)
        assert.ok(outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailable);
    });
  });
}

describe('messages that come while others are being stored', () => {
  it('share the next statement, and have one of their own at once where they fill it', async () => {
    const rows: number[] = [];
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const slow: Queryable = {
      query: async (_text, [given] = []) => {
        rows.push((JSON.parse(String(given)) as unknown[]).length);
        await held;
        throw new StoreUnavailable('gone');
      },
    };
    const items = new ItemStore(slow);
    const settled: Promise<unknown>[] = [];
    const send = async (count: number): Promise<void> => {
      for (let each = 0; each < count; each++)
        settled.push(items.store(submission({})).catch(() => undefined));
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    };
    await send(1);
    await send(5);
    await send(6);
    assert.deepEqual(rows, [1]);
    await send(21);
    assert.deepEqual(rows, [1, 32]);
    await send(2);
    go();
    await Promise.all(settled);
    assert.deepEqual(rows, [1, 32, 2]);
  });
});

/** A work item as the intake hands it to the store. */
function submission(fields: Partial<WorkItemFields>): Submission {
  const item = checkWorkItem({
    id: randomUUID(),
    subject: 'Evaluation',
    entrance: 'loans',
    workitem: 'Call back',
    contactData: [],
    attachments: [],
    ...fields,
  });
  const [requestId, hash] = [randomUUID(), contentHash(item, [])];
  return { requestId, trace: undefined, senderId: 'sender', item, files: [], hash };
}
