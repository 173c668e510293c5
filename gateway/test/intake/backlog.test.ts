import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import { until } from '../support/until.js';
import { codeIn, KEYS, openIntake, post, workItem, type OpenIntake } from './open-intake.js';

for (const engine of engines) {
  describe(`a buffer that is full (${engine.name})`, () => {
    let intake: OpenIntake;
    before(async () => {
      intake = await openIntake(engine, { buffer: { bufferMax: 3, bufferMin: 1 } });
      await post(intake.url, workItem({ id: 'a' }));
      await post(intake.url, workItem({ id: 'b', entrance: 'claims' }));
      const addressed = '<contactData><entry key="AgentName">anna</entry></contactData>';
      await post(intake.url, workItem({ id: 'c', more: addressed }));
    });
    after(() => intake.close());

    it('refuses what is new with UNAVAILABLE and Retry-After, and creates nothing (CG-10, CG-42)', async () => {
      const answer = await post(intake.url, workItem({ id: 'd' }));
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '10']);
      assert.equal(codeIn(await answer.text()), 'UNAVAILABLE');
      assert.equal(await intake.count('interaction'), 3);
      assert.ok(!intake.log.some((line) => line.includes('"level":50')), 'it is no error of the gateway');
    });

    it('answers a repeat with the first receipt, and another content with CONFLICT', async () => {
      const repeat = await post(intake.url, workItem({ id: 'a' }));
      assert.equal(repeat.status, 200);
      assert.match(await repeat.text(), /state="queued"/);
      const other = await post(intake.url, workItem({ id: 'a', subject: 'Other' }));
      assert.equal(codeIn(await other.text()), 'CONFLICT');
    });

    it('takes new ones when it has fallen far enough, and not before', async () => {
      const statusAfter = async (ended: string): Promise<number> => {
        await intake.db.query(
          "UPDATE interaction SET state = 'ended', for_agent_id = NULL WHERE idem_key = $1",
          [ended],
        );
        await intake.backlog.count();
        return (await post(intake.url, workItem({ id: 'd' }))).status;
      };
      assert.equal(await statusAfter('a'), 503);
      assert.equal(await statusAfter('c'), 201);
    });

    it('is noticed after a start, and again when agents have taken enough', async () => {
      const { settings, remove } = await engine.prepare();
      const limits = { bufferMax: 3, bufferMin: 2 };
      const gateway = await TestGateway.start(
        { ...engine, prepare: () => Promise.resolve({ settings, remove }) },
        limits,
      );
      try {
        const { entrance, agents } = await gateway.place();
        for (let count = 0; count < 3; count++) assert.equal((await gateway.post({ entrance })).status, 201);
        await gateway.restart();
        assert.equal((await gateway.post({ entrance })).status, 503);
        await gateway.readyAgent(agents[0]);
        await until(async () => (await gateway.post({ entrance })).status === 201);
      } finally {
        await gateway.stop();
      }
    });
  });
}

describe('bodies under way', () => {
  it('are bounded: the next is told to come back, and served when others are done or gone (CG-10)', async () => {
    const [engine] = engines;
    assert.ok(engine);
    const intake = await openIntake(engine, { limits: { bodyBytes: 10_000, bytesUnderWay: 15_000 } });
    try {
      const { hostname, port } = new URL(intake.url);
      const slow = connect(Number(port), hostname);
      slow.write(
        `POST /v1/work-items HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer ${KEYS.sender}\r\nContent-Type: application/xml\r\nContent-Length: 9000\r\n\r\n<work`,
      );
      const long = workItem({
        workitem: 'x'.repeat(3_900),
        subject: 's'.repeat(400),
        before: ' '.repeat(3_000),
      });
      await until(async () => (await post(intake.url, long)).status === 503);
      const answer = await post(intake.url, long);
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '1']);
      assert.equal((await post(intake.url, workItem())).status, 201, 'a short one still fits');
      slow.destroy();
      await until(async () => (await post(intake.url, long)).status < 300);
    } finally {
      await intake.close();
    }
  });
});
