import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KEYS, openIntake, post, workItem, type OpenIntake } from '../intake/open-intake.js';
import { engines } from '../support/engines.js';
import { AdminCalls } from './admin-calls.js';

const WHOLE = { name: 'Boats', queue: 'sales', offerMs: 30_000, answer: 'manual' };

for (const engine of engines) {
  describe(`setting up entrances (${engine.name})`, () => {
    let intake: OpenIntake;
    const admin = new AdminCalls(() => intake.url, KEYS.admin);
    before(async () => {
      intake = await openIntake(engine);
    });
    after(() => intake.close());

    it('creates one, open and enabled, and work comes in', async () => {
      const { status, body } = await admin.put('entrances/boats', WHOLE);
      assert.equal(status, 201);
      assert.deepEqual({ ...(await admin.get('entrances/boats')).body, released: 0 }, body);
      for (const [field, value] of Object.entries({ ...WHOLE, open: true, enabled: true }))
        assert.equal(body[field], value, field);
      const accepted = await post(intake.url, workItem({ entrance: 'boats' }));
      assert.match(await accepted.text(), /state="queued"/);
    });

    it('creates one closed and turned off where the body says so', async () => {
      const { status, body } = await admin.put('entrances/later', { ...WHOLE, open: false, enabled: false });
      assert.deepEqual([status, body['open'], body['enabled']], [201, false, false]);
    });

    it('defines one anew and leaves it as open as it was', async () => {
      await admin.put('entrances/cars', { ...WHOLE, open: false });
      await post(intake.url, workItem({ entrance: 'cars' }));
      const anew = { name: 'Cars', queue: 'sales', offerMs: 10, answer: 'auto-preview' };
      const { status, body } = await admin.put('entrances/cars', anew);
      assert.deepEqual(
        [status, body['name'], body['offerMs'], body['answer'], body['open'], body['buffered']],
        [200, 'Cars', 10, 'auto-preview', false, 1],
      );
      const told = intake.queued.count;
      const opened = await admin.put('entrances/cars', { ...anew, open: true });
      assert.deepEqual([opened.body['released'], intake.queued.count], [1, told + 1]);
    });

    it('deletes one that nothing came in by, and no other', async () => {
      await admin.put('entrances/unused', WHOLE);
      assert.equal((await admin.delete('entrances/unused')).status, 204);
      assert.equal((await admin.get('entrances/unused')).code, 'NOT_FOUND');
      await post(intake.url, workItem({ entrance: 'loans' }));
      const { status, code } = await admin.delete('entrances/loans');
      assert.deepEqual([status, code], [409, 'CONFLICT']);
      assert.equal((await admin.get('entrances/loans')).status, 200);
    });

    it('keeps the queue that an entrance leads to', async () => {
      await admin.put('queues/boats', { name: 'Boats', distribution: 'automatic' });
      await admin.put('entrances/to-boats', { ...WHOLE, queue: 'boats' });
      assert.equal((await admin.delete('queues/boats')).code, 'CONFLICT');
      await admin.delete('entrances/to-boats');
      assert.equal((await admin.delete('queues/boats')).status, 204);
    });

    for (const body of [
      { ...WHOLE, queue: 'nowhere' },
      { ...WHOLE, answer: 'later' },
      { ...WHOLE, offerMs: 9 },
      { name: 'Half' },
      { ...WHOLE, id: 'other' },
      { ...WHOLE, schedule: { timeZone: 'Nowhere/At_All', hours: [] } },
    ])
      it(`is told INVALID for ${JSON.stringify(body)}, and nothing is created`, async () => {
        const { status, code } = await admin.put('entrances/wrong', body);
        assert.deepEqual([status, code], [422, 'INVALID']);
        assert.equal((await admin.get('entrances/wrong')).code, 'NOT_FOUND');
      });

    it('is told NOT_FOUND when one that is not there is opened, and INVALID for a wrong name', async () => {
      assert.equal((await admin.put('entrances/nowhere', { open: true })).code, 'NOT_FOUND');
      assert.equal((await admin.put('entrances/a%20b', WHOLE)).code, 'INVALID');
    });

    it('is told UNAUTHORIZED without the key', async () => {
      for (const { status, code } of [
        await admin.get('entrances/loans', 'wrong'),
        await admin.put('entrances/new', WHOLE, 'wrong'),
        await admin.delete('entrances/loans', 'wrong'),
      ])
        assert.deepEqual([status, code], [401, 'UNAUTHORIZED']);
    });

    it('leaves a line in the log', async () => {
      const lines = intake.log.length;
      await admin.put('entrances/logged', WHOLE);
      await admin.put('entrances/logged', { open: false });
      await admin.delete('entrances/logged');
      const audits = intake.log
        .slice(lines)
        .flatMap(
          (line) => (JSON.parse(line) as { audit?: { action: string; fields?: string[] } }).audit ?? [],
        );
      assert.deepEqual(
        audits.map(({ action, fields }) => [action, fields]),
        [
          ['created', Object.keys(WHOLE)],
          ['changed', ['open']],
          ['deleted', undefined],
        ],
      );
    });
  });
}
