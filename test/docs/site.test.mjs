// The documentation site as `npm run build` made it: every page is there, every link leads somewhere.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import MiniSearch from 'minisearch';
import { SEARCH } from '../../scripts/site/assets/search-options.js';
import { anchorsIn, blocksIn, pagesIn, read, ROOT } from './support/markdown.mjs';

const SITE = new URL('dist/docs/', ROOT);
const html = (place) => readFileSync(new URL(place, SITE), 'utf8');
const places = readdirSync(SITE, { recursive: true }).filter((place) => place.endsWith('.html'));
const pages = places.filter((place) => !/^(?:live|source)\//.test(place));
const documents = pagesIn('docs/').concat('README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md');
const placeOf = (path) =>
  path === 'README.md'
    ? 'index.html'
    : path
        .replace(/^docs\//, '')
        .replace(/README\.md$/, 'index.html')
        .replace(/\.md$/, '.html')
        .toLowerCase();
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const idsIn = (place) => all(html(place), / id="([^"]+)"/g);

/** What is wrong with a link on a page, or nothing. */
function complaint(place, link) {
  if (/^(?:https?|mailto|tel):|^\//.test(link)) return undefined;
  const [path, hash] = link.split('#');
  const target = path === '' ? place : posix.join(posix.dirname(place), path);
  if (!existsSync(new URL(target, SITE))) return `${link} leads nowhere`;
  return hash && !idsIn(target).includes(decodeURIComponent(hash)) ? `${link} names no place` : undefined;
}

describe('the documentation site', () => {
  it('has every document', () => {
    assert.ok(documents.length > 30);
    for (const path of documents) assert.ok(pages.includes(placeOf(path)), path);
  });

  it('has the headings that links from elsewhere name', () => {
    for (const path of documents) {
      const ids = idsIn(placeOf(path));
      for (const anchor of anchorsIn(read(path))) assert.ok(ids.includes(anchor), `${path}#${anchor}`);
    }
  });

  it('gives each page a title of its own and one heading above all', () => {
    const titles = places.flatMap((place) => all(html(place), /<title>([^<]+)<\/title>/g));
    assert.equal(titles.length, places.length);
    assert.deepEqual(titles.length, new Set(titles).size);
    for (const page of pages) assert.equal(all(html(page), /(<h1)/g).length, 1, page);
  });

  it('runs no script and no style inside a page, as its policy demands', () => {
    for (const place of places) {
      for (const script of all(html(place), /<script([^>]*)>/g)) assert.match(script, / src="/, place);
      assert.doesNotMatch(html(place).replace(/<pre[\s\S]*?<\/pre>/g, ''), /<style| style="| on\w+="/, place);
    }
  });

  for (const page of places) {
    it(`${page}: its links lead somewhere`, () => {
      const links = all(html(page).replace(/<pre[\s\S]*?<\/pre>/g, ''), / (?:href|src)="([^"]*)"/g);
      assert.deepEqual(links.map((link) => complaint(page, link)).filter(Boolean), []);
    });
  }

  it('has in its reference what the manifest has', () => {
    const element = JSON.parse(read('custom-elements.json'))
      .modules.flatMap(({ declarations = [] }) => declarations)
      .find(({ tagName }) => tagName === 'contact-pad');
    const { members, events, cssParts, cssProperties } = element;
    const text = html('reference.html');
    const fields = members.filter(({ kind }) => kind === 'field');
    for (const { name } of [...fields, ...events, ...cssProperties])
      assert.ok(text.includes(`<th scope="row"><code>${name}</code></th>`), name);
    for (const { name } of cssParts) assert.ok(text.includes(`<code>::part(${name})</code>`), name);
  });

  it('finds what is written in it', () => {
    const index = MiniSearch.loadJSON(html('search.json'), SEARCH);
    const first = (words) => index.search(words)[0]?.id;
    assert.equal(first('click to dial'), 'embedding.html#click-to-dial');
    assert.match(first('kill -9'), /^budgets\.html#/);
    assert.equal(index.search('pad-record-open').length > 0, true);
    for (const { id } of index.search(MiniSearch.wildcard)) {
      const [place, hash] = id.split('#');
      assert.ok(idsIn(place).includes(hash), id);
    }
  });

  it('has a live example for every block that is marked live', () => {
    const marked = documents.flatMap((path) =>
      blocksIn(read(path)).filter(({ words }) => /\blive\b/.test(words)),
    );
    const examples = places.filter((place) => place.startsWith('live/'));
    assert.ok(marked.length > 5);
    assert.equal(examples.length, marked.length);
  });
});
