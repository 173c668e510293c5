import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { StatementFailed, StoreUnavailable, type Db } from '../../src/db/db.js';
import { REFUSAL_CODES, type RefusalCode } from '../../src/intake/refusal.js';
import { engines } from '../support/engines.js';
import { codeIn, KEYS, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

/** One way to get each code: the message, its headers, and the status that goes with it. */
const CASES: readonly (readonly [RefusalCode, number, string, Record<string, string>?])[] = [
  ['MALFORMED', 400, workItem().replace('</subject>', '')],
  ['INVALID', 422, workItem().replace('<subject>Manual evaluation</subject>', '')],
  ['NOT_A_WORK_ITEM', 422, workItem({ workitem: ' ' })],
  ['UNKNOWN_ENTRANCE', 404, workItem({ entrance: 'nowhere' })],
  ['ENTRANCE_DISABLED', 422, workItem({ entrance: 'old' })],
  ['UNAUTHORIZED', 401, workItem(), { authorization: 'Bearer wrong' }],
  ['FORBIDDEN', 403, workItem(), { authorization: `Bearer ${KEYS.barred}` }],
  ['CONFLICT', 409, workItem({ id: 'taken', subject: 'Other' })],
  ['TOO_LARGE', 413, workItem({ workitem: 'x'.repeat(1024 * 1024) })],
  ['UNSUPPORTED_TYPE', 415, workItem(), { 'content-type': 'text/plain' }],
];

const ERROR =
  /^<error xmlns="urn:contact-pad:work-item:1" requestId="[0-9a-f-]{36}" code="([A-Z_]+)">[^<]+<\/error>$/;

for (const engine of engines) {
  describe(`a message that cannot be taken (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine);
      await post(intake.url, workItem({ id: 'taken' }));
    });
    after(() => intake.close());

    for (const [code, status, message, headers] of CASES)
      it(`is answered ${code}, and nothing is created (CG-41, CG-42)`, async () => {
        const counts = await Promise.all([
          intake.count('interaction'),
          intake.count('contact'),
          intake.count('interaction_log'),
        ]);
        const answer = await post(intake.url, message, headers);
        assert.equal(answer.status, status);
        assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
        assert.equal(ERROR.exec(await answer.text())?.[1], code);
        assert.equal(intake.refused.at(-1), code);
        assert.deepEqual(
          await Promise.all([
            intake.count('interaction'),
            intake.count('contact'),
            intake.count('interaction_log'),
          ]),
          counts,
        );
      });

    it('says which key is expected when there is none', async () => {
      const answer = await fetch(`${intake.url}/v1/work-items`, {
        method: 'POST',
        body: workItem(),
        headers: { 'content-type': 'application/xml' },
      });
      assert.deepEqual(
        [answer.status, answer.headers.get('www-authenticate')],
        [401, 'Bearer realm="contact-pad"'],
      );
    });

    it('is answered in JSON when it is JSON', async () => {
      const answer = await post(intake.url, '{"id":"j","subject":"s","entrance":"nowhere","workitem":"w"}', {
        'content-type': 'application/json',
      });
      const { error } = (await answer.json()) as { error: Record<string, string> };
      assert.equal(answer.status, 404);
      assert.match(error['requestId'] ?? '', /^[0-9a-f-]{36}$/);
      assert.deepEqual(
        [error['code'], error['message']],
        ['UNKNOWN_ENTRANCE', 'There is no entrance "nowhere".'],
      );
    });

    it('is quoted in the answer as text only', async () => {
      const answer = await post(intake.url, workItem({ entrance: '&lt;/error&gt;&lt;script&gt;' }));
      assert.match(await answer.text(), />There is no entrance "&lt;\/error&gt;&lt;script&gt;"\.<\/error>$/);
    });
  });

  describe(`a sender in a hurry (${engine.name})`, () => {
    it('is answered RATE_LIMITED and told when to come back, while others are served', async () => {
      const intake = await openIntake(engine, { limits: { ratePerSecond: 1 } });
      try {
        const answers = await Promise.all(Array.from({ length: 20 }, () => post(intake.url, workItem())));
        const limited = answers.filter((answer) => answer.status === 429);
        assert.ok(limited.length >= 2, `${limited.length} of 20 were limited`);
        assert.equal(codeIn((await limited[0]?.text()) ?? ''), 'RATE_LIMITED');
        assert.match(limited[0]?.headers.get('retry-after') ?? '', /^\d+$/);
        const other = await post(intake.url, workItem(), { authorization: `Bearer ${KEYS.other}` });
        assert.equal(other.status, 201);
      } finally {
        await intake.close();
      }
    });
  });

  describe(`a store that cannot be asked (${engine.name})`, () => {
    const failures = [new StoreUnavailable('gone'), new StatementFailed('deadlock detected', '40P01')];
    for (const failure of failures)
      it(`makes the gateway answer UNAVAILABLE with Retry-After (${failure.message})`, async () => {
        let failing = false;
        const breakable = (db: Db): Db => ({
          ...db,
          query: (text, params) =>
            failing && text.includes('INSERT') ? Promise.reject(failure) : db.query(text, params),
        });
        const intake = await openIntake(engine, { db: breakable });
        try {
          const message = workItem();
          failing = true;
          const refused = await post(intake.url, message);
          assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '1']);
          assert.equal(codeIn(await refused.text()), 'UNAVAILABLE');
          failing = false;
          assert.equal((await post(intake.url, message)).status, 201);
        } finally {
          await intake.close();
        }
      });
  });
}

describe('the codes of the interface', () => {
  it('are all tested here, but for that of a chat which has ended', () => {
    const tested = new Set<string>([...CASES.map(([code]) => code), 'RATE_LIMITED', 'UNAVAILABLE']);
    assert.deepEqual([...REFUSAL_CODES].sort(), [...tested, 'GONE'].sort());
  });
});
