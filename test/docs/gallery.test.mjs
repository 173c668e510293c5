// docs/theming.md: `npm run gallery -- --base` draws another commit, and leaves nothing of it behind.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './support/markdown.mjs';

const BUILD = "import('./scripts/gallery-base.mjs').then(({ buildOf }) => buildOf('HEAD'))";
const worktrees = () =>
  execFileSync('git', ['worktree', 'list', '--porcelain'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.startsWith('worktree '))
    .map((line) => line.slice('worktree '.length));

async function newWorktree(known) {
  for (;;) {
    const found = worktrees().find((folder) => !known.includes(folder));
    if (found && existsSync(`${found}/node_modules`)) return found;
    await wait(50);
  }
}

describe('a gallery that compares', () => {
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    it(`takes its worktree with it when ended by ${signal}`, { timeout: 30_000 }, async () => {
      const known = worktrees();
      const building = spawn(process.execPath, ['--eval', BUILD], { cwd: ROOT });
      const ended = once(building, 'exit');
      const folder = await newWorktree(known);
      building.kill(signal);
      assert.deepEqual(await ended, [status, null]);
      assert.deepEqual(worktrees(), known);
      assert.equal(existsSync(folder), false);
    });
  }
});
