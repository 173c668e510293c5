// Every link in the documents leads somewhere, and no picture is missing.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { anchorsIn, linksIn, pagesIn, read, ROOT } from './support/markdown.mjs';

const pages = pagesIn('');

/** What is wrong with a link on a page, or nothing. Other sites are not asked: a test needs no network. */
function complaint(page, link) {
  if (/^[a-z][a-z+.-]*:/i.test(link))
    return /^(?:https|http|mailto|tel):/.test(link) ? undefined : `${link} is of an odd kind`;
  const target = new URL(link, new URL(page, ROOT));
  const path = decodeURIComponent(target.pathname).replace(ROOT.pathname, '');
  if (!existsSync(new URL(path || '.', ROOT))) return `${link} leads nowhere`;
  if (!target.hash) return undefined;
  return anchorsIn(read(path)).includes(target.hash.slice(1)) ? undefined : `${link} names no heading`;
}

describe('the links of the documents', () => {
  it('are found', () => {
    assert.ok(pages.includes('README.md'));
    assert.ok(linksIn(read('README.md')).length > 10);
  });

  for (const page of pages) {
    it(page, () => {
      const complaints = linksIn(read(page)).map((link) => complaint(page, link));
      assert.deepEqual(complaints.filter(Boolean), []);
    });
  }
});
