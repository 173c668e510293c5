// The backend of docs/tutorial-backend.md is run as it is written, and answers what stands below it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { blocksIn, read, ROOT } from './support/markdown.mjs';

const run = promisify(execFile);
const blocks = blocksIn(read('docs/tutorial-backend.md'));
const codeOf = (words) => blocks.filter((block) => block.words === words && block.language === 'js');

let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contact-pad-tutorial-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(fileURLToPath(ROOT), join(folder, 'node_modules/contact-pad'));
  const shop = codeOf('part=shop').map(({ code }) => code);
  await writeFile(join(folder, 'shop.mjs'), shop.join('\n'));
  await writeFile(join(folder, 'contract.mjs'), codeOf('file=contract.mjs')[0].code);
});
after(() => rm(folder, { recursive: true, force: true }));

describe('docs/tutorial-backend.md', () => {
  it('answers of the contract what stands below it', async () => {
    const { stdout } = await run(process.execPath, ['contract.mjs'], { cwd: folder });
    const [shown] = blocks.filter(({ language }) => language === 'text');
    assert.equal(stdout, shown.code);
  });

  it('claims no failure: what is not passed is not offered', async () => {
    const [shown] = blocks.filter(({ language }) => language === 'text');
    assert.doesNotMatch(shown.code, /failed/);
  });
});
