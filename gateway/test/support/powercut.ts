/**
 * A model of a power cut under the embedded engine: every write that no sync of its file has covered is undone on a
 * copy of the data, which is then opened as after a reboot. Harsher than a disk, which may have kept some of them
 * (`keep`); kinder in one thing: creating, renaming, truncating and deleting a file counts as durable at once.
 */
import {
  closeSync,
  cpSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import type { NodeFS } from '@electric-sql/pglite/nodefs';
import { nodeFileSystem, type NodeFileSystem, type NodeStream } from '../../src/db/durable-fs.js';

interface Write {
  readonly position: number;
  readonly old: Buffer;
  readonly written: Buffer;
  readonly sizeBefore: number;
}

/** Watches one directory from the moment when its file system is given to the engine. */
export class PowerCut {
  readonly #directory: string;
  /** What is not yet durable, by the number of the file. */
  readonly #pending = new Map<number, Write[]>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Makes `fs` tell what it writes and syncs. */
  watch<F extends NodeFS>(fs: F): F {
    const init = fs.init.bind(fs);
    fs.init = async (pg, options) => {
      const { emscriptenOpts } = await init(pg, options);
      const preRun = emscriptenOpts.preRun ?? [];
      preRun.push((module) => {
        this.#patch(nodeFileSystem(module));
      });
      return { emscriptenOpts: { ...emscriptenOpts, preRun } };
    };
    return fs;
  }

  /**
   * Cuts the power now: leaves in `target` what the disk would hold. Each write in flight survives with the
   * probability `keep`, by `random`. Gives the number of undone writes.
   */
  cut(target: string, keep: number, random: () => number): number {
    cpSync(this.#directory, target, { recursive: true });
    const copies = new Map<number, string>();
    for (const file of readdirSync(this.#directory, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name);
      copies.set(statSync(path).ino, join(target, relative(this.#directory, path)));
    }
    let undone = 0;
    for (const [ino, writes] of this.#pending) {
      const copy = copies.get(ino);
      if (copy !== undefined) undone += undo(copy, writes, () => random() < keep);
    }
    return undone;
  }

  #patch(fs: NodeFileSystem): void {
    const { write, fsync } = fs.stream_ops;
    fs.stream_ops.write = (stream, buffer, offset, length, position) => {
      this.#remember(fs, stream, Buffer.from(buffer.subarray(offset, offset + length)), position);
      return write(stream, buffer, offset, length, position);
    };
    if (!fsync) return;
    fs.stream_ops.fsync = (stream) => {
      const result = fsync(stream);
      if (result === 0 && stream.nfd !== undefined) this.#pending.delete(fstatSync(stream.nfd).ino);
      return result;
    };
  }

  #remember(fs: NodeFileSystem, stream: NodeStream, written: Buffer, position: number): void {
    if (stream.nfd === undefined) return;
    const { ino, size } = fstatSync(stream.nfd);
    const old = Buffer.alloc(Math.max(0, Math.min(written.length, size - position)));
    const file = openSync(fs.realPath(stream.node), 'r');
    readSync(file, old, 0, old.length, position);
    closeSync(file);
    const writes = this.#pending.get(ino) ?? [];
    writes.push({ position, old, written, sizeBefore: size });
    this.#pending.set(ino, writes);
  }
}

/** Takes the writes back, newest first, and then does again those that survive. Gives how many did not. */
function undo(path: string, writes: readonly Write[], survives: () => boolean): number {
  const kept = writes.filter(survives);
  const file = openSync(path, 'r+');
  for (const { old, position, sizeBefore } of writes.toReversed()) {
    writeSync(file, old, 0, old.length, position);
    ftruncateSync(file, sizeBefore);
  }
  for (const { written, position } of kept) writeSync(file, written, 0, written.length, position);
  closeSync(file);
  return writes.length - kept.length;
}
