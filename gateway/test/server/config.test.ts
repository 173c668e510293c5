import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings, SettingsError } from '../../src/config.js';

const KEYS = {
  AUTH_SECRET: 'a secret of at least thirty-two bytes',
  SENDER_KEYS: 'loans:key-of-the-loans,claims:key-of-the-claims',
  ADMIN_KEY: 'key-of-the-administrator',
};

/** The sentence with which the settings are refused. */
function complaint(env: Readonly<Record<string, string>>): string {
  try {
    readSettings(env);
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message;
  }
  throw new Error('the settings were accepted');
}

describe('The settings', () => {
  it('without any are those of the demo, on loopback', () => {
    const { demo, host, port, dataDir, adminKey, senderKeys } = readSettings({});
    assert.deepEqual(
      { demo, host, port, dataDir, adminKey },
      {
        demo: true,
        host: '127.0.0.1',
        port: 8080,
        dataDir: './data',
        adminKey: 'demo-admin',
      },
    );
    assert.deepEqual(senderKeys, [{ sender: 'demo-sender', key: 'demo-sender' }]);
  });

  it('of the demo sign tokens with another secret each time', () => {
    assert.notDeepEqual(readSettings({}).auth, readSettings({}).auth);
  });

  it('refuse to show the demo to other machines', () => {
    assert.match(complaint({ HOST: '0.0.0.0' }), /loopback only/);
  });

  it('with keys are no demo, and may listen anywhere', () => {
    const settings = readSettings({ ...KEYS, HOST: '0.0.0.0', PORT: '80' });
    assert.equal(settings.demo, false);
    assert.deepEqual(settings.senderKeys[1], { sender: 'claims', key: 'key-of-the-claims' });
  });

  it('with one key but not the others say which is missing, and never fall back to the demo', () => {
    for (const missing of Object.keys(KEYS)) {
      const env = Object.fromEntries(Object.entries(KEYS).filter(([name]) => name !== missing));
      assert.match(complaint(env), new RegExp(missing));
    }
  });

  it('take a published key set instead of a secret, but not both', () => {
    const { SENDER_KEYS, ADMIN_KEY } = KEYS;
    const jwks = { AUTH_JWKS_URL: 'https://id.example.test/keys' };
    assert.deepEqual(readSettings({ SENDER_KEYS, ADMIN_KEY, ...jwks }).auth, { jwksUrl: jwks.AUTH_JWKS_URL });
    assert.match(complaint({ ...KEYS, ...jwks }), /exactly one/);
  });

  it('take published keys from nowhere that anybody in between could change them', () => {
    const { SENDER_KEYS, ADMIN_KEY } = KEYS;
    for (const AUTH_JWKS_URL of ['http://id.example.test/keys', 'file:///etc/keys', 'keys'])
      assert.match(complaint({ SENDER_KEYS, ADMIN_KEY, AUTH_JWKS_URL }), /https/);
    for (const AUTH_JWKS_URL of ['http://127.0.0.1:9/keys', 'http://[::1]:9/keys', 'http://localhost:9/keys'])
      assert.ok('jwksUrl' in readSettings({ SENDER_KEYS, ADMIN_KEY, AUTH_JWKS_URL }).auth);
  });

  it('name further administrators, each with a key of their own', () => {
    const { adminKey, adminKeys } = readSettings({ ...KEYS, ADMIN_KEYS: 'eva:the-key-of-eva-lind' });
    assert.equal(adminKey, KEYS.ADMIN_KEY);
    assert.deepEqual(adminKeys, [{ admin: 'eva', key: 'the-key-of-eva-lind' }]);
    assert.match(complaint({ ...KEYS, ADMIN_KEYS: 'eva:short' }), /ADMIN_KEYS/);
  });

  it('believe proxies by their addresses only', () => {
    const { trustedProxies } = readSettings({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8 fd00::/8' });
    assert.deepEqual(trustedProxies, ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
    for (const TRUSTED_PROXIES of ['proxy.example.test', '10.0.0.0/33', '10.0.0.0/', 'true'])
      assert.match(complaint({ TRUSTED_PROXIES }), /TRUSTED_PROXIES/);
  });

  it('refuse what cannot be used, in words', () => {
    assert.match(complaint({ PORT: '80 80' }), /PORT/);
    assert.match(complaint({ PORT: '65536' }), /PORT/);
    assert.match(complaint({ OFFER_MS: '-1' }), /OFFER_MS/);
    assert.match(complaint({ NATS_URL: 'nats://127.0.0.1' }), /DATABASE_URL/);
    assert.match(complaint({ NATS_URL: 'http://127.0.0.1', DATABASE_URL: 'postgres://x' }), /nats:\/\//);
    assert.match(complaint({ BUFFER_MAX: '0' }), /BUFFER_MAX/);
    assert.match(complaint({ BUFFER_MAX: '10', BUFFER_MIN: '10' }), /BUFFER_MIN/);
    assert.match(complaint({ LOG_LEVEL: 'loud' }), /LOG_LEVEL/);
    assert.match(complaint({ MISSED_STATE: 'out to lunch' }), /MISSED_STATE/);
    assert.match(complaint({ ALLOWED_ORIGINS: 'https://crm.example.test/path' }), /ALLOWED_ORIGINS/);
    assert.match(complaint({ ...KEYS, AUTH_SECRET: 'short' }), /AUTH_SECRET/);
    assert.match(complaint({ ...KEYS, SENDER_KEYS: 'no-colon-in-here-at-all' }), /SENDER_KEYS/);
  });

  it('say what the figures of agents should be, or refuse what could never be shown', () => {
    assert.deepEqual(readSettings({}).goals, []);
    const goals = [{ of: 'average', medium: 'voice', target: 300_000, errorHigh: 480_000 }];
    assert.deepEqual(readSettings({ GOALS: JSON.stringify(goals) }).goals, goals);
    for (const [text, why] of [
      ['{', /not JSON/],
      ['{}', /GOALS should be a list/],
      ['[{"of":"handled","target":"10"}]', /GOALS\[0\]\.target should be a number/],
      ['[{"of":"handled","warninglow":1}]', /"warninglow"/],
      ['[{"of":"time"}]', /time goes with a state/],
      ['[{"of":"average","state":"ready"}]', /time goes with a state/],
      ['[{"of":"handled","medium":"chat"},{"of":"handled","medium":"chat"}]', /two for handled chat/],
    ] as const)
      assert.match(complaint({ GOALS: text }), why);
  });

  it('leave agents ready who miss or reject an offer, unless they say otherwise', () => {
    const states = (env: Record<string, string>): unknown => {
      const { missedState, rejectedState } = readSettings(env);
      return [missedState, rejectedState];
    };
    assert.deepEqual(states({}), [null, null]);
    assert.deepEqual(states({ MISSED_STATE: 'not-ready', REJECTED_STATE: 'break' }), [
      { reason: null },
      { reason: 'break' },
    ]);
    assert.deepEqual(states({ MISSED_STATE: 'ready' }), [null, null]);
  });

  it('leave a tenth of the buffer free before new items are taken again', () => {
    const { bufferMax, bufferMin } = readSettings({ BUFFER_MAX: '500' });
    assert.deepEqual([bufferMax, bufferMin], [500, 450]);
  });

  it('never repeat a key in what they complain about', () => {
    assert.doesNotMatch(complaint({ ...KEYS, SENDER_KEYS: 'loans:tooshort' }), /tooshort/);
  });
});
