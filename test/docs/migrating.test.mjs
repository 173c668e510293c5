// What the notes for those who come from elsewhere name of ours exists.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read, rowsIn } from './support/markdown.mjs';

const manifest = read('custom-elements.json');
const commands = [...read('src/core/commands.ts').matchAll(/(?:Base|About)<'([a-z-]+)'/g)].map((m) => m[1]);
const queries = [...read('src/core/queries.ts').matchAll(/type: '([a-z-]+)'/g)].map((m) => m[1]);
const local = [...read('src/core/state.ts').matchAll(/type: '([a-z-]+)'/g)].map((m) => m[1]);

for (const page of ['docs/migrating-from-open-cti.md', 'docs/migrating-from-connect-streams.md']) {
  describe(page, () => {
    const ours = rowsIn(read(page)).map((cells) => cells[1]);

    it('says something of each', () => {
      assert.ok(ours.length > 10);
      for (const cell of ours) assert.notEqual(cell, '');
    });

    it('names only events that there are', () => {
      const named = ours.flatMap((cell) => [...cell.matchAll(/`(pad-[a-z-]+)`/g)].map((m) => m[1]));
      for (const name of named) assert.ok(manifest.includes(`"name": "${name}"`), name);
    });

    it('names only commands, queries and changes that there are', () => {
      for (const [, way, type] of ours.join('\n').matchAll(/pad\.(send|query|set)\(\{ type: '([a-z-]+)'/g)) {
        const known = { send: commands, query: queries, set: local }[way];
        assert.ok(known.includes(type), `${way} ${type}`);
      }
    });
  });
}
