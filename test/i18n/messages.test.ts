import { expect } from '@open-wc/testing';
import { ERROR_CODES, REASON_CODES } from '../../src/core/codes.js';
import { en } from '../../src/i18n/en.js';
import { firstEn } from '../../src/i18n/first-en.js';
import { isChromium } from '../support/is-chromium.js';

const AT_ONCE = /(?:from|import)\s*["']([^"']+)["']/g;
const EVER = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** Those of `Unopened`, which says them by their names. */
const NAMED = ['recordBlocked', 'recordKept'];

/** The text of every module that the package loads, at once or ever, but for the catalogue itself. */
async function sources(imports: RegExp = EVER): Promise<string> {
  const seen = new Map<string, string>();
  const visit = async (url: string): Promise<void> => {
    if (seen.has(url)) return;
    seen.set(url, '');
    const text = await (await fetch(url)).text();
    if (!/\/i18n\/(first-)?en\./.test(url)) seen.set(url, text);
    const next = [...text.matchAll(imports)].map(([, path = '']) => new URL(path, url).href);
    await Promise.all(next.filter((path) => path.includes('/src/')).map(visit));
  };
  await visit(new URL('/src/index.ts', location.href).href);
  return [...seen.values()].join('\n');
}

// What the sources say is the same in all browsers.
if (isChromium)
  describe('the catalogue', () => {
    it('has no word that nobody says', async () => {
      const text = await sources();
      expect(text.length).to.be.greaterThan(50_000);
      const unused = Object.keys(en).filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(text));
      expect(unused).to.deep.equal(NAMED);
    });

    it('misses no word that somebody says', async () => {
      const text = await sources();
      const said = [...text.matchAll(/\b(?:i18n\.m|\bm)\.([a-zA-Z]+)\b/g)].map(([, key = '']) => key);
      expect(said.length).to.be.greaterThan(40);
      expect([...new Set(said)].filter((key) => !(key in en))).to.deep.equal([]);
    });

    it('has at once every word that is said before the rest of the pad is there', async () => {
      const text = await sources(AT_ONCE);
      const said = [...text.matchAll(/\b(?:i18n\.m|\bm)\.([a-zA-Z]+)\b/g)].map(([, key = '']) => key);
      expect(said.length).to.be.greaterThan(20);
      expect([...new Set(said)].filter((key) => !(key in firstEn))).to.deep.equal([]);
    });

    it('has a sentence for every code of an error and a reason', () => {
      expect(Object.keys(en.errors).sort()).to.deep.equal([...ERROR_CODES].sort());
      expect(Object.keys(en.reasons).sort()).to.deep.equal([...REASON_CODES].sort());
    });
  });
