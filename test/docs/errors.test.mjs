// docs/errors.md has every code that there is, and no other.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ERROR_CODES, REASON_CODES } from '../../dist/core/codes.js';
import { Refusal, REFUSAL_CODES } from '../../gateway/dist/intake/refusal.js';
import { namesIn, read, rowsIn, sectionOf } from './support/markdown.mjs';

const text = read('docs/errors.md');
const statuses = Object.fromEntries(REFUSAL_CODES.map((code) => [code, new Refusal(code, '').status]));
const statusesIn = (section) =>
  Object.fromEntries(rowsIn(section).map(([code, status]) => [code.replaceAll('`', ''), Number(status)]));

const sorted = (codes) => [...codes].sort();

describe('docs/errors.md', () => {
  it('explains every failure', () => {
    assert.deepEqual(sorted(namesIn(sectionOf(text, 'Failures'))), sorted(ERROR_CODES));
  });

  it('explains every reason', () => {
    assert.deepEqual(sorted(namesIn(sectionOf(text, 'Reasons'))), sorted(REASON_CODES));
  });

  it('explains every code for senders, with its status', () => {
    assert.deepEqual(statusesIn(sectionOf(text, 'Codes for senders')), statuses);
  });

  it('says of each what to do', () => {
    for (const row of rowsIn(text))
      assert.ok(
        row.every((cell) => cell !== ''),
        row.join(' | '),
      );
  });
});

describe('docs/sending-work-items.md', () => {
  it('lists every code with its status', () => {
    const section = sectionOf(read('docs/sending-work-items.md'), 'Errors');
    assert.deepEqual(statusesIn(section), statuses);
  });
});
