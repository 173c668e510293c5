import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeCsv } from '../../src/statistics/csv.js';
import { AdminCalls } from '../admin/admin-calls.js';
import { Desk } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

describe('A table for spreadsheets', () => {
  it('quotes what has to be, and lets no text of a stranger be a formula', () => {
    const rows = [
      { name: 'a,"b"', number: -1.5 },
      { name: '=HYPERLINK("x")', number: 0 },
      { name: null, number: null },
    ];
    assert.equal(
      writeCsv(['name', 'number'], rows),
      'name,number\r\n"a,""b""",-1.5\r\n"\'=HYPERLINK(""x"")",0\r\n,\r\n',
    );
  });
});

/** A day of 2026 that no clock of these tests is at. */
const DAY = Date.parse('2026-03-02T00:00:00Z');
const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);
const ASKED = `from=2026-03-02T08:00:00Z&to=2026-03-02T18:00:00%2B00:00`;

onBothEngines('The statistics', {}, (gateway) => {
  const desk = new Desk(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  async function rows(by: string, more = ''): Promise<Record<string, unknown>[]> {
    const { status, body } = await admin.get(`statistics?${ASKED}&by=${by}${more}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.rows as Record<string, unknown>[];
  }

  /** Lets the steps of an interaction have happened at these times, in their order. */
  async function happened(subject: string, ...times: readonly string[]): Promise<void> {
    const [item] = await gateway().db.query<{ id: string }>(
      `UPDATE interaction SET created_at = $2, ended_at = CASE WHEN ended_at IS NOT NULL THEN $3::timestamptz END
       WHERE subject = $1 RETURNING id::text AS id`,
      [subject, at(times[0] ?? ''), at(times.at(-1) ?? '')],
    );
    const steps = await gateway().db.query<{ version: number }>(
      'SELECT version FROM interaction_log WHERE interaction_id = $1::uuid ORDER BY version',
      [item?.id ?? null],
    );
    assert.equal(steps.length, times.length, `${subject}: ${steps.length} steps`);
    for (const [index, { version }] of steps.entries())
      await gateway().db.query(
        'UPDATE interaction_log SET at = $3 WHERE interaction_id = $1::uuid AND version = $2',
        [item?.id ?? null, version, at(times[index] ?? '')],
      );
  }

  it('count a day whose course is known, to the millisecond', async () => {
    const place = await gateway().place({ agents: 2 });
    const [annaId = '', boId = ''] = place.agents;
    const [loan, claim] = [await desk.taskType({ wrap: 'open' }), await desk.taskType({})];
    const anna = await gateway().readyAgent(annaId);

    // Answered at once, five minutes of work and one of after-work.
    const first = await desk.held(anna, place, { subject: 'first', taskType: loan });
    await anna.command({ type: 'done', interaction: first.id });
    await anna.interaction('wrap', (each) => each.id === first.id && each.phase === 'wrap');
    await anna.command({ type: 'done', interaction: first.id });
    await anna.interaction('gone', (each) => each.id === first.id && each.phase === 'gone');
    // Rejected by one, answered by the other.
    await desk.post(place, { subject: 'second', taskType: claim, medium: 'email' });
    const offered = await anna.offered('second');
    await anna.command({ type: 'reject', interaction: offered.id, offer: offered.offer.id });
    const bo = await gateway().readyAgent(boId);
    const second = await bo.acceptOffered('second');
    await bo.command({ type: 'park', interaction: second.id });
    await bo.interaction('parked', (each) => each.id === second.id && each.phase === 'parked');
    await bo.command({ type: 'resume', interaction: second.id });
    await bo.interaction('back', (each) => each.id === second.id && each.phase === 'connected');
    await bo.command({ type: 'release', interaction: second.id });
    await bo.interaction('gone', (each) => each.id === second.id && each.phase === 'gone');
    // In hand at the end of the day: nothing of it is counted as handled.
    await bo.command({ type: 'set-state', state: 'not-ready' });
    await desk.held(anna, place, { subject: 'third', taskType: loan });

    // received, offered, accepted, released, done
    await happened('first', '09:00:00', '09:00:01.500', '09:00:05', '09:05:05', '09:06:05');
    // received, offered, rejected, offered, accepted, parked, resumed, released
    await happened(
      'second',
      ...['10:00:00', '10:00:10', '10:00:20', '10:00:30', '10:01:00'],
      ...['10:02:00', '11:00:00', '11:01:30'],
    );
    await happened('third', '17:59:00', '17:59:30', '17:59:40');

    const none = { redirected: 0 };
    const ofLoan = {
      ...none,
      ...{ key: loan, received: 2, offered: 2, accepted: 2, rejected: 0, ended: 1 },
      ...{ waitAverageMs: 22_500, waitLongestMs: 40_000, handleTotalMs: 360_000, handleAverageMs: 360_000 },
      serviceLevel: 0.5,
    };
    const ofClaim = {
      ...none,
      ...{ key: claim, received: 1, offered: 2, accepted: 1, rejected: 1, ended: 1 },
      ...{ waitAverageMs: 60_000, waitLongestMs: 60_000, handleTotalMs: 150_000, handleAverageMs: 150_000 },
      serviceLevel: 0,
    };
    assert.deepEqual(
      await rows('task-type'),
      [ofLoan, ofClaim].sort((a, b) => (a.key < b.key ? -1 : 1)),
    );

    // Work items count as e-mail (CG-23).
    const all = {
      ...none,
      ...{ received: 3, offered: 4, accepted: 3, rejected: 1, ended: 2 },
      ...{ waitAverageMs: 35_000, waitLongestMs: 60_000, handleTotalMs: 510_000, handleAverageMs: 255_000 },
    };
    assert.deepEqual(await rows('medium'), [{ key: 'email', ...all, serviceLevel: 0.3333 }]);
    assert.deepEqual(await rows('queue', '&withinMs=40000'), [
      { key: place.entrance, ...all, serviceLevel: 0.6667 },
    ]);

    const [ofAnna, ofBo] = await rows('agent');
    assert.deepEqual(
      [ofAnna, ofBo],
      [
        {
          ...none,
          ...{ key: annaId, received: 0, offered: 3, accepted: 2, rejected: 1, ended: 1 },
          ...{
            waitAverageMs: 22_500,
            waitLongestMs: 40_000,
            handleTotalMs: 360_000,
            handleAverageMs: 360_000,
          },
          serviceLevel: 0.5,
        },
        {
          ...none,
          ...{ key: boId, received: 0, offered: 1, accepted: 1, rejected: 0, ended: 1 },
          ...{
            waitAverageMs: 60_000,
            waitLongestMs: 60_000,
            handleTotalMs: 150_000,
            handleAverageMs: 150_000,
          },
          serviceLevel: 0,
        },
      ],
    );
  });

  it('are the same as a table', async () => {
    const [figures] = await rows('medium');
    const url = `${gateway().url}/v1/admin/statistics?${ASKED}&by=medium&format=csv`;
    const answer = await fetch(url, { headers: { authorization: 'Bearer demo-admin' } });
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/);
    const [head, line] = (await answer.text()).split('\r\n');
    assert.deepEqual(head?.split(','), Object.keys(figures ?? {}));
    assert.deepEqual(line?.split(','), Object.values(figures ?? {}).map(String));
  });

  it('are of a time that can be told, and no longer than a year', async () => {
    const day = new Date(DAY).toISOString();
    for (const asked of [
      '',
      `from=${day}`,
      `from=${day}&to=${day}`,
      `from=2026-03-02&to=2026-03-03`,
      `from=${day}&to=2027-06-02T00:00:00Z`,
      `from=${day}&to=2026-03-03T00:00:00Z&by=colour`,
      `from=${day}&to=2026-03-03T00:00:00Z&by=toString`,
    ]) {
      const { status, code } = await admin.get(`statistics?${asked}`);
      assert.deepEqual([status, code], [422, 'INVALID'], asked);
    }
  });
});
