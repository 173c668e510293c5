import { createHash } from 'node:crypto';
import { open, stat, unlink, type FileHandle } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Two processes on one data directory would silently lose each other's commits: PGlite has no lock of its own. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/** Another process has the data directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';

  constructor(directory: string) {
    super(
      `the data directory ${directory} is in use by another gateway: stop that one or choose another DATA_DIR`,
    );
  }
}

/** File systems that know no sockets say one of these. */
const NO_SOCKETS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

/**
 * Takes the lock of a directory that exists; rejects with `DirectoryInUse` when another process has it. It vanishes
 * with the process, however that ends. Linux has two: an abstract socket, which two starts at the same moment cannot
 * both have, and a socket file, which reaches into other containers of the same machine. No lock reaches another machine.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  if (process.platform === 'win32') return listenAt(`\\\\.\\pipe\\${await nameOf(directory)}`, directory);
  if (process.platform !== 'linux') return lockFile(join(directory, LOCK_FILE), directory);
  const name = await listenAt(`\0${await nameOf(directory)}`, directory);
  const handle = await open(directory, 'r');
  const file = await lockFile(`/proc/self/fd/${String(handle.fd)}/${LOCK_FILE}`, directory).catch(
    async (error: unknown) => {
      if (NO_SOCKETS.has((error as NodeJS.ErrnoException).code)) return undefined;
      await releaseAll(undefined, handle, name);
      throw error;
    },
  );
  return { release: () => releaseAll(file, handle, name) };
}

const LOCK_FILE = 'gateway.lock';

/** The file's address goes through the handle (a socket's path is at most 107 bytes), so that is closed after it. */
async function releaseAll(
  file: DirectoryLock | undefined,
  handle: FileHandle,
  name: DirectoryLock,
): Promise<void> {
  await file?.release();
  await handle.close();
  await name.release();
}

/** The same for every path of the directory. */
async function nameOf(directory: string): Promise<string> {
  const { dev, ino } = await stat(directory, { bigint: true });
  return `contact-pad-${createHash('sha256')
    .update(`${String(dev)}:${String(ino)}`)
    .digest('hex')
    .slice(0, 32)}`;
}

/** A socket file that nobody answers was left by a process that was killed. */
async function lockFile(path: string, directory: string): Promise<DirectoryLock> {
  try {
    return await listenAt(path, directory);
  } catch (error) {
    if (!(error instanceof DirectoryInUse) || (await answers(path))) throw error;
    await unlink(path);
    return listenAt(path, directory);
  }
}

function listenAt(address: string, directory: string): Promise<DirectoryLock> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new DirectoryInUse(directory) : error);
    });
    server.listen(address, () => {
      server.unref();
      resolve({ release: () => closed(server) });
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
