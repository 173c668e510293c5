// docs/theming.md names the tokens and themes that there are, and no other; a theme sets nothing but tokens.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { namesIn, read, ROOT, sectionOf } from './support/markdown.mjs';

const text = read('docs/theming.md');
const tokens = (source) => [...new Set(source.match(/--pad-[a-z-]+/g))].sort();
const known = tokens(read('src/styles/tokens.ts') + read('src/styles/contact-pad.ts'));
const themes = readdirSync(new URL('src/themes/', ROOT)).sort();

describe('docs/theming.md', () => {
  it('names every token of the styles and no other', () => {
    assert.deepEqual(tokens(text), known);
  });

  it('lists every theme', () => {
    const named = namesIn(sectionOf(text, 'Ready-made themes')).map((name) => `${name}.css`);
    assert.deepEqual(named.sort(), themes);
  });
});

describe('a theme', () => {
  for (const theme of themes) {
    it(`sets nothing but tokens of the pad: ${theme}`, () => {
      const lines = read(`src/themes/${theme}`)
        .split('\n')
        .filter((line) => line.startsWith('  '));
      const set = lines.map((line) => /^ {2}([\w-]+):/.exec(line)?.[1]);
      assert.ok(lines.length > 5);
      for (const token of set) assert.ok(known.includes(token), `${theme}: ${token}`);
    });
  }
});
