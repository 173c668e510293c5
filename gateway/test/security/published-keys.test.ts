import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createVerify } from '../../src/agents/auth.js';
import { KEY_AGES } from '../../src/agents/key-set.js';
import type { KeyAges } from '../../src/agents/key-set.js';
import { KeyServer, sign, signingKey } from '../support/key-server.js';
import type { Claims, SigningKey } from '../support/key-server.js';
import { onBothEngines } from '../support/suite.js';

const UNAUTHORIZED = { code: 'UNAUTHORIZED' };
const UNAVAILABLE = { code: 'UNAVAILABLE' };

describe('A token signed with a published key', () => {
  let first: SigningKey;
  let second: SigningKey;
  let server: KeyServer;

  before(async () => {
    [first, second] = await Promise.all([signingKey('first'), signingKey('second', 'ES256')]);
    server = await KeyServer.start();
  });
  after(() => {
    server.stop();
  });
  beforeEach(() => {
    server.keys = [first, second];
    server.up = true;
    server.asked = 0;
  });

  /** A gateway that has just started. */
  const verifier = (ages: Partial<KeyAges> = {}): ReturnType<typeof createVerify> =>
    createVerify({ jwksUrl: server.url }, { ...KEY_AGES, ...ages });

  it('is good with EdDSA and with ES256, and the keys are fetched once', async () => {
    const verify = verifier();
    for (const key of [first, second]) assert.equal((await verify(await key.token())).agent, 'anna');
    assert.equal(server.asked, 1);
  });

  const refused: readonly [string, Claims][] = [
    ['for another audience', { audience: 'mail' }],
    ['that has expired', { expires: -6 }],
    ['that is not good yet', { notBefore: 60 }],
    ['that lives for more than ten minutes', { expires: 660 }],
    ['of nobody', { subject: '' }],
  ];
  for (const [what, claims] of refused)
    it(`${what} is no good`, async () => {
      await assert.rejects(verifier()(await first.token(claims)), UNAUTHORIZED);
    });

  it('is good though the clocks are some seconds apart', async () => {
    const verify = verifier();
    for (const claims of [{ expires: -2 }, { notBefore: 3 }])
      assert.equal((await verify(await first.token(claims))).agent, 'anna');
  });

  it('is no good when it uses the published half as a shared secret', async () => {
    const { published } = first;
    for (const secret of [JSON.stringify(published), published.x ?? '']) {
      const forged = await sign(new TextEncoder().encode(secret), { alg: 'HS256', kid: 'first' });
      await assert.rejects(verifier()(forged), UNAUTHORIZED);
    }
  });

  it('is no good when it says that it needs no signature', async () => {
    const [, claims = ''] = (await first.token()).split('.');
    const header = Buffer.from('{"alg":"none","kid":"first"}').toString('base64url');
    await assert.rejects(verifier()(`${header}.${claims}.`), UNAUTHORIZED);
  });

  it('is no good under the name of a key of another kind', async () => {
    const [, claims = '', signature = ''] = (await first.token()).split('.');
    const header = Buffer.from('{"alg":"EdDSA","kid":"second"}').toString('base64url');
    await assert.rejects(verifier()(`${header}.${claims}.${signature}`), UNAUTHORIZED);
  });

  it('brings its own key for nothing', async () => {
    const stranger = await signingKey('first');
    await assert.rejects(verifier()(await stranger.token()), UNAUTHORIZED);
  });

  it('is good as soon as its key was added', async () => {
    const verify = verifier({ cooldownMs: 0 });
    server.keys = [first];
    await verify(await first.token());
    server.keys = [first, second];
    assert.equal((await verify(await second.token())).agent, 'anna');
  });

  it('is no good any more when its key was withdrawn', async () => {
    const verify = verifier({ freshMs: 0 });
    const token = await first.token();
    await verify(token);
    server.keys = [second];
    await assert.rejects(verify(token), UNAUTHORIZED);
  });

  it('of a key that nobody has heard of makes the keys be fetched once in a while only', async () => {
    const verify = verifier();
    await verify(await first.token());
    for (let flood = 0; flood < 20; flood++)
      await assert.rejects(verify(await (await signingKey(`unknown-${flood}`)).token()), UNAUTHORIZED);
    assert.equal(server.asked, 1);
  });

  it('cannot be judged while the keys were never had', async () => {
    const verify = verifier();
    server.up = false;
    await assert.rejects(verify(await first.token()), UNAVAILABLE);
    server.up = true;
    assert.equal((await verify(await first.token())).agent, 'anna');
  });

  it('is judged by the keys of before while they are out of reach', async () => {
    const verify = verifier({ freshMs: 0 });
    await verify(await first.token());
    server.up = false;
    assert.equal((await verify(await first.token())).agent, 'anna');
    await assert.rejects(verify(await first.token({ expires: -60 })), UNAUTHORIZED);
    await assert.rejects(verify(await (await signingKey('new')).token()), UNAVAILABLE);
  });

  it('cannot be judged any more by keys that are too old', async () => {
    const verify = verifier({ freshMs: 0, staleMs: -1 });
    await verify(await first.token());
    server.up = false;
    await assert.rejects(verify(await first.token()), UNAVAILABLE);
  });
});

describe('The socket of an agent with a published key', () => {
  const jwksUrl = 'http://127.0.0.1:0/keys';
  const auth = { jwksUrl };
  let key: SigningKey;
  let server: KeyServer;

  before(async () => {
    key = await signingKey('first');
    server = await KeyServer.start(key);
    auth.jwksUrl = server.url;
  });
  after(() => {
    server.stop();
  });

  onBothEngines('which lives as long as its token', { auth }, (gateway) => {
    it('is open, and goes on with a fresh one; with none it is closed', async () => {
      const [renewed, left] = [gateway().open(), gateway().open()];
      for (const client of [renewed, left]) {
        await client.opened();
        client.send({ type: 'hello', token: await key.token({ expires: 5 }) });
        await client.fact('snapshot');
        if (client === renewed) client.send({ type: 'token', token: await key.token() });
      }
      assert.equal((await left.frame('bye')).error.code, 'UNAUTHORIZED');
      assert.equal(await left.closed(), 4401);
      renewed.send({ type: 'ping' });
      await renewed.frame('pong');
    });

    it('is refused with a token of the shared kind', async () => {
      const client = gateway().open();
      await client.opened();
      client.send({ type: 'hello', token: await gateway().token('anna') });
      assert.equal((await client.frame('bye')).error.code, 'UNAUTHORIZED');
      assert.equal(await client.closed(), 4401);
    });
  });
});
