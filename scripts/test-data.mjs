// Where tests keep their data: in memory, if there is room, where thousands of small files and their syncs cost nothing.
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 31;
const OURS = /^contact-pad-tests-(\d+)$/;

function hasRoom() {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES;
}

function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A browser that is ending may still write: then the next run removes it.
  }
}

/** What a run left behind that was killed. */
function removeLeftovers() {
  for (const name of readdirSync(MEMORY)) {
    const [, owner] = OURS.exec(name) ?? [];
    if (owner && !existsSync(`/proc/${owner}`)) remove(join(MEMORY, name));
  }
}

/** Makes memory the temporary folder of this process and of those that it starts, unless one was chosen. */
export function keepDataInMemory() {
  if (process.env.TMPDIR || !hasRoom()) return;
  removeLeftovers();
  const folder = join(MEMORY, `contact-pad-tests-${process.pid}`);
  mkdirSync(folder);
  process.env.TMPDIR = folder;
  process.once('exit', () => remove(folder));
}
