import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uuidv7 } from '../../src/ids.js';

describe('a new id', () => {
  it('is a UUID of version 7', () => {
    assert.match(uuidv7(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('begins with the time, so that ids sort by it', () => {
    assert.equal(uuidv7(0x0123456789ab).slice(0, 13), '01234567-89ab');
  });

  it('is another one each time', () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => uuidv7(1)));

    assert.equal(ids.size, 10_000);
  });
});
