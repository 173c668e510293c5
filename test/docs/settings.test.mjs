// docs/operations.md has every variable that the gateway reads, with its default.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings } from '../../gateway/dist/config.js';
import { read, rowsIn, sectionOf } from './support/markdown.mjs';

const KEYS = { ADMIN_KEY: 'a'.repeat(16), SENDER_KEYS: `loans:${'b'.repeat(16)}` };
const ENVIRONMENTS = [
  {},
  { ...KEYS, AUTH_SECRET: 'c'.repeat(32) },
  {
    ...KEYS,
    AUTH_JWKS_URL: 'https://login.example.test/keys',
    DATABASE_URL: 'postgres://db.example.test/pad',
  },
];

/** The names that the gateway asks its environment for. */
function namesRead() {
  const names = new Set();
  for (const values of ENVIRONMENTS) {
    const environment = new Proxy(values, {
      get(target, name) {
        names.add(name);
        return target[name];
      },
    });
    readSettings(environment);
  }
  return names;
}

const camelCase = (name) => name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const documented = rowsIn(sectionOf(read('docs/operations.md'), 'Settings')).map(([name, value]) => ({
  name: name.replaceAll('`', ''),
  value: value.replaceAll('`', ''),
}));

describe('the settings in docs/operations.md', () => {
  it('are all that the gateway reads', () => {
    assert.deepEqual(documented.map(({ name }) => name).sort(), [...namesRead()].sort());
  });

  it('have the defaults of the gateway', () => {
    const { timing, ...settings } = readSettings({});
    const defaults = { ...settings, ...timing };
    for (const { name, value } of documented.filter((row) => row.value !== '')) {
      assert.equal(value, String(defaults[camelCase(name)]), name);
    }
  });
});
