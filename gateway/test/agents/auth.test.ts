import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { AUDIENCE, createVerify, issueToken } from '../../src/agents/auth.js';

const SECRET = 'a secret of tests, long enough to sign with';

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
