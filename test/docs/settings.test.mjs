// docs/operations.md has every variable that the gateway reads, with its default.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings } from '../../gateway/dist/config.js';
import { read, rowsIn, sectionOf } from './support/markdown.mjs';

/** The names that the gateway asks its environment for: `env.PORT`, or `'PORT'` where a function asks. */
function namesRead() {
  const source = read('gateway/src/config.ts') + read('gateway/src/timing.ts');
  const names = source.matchAll(/\benv\.([A-Z_]+)|'([A-Z][A-Z_]+)'/g);
  return new Set([...names].map((match) => match[1] ?? match[2]));
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
