import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const SOURCES = new URL('../../src/', import.meta.url);

/** Whatever a program can begin a connection with. */
const BEGINS =
  /\bfetch\(|createRemoteJWKSet\(|new WebSocket\(|new pg\.|new Client\(|^import (?!type).* from ['"](node:(https?|http2|net|tls|dgram|dns)|undici|ws|pg)['"]/m;

describe('What the gateway connects to', () => {
  it('is its store and the keys of agents, which the operator names: never what anybody sent', async () => {
    const files = (await readdir(SOURCES, { recursive: true })).filter((file) => /\.[jt]s$/.test(file));
    assert.ok(files.length > 100);
    const beginning: string[] = [];
    for (const file of files)
      if (BEGINS.test(await readFile(new URL(file, SOURCES), 'utf8')))
        beginning.push(file.replace(/\.[jt]s$/, ''));
    assert.deepEqual(beginning.sort(), [
      'agents/key-set',
      // Tells addresses from names.
      'config',
      // Listens, so that nobody else opens the same folder.
      'db/directory-lock',
      'db/postgres',
      'db/postgres-listener',
    ]);
  });
});
