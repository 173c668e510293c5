import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { isSigned, secretIn, sign, SIGNED_WITHIN_SECONDS } from '../../src/intake/signature.js';
import type { Signed } from '../../src/intake/signature.js';
import { AdminCalls } from '../admin/admin-calls.js';
import { onBothEngines } from '../support/suite.js';
import { until } from '../support/until.js';

describe('A signature', () => {
  // The example that Standard Webhooks publishes.
  const secret = secretIn('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw') ?? Buffer.alloc(0);
  const said = { sender: 'loans', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330' };
  const body = Buffer.from('{"test": 2432232314}');
  const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const now = 1_614_265_330_000;
  const signed: Signed = { ...said, signatures: [signature] };

  it('is that of Standard Webhooks', () => {
    assert.equal(sign(secret, signed, body), signature);
    assert.ok(isSigned(secret, signed, body, now));
  });

  it('is one of several while a sender changes its secret', () => {
    const both = { ...signed, signatures: ['v1,AAAA', 'v1a,other', signature] };
    assert.ok(isSigned(secret, both, body, now));
  });

  it('is of this body, this id, this moment and this secret only', () => {
    assert.ok(!isSigned(secret, signed, Buffer.from('{"test": 2432232315}'), now));
    assert.ok(!isSigned(secret, { ...signed, id: 'another' }, body, now));
    assert.ok(!isSigned(secret, { ...signed, timestamp: '1614265331' }, body, now));
    assert.ok(!isSigned(randomBytes(24), signed, body, now));
    assert.ok(!isSigned(secret, { ...signed, signatures: ['v1,'] }, body, now));
  });

  it('is good for five minutes, before and after', () => {
    const seconds = SIGNED_WITHIN_SECONDS * 1_000;
    for (const [at, good] of [
      [now + seconds, true],
      [now + seconds + 1, false],
      [now - seconds, true],
      [now - seconds - 1, false],
    ] as const)
      assert.equal(isSigned(secret, signed, body, at), good);
  });

  it('is made with a secret of 24 to 64 bytes', () => {
    for (const wrong of ['whsec_', 'whsec_c2hvcnQ=', `whsec_${'A'.repeat(100)}`, 'c2hvcnQ=', 'whsec_!'])
      assert.equal(secretIn(wrong), undefined);
  });
});

onBothEngines('A sender that signs', {}, (gateway) => {
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');
  const about = { name: 'Loans', receipts: true, enabled: true };

  async function sender(): Promise<{ id: string; secret: Buffer }> {
    const [id, secret] = [`s${randomUUID().slice(0, 8)}`, randomBytes(32)];
    const signingSecret = `whsec_${secret.toString('base64')}`;
    const { status, body } = await admin.put(`senders/${id}`, { ...about, signingSecret });
    assert.deepEqual([status, body.signs], [201, true]);
    assert.ok(!JSON.stringify(body).includes('whsec'));
    return { id, secret };
  }

  const item = (id: string): string =>
    JSON.stringify({ id, entrance: 'loans', subject: 'Signed', workitem: 'Decide' });

  /** Sends a message as this sender says that it has signed it. */
  async function send(
    { id, secret }: { readonly id: string; readonly secret: Buffer },
    text: string,
    { path = '/v1/work-items', agoSeconds = 0, type = 'application/json', sent = text } = {},
  ): Promise<{ status: number; body: string }> {
    const timestamp = String(Math.floor(Date.now() / 1_000) - agoSeconds);
    const signed = { sender: id, id: 'msg_1', timestamp, signatures: [] };
    const response = await fetch(`${gateway().url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'webhook-sender': id,
        'webhook-id': 'msg_1',
        'webhook-timestamp': timestamp,
        'webhook-signature': sign(secret, signed, Buffer.from(text)),
      },
      body: sent,
    });
    return { status: response.status, body: await response.text() };
  }

  it('needs no key; the same again has no second effect', async () => {
    const loans = await known();
    const text = item(randomUUID());
    const first = await send(loans, text);
    assert.equal(first.status, 201, first.body);
    const again = await send(loans, text);
    assert.deepEqual(again, { status: 200, body: first.body });
  });

  it('is refused with another body, too late, with the secret of another, and without one', async () => {
    const [loans, other] = [await known(), await known()];
    const text = item(randomUUID());
    for (const answer of [
      await send(loans, text, { sent: item(randomUUID()) }),
      await send(loans, text, { agoSeconds: SIGNED_WITHIN_SECONDS + 5 }),
      await send({ ...loans, secret: other.secret }, text),
      await send({ ...loans, id: 'demo-sender' }, text),
      await send({ ...loans, id: 'nobody' }, text),
    ]) {
      assert.equal(answer.status, 401);
      assert.match(answer.body, /"UNAUTHORIZED"/);
    }
    assert.deepEqual(
      await gateway().db.query('SELECT id FROM interaction WHERE sender_id = ANY($1::text[])', [
        [loans.id, other.id],
      ]),
      [],
    );
  });

  it('cannot send files so', async () => {
    const loans = await known();
    const answer = await send(loans, 'text', { path: '/v1/attachments', type: 'text/plain' });
    assert.equal(answer.status, 401);
    assert.match(answer.body, /need the key/);
  });

  it('is refused once its secret was taken away, and may have a key as well', async () => {
    const loans = await known();
    const key = `key-${randomUUID()}`;
    await admin.put(`senders/${loans.id}`, { ...about, key });
    assert.equal((await send(loans, item(randomUUID()))).status, 201);
    const { body } = await admin.put(`senders/${loans.id}`, { ...about, signingSecret: null });
    assert.equal(body.signs, false);
    const { status } = await admin.put(`senders/${loans.id}`, { ...about, signingSecret: 'whsec_short' });
    assert.equal(status, 422);
  });

  it('is told that it is turned off only when it has signed', async () => {
    const loans = await known();
    await admin.put(`senders/${loans.id}`, { ...about, enabled: false });
    await until(async () => (await send(loans, item(randomUUID()))).status === 403);
    const forged = await send({ ...loans, secret: randomBytes(32) }, item(randomUUID()));
    assert.equal(forged.status, 401);
  });

  /** One that the gateway has read by now: it reads them every two seconds. */
  async function known(): Promise<{ id: string; secret: Buffer }> {
    const made = await sender();
    await until(async () => (await send(made, '{}')).status !== 401);
    return made;
  }
});
