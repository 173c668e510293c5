import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import { AUDIENCE, createVerify, issueToken } from '../../src/agents/auth.js';

const SECRET = 'a secret of tests, long enough to sign with';

function token(
  key: CryptoKey,
  alg: string,
  claims: { readonly audience?: string; readonly subject?: string } = {},
): Promise<string> {
  const { audience = AUDIENCE, subject = 'anna' } = claims;
  return new SignJWT({})
    .setProtectedHeader({ alg, kid: alg })
    .setSubject(subject)
    .setAudience(audience)
    .setExpirationTime('5m')
    .sign(key);
}

describe('A token of an agent signed with a shared secret', () => {
  const verify = createVerify({ secret: SECRET });

  it('says who it is and until when', async () => {
    const { agent, expiresAt } = await verify(await issueToken(SECRET, 'anna', 60));
    assert.equal(agent, 'anna');
    assert.ok(Math.abs(expiresAt - Date.now() - 60_000) < 2_000);
  });

  it('for another audience is no good', async () => {
    const foreign = new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('anna')
      .setAudience('mail')
      .setExpirationTime('5m');
    await assert.rejects(verify(await foreign.sign(new TextEncoder().encode(SECRET))), {
      code: 'UNAUTHORIZED',
    });
  });

  it('without an expiry is no good', async () => {
    const endless = new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('anna')
      .setAudience(AUDIENCE);
    await assert.rejects(verify(await endless.sign(new TextEncoder().encode(SECRET))), {
      code: 'UNAUTHORIZED',
    });
  });

  it('that says it needs no signature is no good', async () => {
    const [, payload] = (await issueToken(SECRET, 'anna', 60)).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    await assert.rejects(verify(`${header}.${payload ?? ''}.`), { code: 'UNAUTHORIZED' });
  });
});

describe('A token of an agent signed with a published key', () => {
  let server: Server;
  let keys: { readonly EdDSA: CryptoKey; readonly ES256: CryptoKey };
  let jwksUrl: string;

  before(async () => {
    const [ed, es] = await Promise.all([generateKeyPair('EdDSA'), generateKeyPair('ES256')]);
    keys = { EdDSA: ed.privateKey, ES256: es.privateKey };
    const published = await Promise.all([ed, es].map(async ({ publicKey }) => exportJWK(publicKey)));
    const body = JSON.stringify({
      keys: published.map((key, index) => ({ ...key, kid: ['EdDSA', 'ES256'][index] })),
    });
    server = createServer((request, response) => {
      response
        .writeHead(request.url === '/keys' ? 200 : 500, { 'content-type': 'application/json' })
        .end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });
  after(() => server.close());

  it('is good with EdDSA and with ES256', async () => {
    const verify = createVerify({ jwksUrl });
    for (const alg of ['EdDSA', 'ES256'] as const) {
      assert.equal((await verify(await token(keys[alg], alg))).agent, 'anna');
    }
  });

  it('is no good when somebody else signed it', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    await assert.rejects(createVerify({ jwksUrl })(await token(privateKey, 'EdDSA')), {
      code: 'UNAUTHORIZED',
    });
  });

  it('cannot be judged while the keys are out of reach', async () => {
    const good = await token(keys.ES256, 'ES256');
    await assert.rejects(createVerify({ jwksUrl: jwksUrl.replace('keys', 'broken') })(good), {
      code: 'UNAVAILABLE',
    });
    await assert.rejects(createVerify({ jwksUrl: 'http://127.0.0.1:1/keys' })(good), { code: 'UNAVAILABLE' });
  });
});
