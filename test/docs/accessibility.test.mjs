// docs/accessibility.md has every criterion of WCAG 2.2 A and AA once, with how it is met and a test that there is.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { read, ROOT, rowsIn } from './support/markdown.mjs';

/** The criteria by guideline and last number; 4.1.1 is obsolete, and the ones of level AAA are left out. */
const GUIDELINES = {
  1.1: [1],
  1.2: [1, 2, 3, 4, 5],
  1.3: [1, 2, 3, 4, 5],
  1.4: [1, 2, 3, 4, 5, 10, 11, 12, 13],
  2.1: [1, 2, 4],
  2.2: [1, 2],
  2.3: [1],
  2.4: [1, 2, 3, 4, 5, 6, 7, 11],
  2.5: [1, 2, 3, 4, 7, 8],
  3.1: [1, 2],
  3.2: [1, 2, 3, 4, 6],
  3.3: [1, 2, 3, 4, 7, 8],
  4.1: [2, 3],
};
const CRITERIA = Object.entries(GUIDELINES).flatMap(([guideline, last]) =>
  last.map((one) => `${guideline}.${one}`),
);
const text = read('docs/accessibility.md');
const rows = rowsIn(text);

describe('docs/accessibility.md', () => {
  it('has each of the 55 criteria of WCAG 2.2 A and AA, in their order', () => {
    assert.equal(CRITERIA.length, 55);
    assert.deepEqual(
      rows.map(([criterion]) => /^([\d.]+) .+ \(AA?\)$/.exec(criterion)?.[1]),
      CRITERIA,
    );
  });

  it('says of each how it is met, and by which test or that none can be', () => {
    for (const [criterion, how, test] of rows) {
      assert.ok(how.length > 10, criterion);
      assert.match(test, /^(by eye|`test\/[^`]+`(, `test\/[^`]+`)*)$/, criterion);
    }
  });

  it('names no test that is not there', () => {
    const named = [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path);
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter((path) => !existsSync(new URL(path, ROOT))),
      [],
    );
  });
});
