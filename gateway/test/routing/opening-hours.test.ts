import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isOpenBy } from '../../src/routing/openings.js';
import { AdminCalls } from '../admin/admin-calls.js';
import { engines, type OpenStore } from '../support/engines.js';
import type { TestGateway } from '../support/gateway.js';
import { onBothEngines } from '../support/suite.js';
import { until } from '../support/until.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const ALWAYS = { timeZone: 'Europe/Stockholm', hours: [{ days: EVERY_DAY, from: '00:00', to: '24:00' }] };
const NEVER = { timeZone: 'Europe/Stockholm', hours: [] };

const OFFICE = {
  timeZone: 'Europe/Stockholm',
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
};
const NIGHT = { timeZone: 'Europe/Stockholm', hours: [{ days: [5], from: '22:00', to: '06:00' }] };
const SMALL_HOURS = {
  timeZone: 'Europe/Stockholm',
  hours: [{ days: EVERY_DAY, from: '01:00', to: '02:30' }],
};
const TOKYO = { timeZone: 'Asia/Tokyo', hours: [{ days: [1], from: '09:00', to: '24:00' }] };

/** 2026-11-20 is a Friday. Stockholm is one hour ahead of UTC then; it turns its clocks back on 2026-10-25 at 01:00 UTC. */
const TIMES: readonly (readonly [what: string, schedule: object, at: string, open: boolean])[] = [
  ['before the hours', OFFICE, '2026-11-20T06:59:59Z', false],
  ['as they begin', OFFICE, '2026-11-20T07:00:00Z', true],
  ['before they end', OFFICE, '2026-11-20T15:59:59Z', true],
  ['as they end', OFFICE, '2026-11-20T16:00:00Z', false],
  ['on another day', OFFICE, '2026-11-21T10:00:00Z', false],
  ['in summer, an hour earlier', OFFICE, '2026-07-10T06:00:00Z', true],
  ['on a closed date', { ...OFFICE, closedDates: ['2026-11-20'] }, '2026-11-20T10:00:00Z', false],
  ['over midnight, before it', NIGHT, '2026-11-20T22:59:59Z', true],
  ['over midnight, after it', NIGHT, '2026-11-21T04:59:59Z', true],
  ['over midnight, as it ends', NIGHT, '2026-11-21T05:00:00Z', false],
  ['over midnight, not in the night before', NIGHT, '2026-11-20T02:00:00Z', false],
  [
    'over midnight into a closed date',
    { ...NIGHT, closedDates: ['2026-11-21'] },
    '2026-11-20T23:00:00Z',
    false,
  ],
  [
    'over midnight after a closed date',
    { ...NIGHT, closedDates: ['2026-11-20'] },
    '2026-11-20T23:30:00Z',
    false,
  ],
  ['always', ALWAYS, '2026-11-20T23:00:00Z', true],
  ['never', NEVER, '2026-11-20T12:00:00Z', false],
  ['between the two half past twos', SMALL_HOURS, '2026-10-25T00:45:00Z', true],
  ['after the second half past two', SMALL_HOURS, '2026-10-25T01:30:00Z', false],
  ['on the Monday of its own time zone', TOKYO, '2026-11-22T23:59:59Z', false],
  ['as that Monday begins there', TOKYO, '2026-11-23T00:00:00Z', true],
  ['as that Monday ends there', TOKYO, '2026-11-23T15:00:00Z', false],
];

for (const engine of engines)
  describe(`A schedule, on ${engine.name}`, () => {
    let store: OpenStore;
    before(async () => {
      store = await engine.open();
    });
    after(() => store.close());

    for (const [what, schedule, at, open] of TIMES)
      it(`is ${open ? 'open' : 'closed'} ${what} (CG-19)`, async () => {
        const rows = await store.db.query(`SELECT ${isOpenBy('$1::jsonb', '$2::timestamptz')} AS open`, [
          JSON.stringify(schedule),
          at,
        ]);
        assert.deepEqual(rows, [{ open }]);
      });
  });

onBothEngines('An entrance with a schedule', {}, (gateway) => {
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  /** As if so much time had passed that the schedule says this now. */
  const pass = (entrance: string, schedule: object): Promise<object[]> =>
    gateway().db.query('UPDATE entrance SET schedule = $2::jsonb WHERE id = $1', [
      entrance,
      JSON.stringify(schedule),
    ]);
  const isOpen = async (entrance: string): Promise<boolean> =>
    (await gateway().db.query<{ open: boolean }>('SELECT open FROM entrance WHERE id = $1', [entrance]))[0]
      ?.open ?? false;

  it('goes by it at once (CG-19)', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    const shut = await admin.put(`entrances/${entrance}`, { opening: 'schedule', schedule: NEVER });
    assert.deepEqual(
      [shut.status, shut.body['open'], shut.body['opening'], shut.body['schedule']],
      [200, false, 'schedule', NEVER],
    );
    assert.equal((await gateway().post({ entrance, subject: 'waits' })).state, 'buffered');
    const open = await admin.put(`entrances/${entrance}`, { schedule: ALWAYS });
    assert.deepEqual([open.body['open'], open.body['released']], [true, 1]);
    await agent.offered('waits');
  });

  it('opens when its hours begin, lets go in order what it buffered, and closes when they end (CG-17, CG-18)', async () => {
    const { entrance, agents } = await gateway().place({ capacity: 20 });
    const agent = await gateway().readyAgent(agents[0]);
    await admin.put(`entrances/${entrance}`, { opening: 'schedule', schedule: NEVER });
    await gateway().post({ entrance, subject: 'second' });
    await gateway().post({ entrance, subject: 'first', priority: 5 });
    await pass(entrance, ALWAYS);
    const { id } = await agent.acceptOffered('first');
    await agent.command({ type: 'done', interaction: id });
    await agent.offered('second');
    const log = await gateway().db.query(
      "SELECT actor, body FROM interaction_log WHERE interaction_id = $1::uuid AND event = 'queued' AND version = 2",
      [id],
    );
    assert.deepEqual(log, [{ actor: 'gateway', body: { entrance: 'opened' } }]);
    await pass(entrance, NEVER);
    await until(async () => !(await isOpen(entrance)));
    assert.equal((await gateway().post({ entrance })).state, 'buffered');
  });

  it('strands no item that comes while it opens and closes', async () => {
    const { entrance } = await gateway().place();
    await admin.put(`entrances/${entrance}`, { opening: 'schedule', schedule: NEVER });
    const posting = postUntilStopped(gateway(), entrance);
    for (const schedule of [ALWAYS, NEVER, ALWAYS, NEVER, ALWAYS]) {
      await pass(entrance, schedule);
      await until(async () => (await isOpen(entrance)) === (schedule === ALWAYS));
    }
    const states = await posting.stop();
    assert.deepEqual([...new Set(states)].sort(), ['buffered', 'queued']);
    const left = await gateway().db.query<{ state: string }>(
      'SELECT state, count(*) AS number FROM interaction WHERE entrance_id = $1 GROUP BY state',
      [entrance],
    );
    assert.deepEqual(left, [{ state: 'queued', number: states.length }]);
  });

  it('is opened and closed by hand all the same, and keeps its schedule for later', async () => {
    const { entrance } = await gateway().place();
    await admin.put(`entrances/${entrance}`, { opening: 'schedule', schedule: NEVER });
    const byHand = await admin.put(`entrances/${entrance}`, { open: true });
    assert.deepEqual([byHand.body['open'], byHand.body['opening']], [true, 'open']);
    const closed = await admin.put(`entrances/${entrance}`, { opening: 'closed' });
    assert.deepEqual([closed.body['open'], closed.body['schedule']], [false, NEVER]);
    const again = await admin.put(`entrances/${entrance}`, { opening: 'schedule' });
    assert.deepEqual([again.status, again.body['opening'], again.body['open']], [200, 'schedule', false]);
  });

  const hours = (change: object): object => ({
    schedule: { ...OFFICE, hours: [{ days: [1], from: '08:00', to: '17:00', ...change }] },
  });
  const wrong: readonly (readonly [string, object])[] = [
    ['an opening that nobody knows', { opening: 'sometimes' }],
    ['a schedule that is not there', { opening: 'schedule' }],
    ['both words for one thing', { open: true, opening: 'closed' }],
    ['a time zone that nobody knows', { schedule: { ...OFFICE, timeZone: 'Mars/Olympus' } }],
    ['an offset for a time zone', { schedule: { ...OFFICE, timeZone: '+01:00' } }],
    ['a zone that only the store would read', { schedule: { ...OFFICE, timeZone: 'Foo5' } }],
    ['a day that no week has', hours({ days: [8] })],
    ['no day', hours({ days: [] })],
    ['an hour that no day has', hours({ from: '24:00' })],
    ['a minute that no hour has', hours({ to: '08:60' })],
    ['a date that no year has', { schedule: { ...OFFICE, closedDates: ['2026-02-30'] } }],
    ['a field that nobody knows', { schedule: { ...OFFICE, comment: '' } }],
  ];
  for (const [what, change] of wrong)
    it(`is refused INVALID for ${what}, and stays as it was`, async () => {
      const { entrance } = await gateway().place();
      const view = async (): Promise<unknown> =>
        ((await admin.get('entrances')).body['entrances'] as { id: string }[]).find(
          ({ id }) => id === entrance,
        );
      const was = await view();
      assert.equal((await admin.put(`entrances/${entrance}`, change)).code, 'INVALID');
      assert.deepEqual(await view(), was);
    });
});

/** Three senders who send one after the other; gives what they were told. */
function postUntilStopped(
  gateway: TestGateway,
  entrance: string,
): { stop(): Promise<(string | undefined)[]> } {
  const states: (string | undefined)[] = [];
  let stopped = false;
  const send = async (): Promise<void> => {
    while (!stopped) states.push((await gateway.post({ entrance })).state);
  };
  const senders = [send(), send(), send()];
  return {
    async stop() {
      stopped = true;
      await Promise.all(senders);
      return states;
    },
  };
}
