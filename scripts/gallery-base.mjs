// The commit with which a gallery is compared: built in a git worktree of its own, which goes with the process.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COMPILE = "import('./scripts/compile.mjs').then(({ compile }) => compile('tsconfig.json'))";

/** Builds a commit beside this one; answers where. */
export async function buildOf(ref) {
  const folder = mkdtempSync(join(tmpdir(), 'contact-pad-gallery-'));
  process.once('exit', () => {
    spawnSync('git', ['worktree', 'remove', '--force', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  });
  endBySignals();
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', folder, ref]);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await run(folder, '--input-type=module', '--eval', COMPILE);
  cpSync(join(folder, 'src/themes'), join(folder, 'dist/themes'), { recursive: true });
  await run(folder, 'node_modules/rollup/dist/bin/rollup', '-c', '--silent');
  return folder;
}

/** A signal ends a process without its `exit`, unless it is listened to. */
function endBySignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

async function run(cwd, ...args) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' });
  const kill = () => child.kill('SIGKILL');
  // Before the folder goes: nothing may be written into it then.
  process.prependOnceListener('exit', kill);
  const status = await new Promise((done) => child.once('exit', done));
  process.off('exit', kill);
  if (status !== 0) throw new Error(`The build of the other commit failed: node ${args.join(' ')}`);
}
