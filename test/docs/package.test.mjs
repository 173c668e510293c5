// What the documents say of commands, imports and folders is so.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import lint from '../../eslint.config.mjs';
import { blocksIn, namesIn, pagesIn, read, ROOT, rowsIn, sectionOf } from './support/markdown.mjs';

const { scripts } = JSON.parse(read('package.json'));
const pages = pagesIn('');

describe('the documents', () => {
  it('name only npm scripts that exist', () => {
    for (const page of pages) {
      const text = read(page);
      const run = [...text.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1]);
      for (const name of run) assert.ok(Object.hasOwn(scripts, name), `${page}: npm run ${name}`);
    }
    for (const name of ['test', 'start']) assert.ok(Object.hasOwn(scripts, name));
  });

  it('import only what the package exports', async () => {
    const bundle = read('dist/contact-pad.bundle.js').split('export{').at(-1);
    for (const page of pages) {
      const code = blocksIn(read(page)).filter(({ language }) => ['js', 'html'].includes(language));
      const imports = code.flatMap((block) => [
        ...block.code.matchAll(/import \{ ([^}]+) \} from '([^']+)'/g),
      ]);
      for (const [, names, from] of imports) {
        if (from.startsWith('.')) continue;
        const known = /^(contact-pad|node:)/.test(from)
          ? Object.keys(await import(from))
          : bundle.match(/\w+/g);
        for (const name of names.split(', '))
          assert.ok(known.includes(name), `${page}: ${name} from ${from}`);
      }
    }
  });

  it('name only test files that exist', () => {
    for (const page of pages) {
      for (const [path] of read(page).matchAll(/(?:gateway\/)?test\/[\w/.-]+\.(?:ts|mjs)/g))
        assert.ok(existsSync(new URL(path, ROOT)), `${page}: ${path}`);
    }
  });
});

describe('the one file for a script tag', () => {
  it('has what every entry of the package has, but for the tests of adapters and React', async () => {
    const { exports } = JSON.parse(read('package.json'));
    const entries = Object.keys(exports).filter((entry) => exports[entry].types);
    const inside = new Set(read('dist/contact-pad.bundle.js').split('export{').at(-1).match(/\w+/g));
    for (const entry of entries.filter((each) => !['./bundle', './react', './testing'].includes(each)))
      for (const name of Object.keys(await import(entry.replace(/^\./, 'contact-pad'))))
        assert.ok(inside.has(name), `${name} of ${entry}`);
  });
});

describe('CONTRIBUTING.md', () => {
  it('lists every step of npm test, in order', () => {
    const steps = /const STEPS = \{([^}]*)\}/.exec(read('scripts/test.mjs'))[1];
    const names = [...steps.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]);
    assert.deepEqual(namesIn(sectionOf(read('CONTRIBUTING.md'), 'Build and test')), names);
  });
});

describe('README.md', () => {
  it('embeds in six lines', () => {
    const section = sectionOf(read('README.md'), 'Embed it in six lines');
    const lines = blocksIn(section)[0].code.trim().split('\n');
    assert.equal(lines.length, 6);
  });
});

describe('docs/glossary.md', () => {
  it('gives the names that the code uses', () => {
    const code = ['src', 'gateway/src'].flatMap(sourcesIn).map(read).join('\n');
    for (const [term, , names] of rowsIn(read('docs/glossary.md')))
      for (const name of namesIn(`|\n|\n|${names}|`)) assert.ok(code.includes(name), `${term}: ${name}`);
  });

  it('is in the order of the alphabet', () => {
    const terms = rowsIn(read('docs/glossary.md')).map(([term]) => term);
    assert.deepEqual(
      terms,
      terms.toSorted((a, b) => a.localeCompare(b, 'en')),
    );
  });
});

describe('docs/budgets.md', () => {
  it('has the goals and limits that npm run size measures against', () => {
    const rows = rowsIn(sectionOf(read('docs/budgets.md'), 'Size'));
    const documented = rows.map(([, goal, limit]) => [parseFloat(goal), parseFloat(limit)]);
    const held = [...read('scripts/size.mjs').matchAll(/goal: ([\d.]+) \* kB,\s*limit: ([\d.]+) \* kB/g)];
    assert.deepEqual(
      documented,
      held.map(([, goal, limit]) => [Number(goal), Number(limit)]),
    );
  });
});

describe('docs/architecture.md', () => {
  const text = read('docs/architecture.md');

  it('has the folders that there are', () => {
    for (const name of namesIn(sectionOf(text, 'The tree'))) assert.ok(existsSync(new URL(name, ROOT)), name);
  });

  it('has the import rules of the linter', () => {
    const rows = rowsIn(sectionOf(text, 'Who may import whom'));
    const documented = Object.fromEntries(
      rows.map(([folder, allowed]) => [folder.replaceAll('`', ''), namesIn(`|\n|\n|${allowed}|`).sort()]),
    );
    assert.deepEqual(documented, importRules());
  });
});

function sourcesIn(folder) {
  const files = readdirSync(new URL(folder, ROOT), { recursive: true });
  return files.filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`);
}

/** What each folder may import, read back from the patterns that forbid the rest: first folders, then packages. */
function importRules() {
  const RULE = '@typescript-eslint/no-restricted-imports';
  const rules = lint
    .filter(({ rules: set }) => set?.[RULE])
    .map(({ files, rules: set }) => {
      const [folders, packages] = set[RULE][1].patterns
        .slice(0, 2)
        .map(({ regex }) => /\(([\w@/|-]*)\)/.exec(regex)[1].split('|'));
      return {
        folder: /^src\/(.+)\/\*\*/.exec(files[0])[1],
        no: new Set([...folders, ...packages]),
        packages,
      };
    });
  const names = new Set(rules.flatMap(({ folder, packages }) => [folder, ...packages]));
  names.delete('');
  return Object.fromEntries(
    rules.map(({ folder, no }) => {
      const allowed = [...names].filter((name) => name !== folder && !no.has(name));
      return [folder, allowed.sort()];
    }),
  );
}
