import pg from 'pg';
import { MIGRATED, ownPostgresServer } from '../../gateway/test/support/engines.js';
import { expect, test } from '../support/e2e-fixtures.js';
import { GatewayProcess } from '../support/e2e-gateway.js';
import { workItem } from '../support/e2e-work-items.js';

const good = workItem();

/** A message for each code that a sender can bring about: code, status, body, headers. */
const REFUSALS: readonly [string, number, string, Record<string, string>?][] = [
  ['MALFORMED', 400, good.slice(0, 200)],
  ['INVALID', 422, good.replace('<priority>5<', '<priority>urgent<')],
  ['NOT_A_WORK_ITEM', 422, good.replace(/<workitem>.*<\/workitem>/, '<workitem> </workitem>')],
  ['UNKNOWN_ENTRANCE', 404, workItem({ entrance: 'nowhere' })],
  ['ENTRANCE_DISABLED', 422, workItem({ entrance: 'claims' })],
  ['UNAUTHORIZED', 401, good, { authorization: 'Bearer wrong-key' }],
  ['CONFLICT', 409, workItem({ id: 'taken', subject: 'Something else' })],
  ['TOO_LARGE', 413, good.replace('Manual evaluation', 'x'.repeat(2_000_000))],
  ['UNSUPPORTED_TYPE', 415, good, { 'content-type': 'text/plain' }],
];

test('each refusal has its code and a sentence, and creates nothing', async ({ gateway, openAgent }) => {
  const anna = await openAgent('anna');
  await anna.choose('Ready');
  await gateway.setEntrance('claims', { enabled: false });
  expect((await gateway.post(workItem({ id: 'taken' }))).status).toBe(201);

  for (const [code, status, body, headers] of REFUSALS) {
    await test.step(code, async () => {
      const answer = await gateway.post(body, headers);
      expect([answer.status, answer.attributes['code']]).toEqual([status, code]);
      expect(answer.attributes['requestId']).toBeTruthy();
      expect(answer.text).toMatch(/^<error xmlns="urn:contact-pad:work-item:1"[^>]*>[^<]+\.<\/error>$/);
    });
  }

  expect((await gateway.items()).length).toBe(1);
  await expect(anna.offers).toHaveCount(1);
});

test.describe('a sender who may send twice a second', () => {
  test.use({ settings: { SENDER_RATE: '2' } });

  test('is told to wait when it sends more, and creates nothing with that', async ({ gateway }) => {
    // So many that no machine is slow enough to have a turn for each.
    const answers = await Promise.all(Array.from({ length: 40 }, () => gateway.post(workItem())));

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).not.toHaveLength(0);
    for (const { attributes, headers } of refused) {
      expect(attributes['code']).toBe('RATE_LIMITED');
      expect(headers.get('retry-after')).toBe('1');
    }
    expect((await gateway.items()).length).toBe(answers.length - refused.length);

    await expect.poll(async () => (await gateway.post(workItem())).status).toBe(201);
  });
});

/** What an operator does to bar every sender, and to let them in again. */
async function setSenders(database: string, enabled: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query('UPDATE sender SET enabled = $1', [enabled]);
  await client.end();
}

test('a sender who is barred, and a store that is away, are told so', async () => {
  const server = await ownPostgresServer();
  const database = await server.createDatabase(MIGRATED);
  const gateway = new GatewayProcess('', { DATABASE_URL: database });
  await gateway.start();
  const xml = workItem();
  const posted = async (): Promise<unknown[]> => {
    const { status, attributes } = await gateway.post(xml);
    return [status, attributes['code']];
  };
  try {
    await setSenders(database, false);
    await expect.poll(posted).toEqual([403, 'FORBIDDEN']);
    await setSenders(database, true);
    await expect.poll(posted).toEqual([201, undefined]);

    await server.crash();
    const { status, attributes, headers } = await gateway.post(workItem());
    expect([status, attributes['code']]).toEqual([503, 'UNAVAILABLE']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await gateway.kill9();
    await server.stop();
  }
});
