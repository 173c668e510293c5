import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { onBothEngines } from '../support/suite.js';
import { until } from '../support/until.js';

interface Stored {
  readonly state: string;
  readonly weight: number;
  readonly number: string;
  readonly scheduled: number;
  readonly due: Date | null;
}

const HOUR = 3_600_000;

onBothEngines('A sender of callbacks', {}, (gateway) => {
  const message = (more: object = {}): { readonly id: string } => ({
    ...{ id: randomUUID(), name: 'Eva Lind', number: '+46 70 000 00 00', subject: 'My loan' },
    ...more,
  });
  const send = (
    body: unknown,
  ): Promise<{ readonly status: number; readonly body: Readonly<Record<string, string>> }> =>
    gateway().send('/v1/callbacks', body) as never;
  const stored = async (id: string): Promise<Stored | undefined> =>
    (
      await gateway().db.query<Stored>(
        `SELECT state, weight, callback->>'number' AS number, (callback->>'scheduledAt')::float8 AS scheduled, due_at AS due
         FROM interaction WHERE idem_key = $1`,
        [id],
      )
    )[0];

  it('gets a receipt, by the entrance for callbacks where it names none', async () => {
    const sent = message({ data: { cid: '4711' }, record: { url: '/demo/record.html?id=4711' } });
    const before = Date.now();
    const { status, body } = await send(sent);
    assert.deepEqual([status, body['state']], [201, 'queued']);
    const found = await stored(sent.id);
    assert.deepEqual([found?.state, found?.weight, found?.number], ['queued', 100, '+46 70 000 00 00']);
    assert.ok(Math.abs((found?.scheduled ?? 0) - before) < 5_000, 'now is when to call');
  });

  it('repeats itself without harm, and is refused when it says something else under the same id', async () => {
    const sent = message({ scheduledAt: new Date(Date.now() + HOUR).toISOString() });
    const first = await send(sent);
    assert.deepEqual(await send(sent), { ...first, status: 200 });
    for (const other of [{ number: '+46 70 1' }, { scheduledAt: '2020-01-01T00:00Z' }, { agent: 'anna' }]) {
      const { status } = await send({ ...sent, ...other });
      assert.equal(status, 409, JSON.stringify(other));
    }
    assert.equal((await send({ ...sent, id: undefined })).status, 201, 'without an id it is another one');
  });

  it('has it wait until its time, and not a moment for one that is over (WC-1)', async () => {
    const past = message({ scheduledAt: '2020-02-29T10:00:00+01:00' });
    assert.equal((await send(past)).body['state'], 'queued');
    assert.equal((await stored(past.id))?.scheduled, Date.UTC(2020, 1, 29, 9));
    const at = Date.now() + 1_000;
    const soon = message({ scheduledAt: new Date(at).toISOString() });
    assert.equal((await send(soon)).body['state'], 'buffered');
    assert.deepEqual(await stored(soon.id), {
      ...{ state: 'scheduled', weight: 100, number: '+46 70 000 00 00', scheduled: at, due: new Date(at) },
    });
    await until(async () => (await stored(soon.id))?.state === 'queued');
    assert.ok(Date.now() >= at);
  });

  it('has it wait for opening hours, too', async () => {
    const { entrance } = await gateway().place();
    await gateway().setEntrance(entrance, false);
    const soon = message({ entrance, scheduledAt: new Date(Date.now() + 300).toISOString() });
    await send(soon);
    await until(async () => (await stored(soon.id))?.state === 'buffered');
    await gateway().setEntrance(entrance, true);
    assert.equal((await stored(soon.id))?.state, 'queued');
  });

  it('may send CloudEvents', async () => {
    const { id: _, ...data } = message();
    const event = { specversion: '1.0', type: 'callback', source: '/web', id: randomUUID(), data };
    const post = (): Promise<Response> =>
      fetch(`${gateway().url}/v1/callbacks`, {
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents+json',
          authorization: 'Bearer demo-sender',
        },
        body: JSON.stringify(event),
      });
    assert.deepEqual([(await post()).status, (await post()).status], [201, 200]);
  });

  const wrong: readonly (readonly [string, object, string, number])[] = [
    ['nobody', { name: ' ' }, 'INVALID', 422],
    ['no number', { number: '' }, 'INVALID', 422],
    ['a number that is none', { number: 'call me' }, 'INVALID', 422],
    ['a number with a script', { number: '<script>' }, 'INVALID', 422],
    ['hardly a number', { number: '+ (1)' }, 'INVALID', 422],
    ['no subject', { subject: undefined }, 'INVALID', 422],
    ['a time that is none', { scheduledAt: 'tomorrow' }, 'INVALID', 422],
    ['a time without a zone', { scheduledAt: '2026-12-24T09:30' }, 'INVALID', 422],
    ['a day that is none', { scheduledAt: '2026-02-30T09:30Z' }, 'INVALID', 422],
    ['a time in milliseconds', { scheduledAt: 1_800_000_000_000 }, 'INVALID', 422],
    ['an agent who is not there', { agent: 'nobody' }, 'INVALID', 422],
    ['a script for a record', { record: { url: 'javascript:1' } }, 'INVALID', 422],
    ['what it does not know', { when: 'now' }, 'INVALID', 422],
    ['an entrance that is not there', { entrance: 'nowhere' }, 'UNKNOWN_ENTRANCE', 404],
  ];
  for (const [name, change, code, expected] of wrong)
    it(`is refused with ${code}: ${name}`, async () => {
      const sent = message(change);
      const { status, body } = (await send(sent)) as unknown as {
        readonly status: number;
        readonly body: { readonly error: { readonly code: string } };
      };
      assert.deepEqual([status, body.error.code], [expected, code]);
      assert.equal(await stored(sent.id), undefined);
    });
});
