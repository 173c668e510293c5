import type { Pad } from '../core/index.js';
import type { CallLogEntry } from './entry.js';

const MOST_KEPT = 256;

/** The entries of a pad that nobody has accepted yet, oldest first: the newest 256 of them. */
export class OpenCalls {
  readonly #entries = new Map<string, CallLogEntry>();
  readonly #listeners = new Set<() => void>();
  /** By their ids. */
  readonly entries: ReadonlyMap<string, CallLogEntry> = this.#entries;

  /** Adds one that is to be told until it is accepted. */
  keep(entry: CallLogEntry): void {
    this.#entries.set(entry.id, entry);
    for (const id of this.#entries.keys()) if (this.#entries.size > MOST_KEPT) this.#entries.delete(id);
    this.#tell();
  }

  /** It is written down. */
  accept(id: string): void {
    this.#entries.delete(id);
    this.#tell();
  }

  /** Calls `listener` when one was added or accepted; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const OPEN = new WeakMap<Pad, OpenCalls>();

/** Those of that pad, the same object each time: who tells them and who keeps them across a reload share it. */
export function openCalls(pad: Pad): OpenCalls {
  const open = OPEN.get(pad) ?? new OpenCalls();
  OPEN.set(pad, open);
  return open;
}
