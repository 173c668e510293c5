// Each language says everything that English says, in its own words; and nothing is in a catalogue that nobody says.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { read, ROOT } from './support/markdown.mjs';

/** Words that are the same in that language and in English. */
const SAME = {
  de: ['Status: {0}', 'Offline', 'Team', 'Information', 'Name', 'Chat', 'Filter', 'Agent', 'Medium', '{0} h'],
  es: ['Chat', 'No', 'Error', '{0} h'],
  fr: ['Chat', 'E-mail', 'Actions', 'Information', 'Services', 'Service', 'Contact', '{0} h'],
  sv: ['Information', 'Instruktion', 'Filter', 'Agent', 'Team', 'Medium', '{0} h'],
};

const files = (pattern) => readdirSync(new URL('dist/i18n', ROOT)).filter((name) => pattern.test(name));
const load = (name) => import(new URL(`dist/i18n/${name}`, ROOT));

/** The English words of each part, and the module that they are in. */
async function english() {
  const parts = {};
  for (const name of files(/^[a-z]+-en\.js$/)) {
    const part = name.replace('-en.js', '');
    if (part !== 'first') parts[part] = (await load(name))[`${part}En`];
  }
  return { ...parts, pad: (await load('en.js')).en };
}

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const isPlural = (value) =>
  typeof value === 'object' &&
  'other' in value &&
  Object.keys(value).every((key) => CATEGORIES.includes(key));

/** What a text says, with `{0}` for the first thing that it is told. */
const said = (value) => (typeof value === 'function' ? value('{0}', '{1}') : value);

/** Every text by its path; a sentence about a number stays together. */
function texts(words, path = '') {
  if (typeof words !== 'object' || isPlural(words)) return [[path, words]];
  return Object.entries(words).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const placeholders = (text) => [...new Set(text.match(/\{\d\}|#/g))].sort();

const from = await english();
const wanted = new Map(texts(from));
const tags = files(/^[a-z]{2}\.js$/)
  .map((name) => name.slice(0, 2))
  .filter((tag) => tag !== 'en');

for (const tag of tags) {
  const { language, ...words } = (await load(`${tag}.js`)).catalogue;
  const found = new Map(texts(words));

  describe(`the words in ${new Intl.DisplayNames('en', { type: 'language' }).of(tag)}`, () => {
    it('say which language they are', () => {
      assert.equal(language, tag);
      assert.ok(read('src/i18n/languages.ts').includes(`['${tag}', () => import('./${tag}.js')]`));
    });

    it('are all there, and no others', () => {
      assert.deepEqual([...found.keys()].sort(), [...wanted.keys()].sort());
    });

    it('are told the same', () => {
      for (const [path, value] of found) {
        const here = isPlural(value) ? value.other : said(value);
        const there = wanted.get(path);
        assert.deepEqual(placeholders(here), placeholders(isPlural(there) ? there.other : said(there)), path);
        assert.ok(here.trim(), path);
      }
    });

    it('have every plural form of the numbers that occur', () => {
      const rules = new Intl.PluralRules(tag);
      const forms = [...new Set(Array.from({ length: 1000 }, (_, n) => rules.select(n)))].sort();
      for (const [path, value] of found)
        if (isPlural(value)) assert.deepEqual(Object.keys(value).sort(), forms, path);
    });

    it('are not English', () => {
      const left = [...found].flatMap(([path, value]) => {
        const there = wanted.get(path);
        const [here, english] = isPlural(value) ? [value.other, there.other] : [said(value), said(there)];
        return here === english && /\p{L}/u.test(here) && !SAME[tag]?.includes(here)
          ? [`${path}: ${here}`]
          : [];
      });
      assert.deepEqual(left, []);
    });
  });
}

describe('the English words of each part', () => {
  const folder = 'src/elements';
  const core = readdirSync(new URL('src/core', ROOT))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(`src/core/${name}`))
    .join('\n');
  const sources = readdirSync(new URL(folder, ROOT)).map((name) => read(`${folder}/${name}`));

  for (const [part, words] of Object.entries(from))
    if (part !== 'pad')
      it(`are said: ${part}`, () => {
        const code = sources.filter((text) => text.includes(`/i18n/${part}-en.js'`)).join('\n');
        assert.ok(code.length > 1_000);
        // One of two alternatives is looked up by what the core calls it, and then stands in the code as a text or in the core.
        const isSaid = (key) =>
          new RegExp(`\\.${key}\\b|[{,]\\s*${key}(: \\w+)?(?=[ ,}])|'${key}'`).test(code) ||
          core.includes(`'${key}'`) ||
          (key.endsWith('Volume') && code.includes('Volume`'));
        assert.deepEqual(
          Object.keys(words).filter((key) => !isSaid(key)),
          [],
        );
      });
});
