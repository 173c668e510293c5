import { createStore, entries, promisifyRequest, type UseStore } from 'idb-keyval';
import { isNumber, isShaped } from './checks.js';

/** Whose data it is: two agents in one browser have nothing in common. */
export interface Owner {
  /** The contact centre, where a page may show several. */
  readonly name: string;
  /** Id of the agent. */
  readonly agent: string;
}

/** What leads from one version of a value to the next; the first is what version 1 becomes. */
export type Step = (value: unknown) => unknown;
const STEPS: readonly Step[] = [];

/** The version that is written. */
export const VERSION: number = STEPS.length + 1;

/** A value, with the version of the pad's storage that wrote it, and when (milliseconds since 1970). */
interface Stored {
  readonly version: number;
  readonly at: number;
  readonly value: unknown;
}

/** A record that can be read. */
export interface Kept {
  readonly key: string;
  readonly at: number;
  readonly value: unknown;
}

/** What becomes of a value: the next one, or nothing where it goes. */
export type Edit = (before: unknown) => unknown;

/** The name that everything of that agent has in this browser. */
export function nameOf({ name, agent }: Owner): string {
  return `contact-pad/${JSON.stringify([name, agent])}`;
}

/** Every store has a connection that the browser keeps open as long as the page. */
const STORES = new Map<string, UseStore>();

/** The records of an agent, the same store each time; nothing is opened before it is needed. */
export function storeOf(owner: Owner): UseStore {
  const name = nameOf(owner);
  const store = STORES.get(name) ?? createStore(name, 'records');
  STORES.set(name, store);
  return store;
}

/** A stored value as this version has it; `newer` where only a later version can read it, nothing where it is none. */
export function upgraded(stored: unknown, steps: readonly Step[] = STEPS): Stored | 'newer' | undefined {
  if (!isShaped({ version: isNumber, at: isNumber })(stored)) return undefined;
  const { version, at, value } = stored as Stored;
  if (version > steps.length + 1) return 'newer';
  if (version < 1) return undefined;
  return { version, at, value: steps.slice(version - 1).reduce((older, step) => step(older), value) };
}

/** All that can be read; `newer`: a later version has left something. */
export async function read(store: UseStore): Promise<{ kept: readonly Kept[]; newer: boolean }> {
  const all = await entries(store);
  const found = all.map(([key, stored]) => ({ key, stored: upgraded(stored) }));
  const kept = found.flatMap(({ key, stored }) =>
    typeof key === 'string' && typeof stored === 'object' ? { key, ...stored } : [],
  );
  return { kept, newer: found.some(({ stored }) => stored === 'newer') };
}

/**
 * Makes all edits, or none: rejects where the browser does not store. What a later version has written is left alone;
 * resolves with whether there was such a record.
 */
export async function write(store: UseStore, edits: ReadonlyMap<string, Edit>): Promise<boolean> {
  return await store('readwrite', async (records) => {
    let newer = false;
    for (const [key, edit] of edits) {
      const asked: IDBRequest<unknown> = records.get(key);
      asked.onsuccess = () => {
        const before = upgraded(asked.result);
        if (before === 'newer') {
          newer = true;
          return;
        }
        const value = edit(before?.value);
        if (value === undefined) records.delete(key);
        else records.put({ version: VERSION, at: Date.now(), value }, key);
      };
    }
    await promisifyRequest(records.transaction);
    return newer;
  });
}
