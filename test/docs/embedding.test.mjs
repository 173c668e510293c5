// docs/embedding.md has the entries, properties, events and tokens that there are, and no other.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { namesIn, read, ROOT, rowsIn, sectionOf } from './support/markdown.mjs';

const text = read('docs/embedding.md');
const sorted = (names) => [...new Set(names)].sort();
const matches = (source, pattern) => [...source.matchAll(pattern)].map((match) => match[1]);

const manifest = JSON.parse(read('custom-elements.json'));
const element = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .find(({ tagName }) => tagName === 'contact-pad');

describe('docs/embedding.md', () => {
  it('lists every entry of the package', () => {
    const { exports } = JSON.parse(read('package.json'));
    const entries = Object.keys(exports).map((entry) => entry.replace(/^\./, 'contact-pad'));
    assert.deepEqual(sorted(namesIn(sectionOf(text, 'As modules'))), sorted(entries));
  });

  it('lists every property and attribute of the element', () => {
    const rows = rowsIn(sectionOf(text, 'The element'));
    const column = (n) => sorted(rows.map((row) => row[n].replaceAll('`', '')).filter(Boolean));
    const properties = element.members.filter(({ kind }) => kind === 'field').map(({ name }) => name);
    assert.deepEqual(column(0), sorted(properties));
    assert.deepEqual(column(1), sorted(element.attributes.map(({ name }) => name)));
  });

  it('lists every event', () => {
    const map = read('src/elements/events.ts').split('interface HTMLElementEventMap')[1];
    const steps = matches(
      /type InteractionStep =([^;]*);/.exec(read('src/core/changes.ts'))[1],
      /'([a-z]+)'/g,
    );
    const events = [...matches(map, /'(pad-[a-z-]+)':/g), ...steps.map((step) => `pad-interaction-${step}`)];
    assert.deepEqual(sorted(namesIn(sectionOf(text, 'Events'))), sorted(events));
  });

  it('lists the events, tokens and parts of the manifest', () => {
    const names = (list) => sorted(list.map(({ name }) => name));
    assert.deepEqual(names(element.events), sorted(namesIn(sectionOf(text, 'Events'))));
    assert.deepEqual(names(element.cssProperties), sorted(namesIn(sectionOf(text, 'Appearance'))));
    assert.deepEqual(names(element.cssParts), sorted(matches(text, /::part\(([\w-]+)\)/g)));
  });

  it('says which events can be cancelled, as the manifest does', () => {
    const rows = rowsIn(sectionOf(text, 'Events')).filter((row) => /cancelable/i.test(row[2]));
    const cancelable = element.events.filter(({ description }) => /^cancelable/i.test(description ?? ''));
    assert.deepEqual(
      sorted(rows.map(([name]) => name.replaceAll('`', ''))),
      sorted(cancelable.map(({ name }) => name)),
    );
  });

  it('has a manifest with the colours that tokens have', () => {
    const colours = [
      ...read('src/styles/tokens.ts').matchAll(/var\((--pad-[a-z-]+), (light-dark\([^)]*\))/g),
    ];
    const told = element.cssProperties.filter(({ default: value }) => value?.startsWith('light-dark'));
    assert.deepEqual(
      sorted(told.map(({ name, default: value }) => `${name}: ${value}`)),
      sorted(colours.map(([, name, value]) => `${name}: ${value}`)),
    );
  });

  it('lists every token', () => {
    const files = ['styles', 'elements'].flatMap((folder) =>
      readdirSync(new URL(`src/${folder}`, ROOT)).map((file) => `src/${folder}/${file}`),
    );
    const tokens = files.flatMap((file) => matches(read(file), /\((--pad-[a-z-]+)/g));
    assert.deepEqual(sorted(namesIn(sectionOf(text, 'Appearance'))), sorted(tokens));
  });
});
