/**
 * PGlite as shipped never syncs: it starts with `-F`, and Emscripten's NODEFS has no fsync operation, so even without
 * `-F` a commit would be acknowledged from the page cache. This file changes both and proves it at each start. It can
 * go when PGlite syncs by itself (its issue 1107).
 */
import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** An open file of Emscripten's NODEFS; a directory has no descriptor. */
export interface NodeStream {
  readonly nfd?: number;
  readonly node: unknown;
}

/** The part of Emscripten's NODEFS that is changed or watched. */
export interface NodeFileSystem {
  readonly stream_ops: {
    write(stream: NodeStream, buffer: Uint8Array, offset: number, length: number, position: number): number;
    fsync?(stream: NodeStream): number;
  };
  realPath(node: unknown): string;
}

type Options = Parameters<NodeFS['init']>[1];
type PreRun = NonNullable<Options['preRun']>[number];

/** The file system of PGlite's module; its types name it only where Emscripten's are installed. */
export function nodeFileSystem(module: unknown): NodeFileSystem {
  return (module as { FS: { filesystems: { NODEFS: NodeFileSystem } } }).FS.filesystems.NODEFS;
}

/** Emscripten's number for EIO: PostgreSQL stops at a failed sync rather than trust the cache. */
const EIO = 29;

/** Start parameters without `-F`; of the sync methods only `fsync` reaches the file system class. */
export const DURABLE_START_PARAMS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/** A directory of the machine in which an fsync of PostgreSQL is one of the kernel. */
export class DurableNodeFS extends NodeFS {
  #syncs = 0;

  /** How many files and directories were synced so far. */
  get syncs(): number {
    return this.#syncs;
  }

  override async init(pg: PGlite, options: Options): Promise<{ emscriptenOpts: Options }> {
    const { emscriptenOpts } = await super.init(pg, options);
    const patch: PreRun = (module) => {
      this.patch(nodeFileSystem(module));
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), patch] } };
  }

  /** Gives the file system its sync operation. The power-cut model builds on it. */
  protected patch(fs: NodeFileSystem): void {
    fs.stream_ops.fsync = (stream) => {
      try {
        sync(fs, stream);
      } catch {
        return EIO;
      }
      this.#syncs += 1;
      return 0;
    };
  }
}

function sync(fs: NodeFileSystem, stream: NodeStream): void {
  if (stream.nfd !== undefined) {
    fdatasyncSync(stream.nfd);
    return;
  }
  const directory = openSync(fs.realPath(stream.node), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/** Commits a probe and throws when that did not sync: then nothing that the store acknowledges would be safe. */
export async function proveDurable(db: PGlite, syncs: () => number): Promise<void> {
  const { rows } = await db.query<{ fsync: string }>('SHOW fsync');
  if (rows[0]?.fsync !== 'on') throw new Error('the embedded store runs with fsync off: refusing to start');
  const before = syncs();
  await db.query("SELECT pg_logical_emit_message(true, 'contact-pad', 'probe')");
  if (syncs() === before) throw new Error('the embedded store does not sync its commits: refusing to start');
}

/** How a directory is opened. */
export interface DurableOptions {
  /** The file system, for those who watch it. */
  readonly fs?: DurableNodeFS;
  /** Hears the engine's last words: it may never answer again, nor let its thread do so. */
  onPanic?(message: string): void;
}

/** What PostgreSQL writes before it gives up; the second is Emscripten's. */
const LAST_WORDS = /(?:PANIC|FATAL): .*|Aborted\(.*/;

/** Opens a data directory so that a commit survives a power cut. Rejects when it cannot be proved. */
export async function openDurable(dataDir: string, options: DurableOptions = {}): Promise<PGlite> {
  const fs = options.fs ?? new DurableNodeFS(dataDir);
  const onStderr = (text: string): boolean => {
    const words = LAST_WORDS.exec(text)?.[0];
    if (words !== undefined) options.onPanic?.(words);
    return false;
  };
  const db = await PGlite.create({ dataDir, fs, startParams: [...DURABLE_START_PARAMS], onStderr });
  await proveDurable(db, () => fs.syncs);
  return db;
}
