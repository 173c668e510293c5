import { aTimeout } from '@open-wc/testing';
import { Pad, type PadState, type Restored } from '../../src/core/index.js';
import { persist, restore, type Owner, type PersistOptions } from '../../src/storage/index.js';
import {
  aLink,
  aSnapshot,
  anAgent,
  anIm,
  anInteraction,
  fakeAdapter,
  type FakeAdapter,
} from '../../src/testing/index.js';

let desks = 0;

/** An agent of a contact centre of whom this browser has never heard. */
export function anOwner(agent: string = 'anna'): Owner {
  desks += 1;
  return { name: `test-${String(desks)}-${String(Math.random())}`, agent };
}

/** A pad that is kept. */
export interface KeptPad {
  readonly pad: Pad;
  readonly adapter: FakeAdapter;
  /** Stores what is left, and stops. */
  readonly close: () => Promise<void>;
}

/** A page of that agent: it holds a work item and an instant message. */
export async function openPage(owner: PersistOptions, restored?: Restored): Promise<KeptPad> {
  const adapter = fakeAdapter({
    first: [
      aSnapshot({ agent: anAgent({ id: owner.agent }), interactions: [anInteraction(), anIm()] }),
      { type: 'link', link: aLink() },
    ],
  });
  const pad = new Pad({ adapter, restored: restored ?? (await restore(owner)) });
  const close = persist(pad, owner);
  await pad.connect();
  return { pad, adapter, close };
}

/** What the next page of that agent begins with. */
export async function reopened(owner: Owner): Promise<PadState> {
  const { pad, close } = await openPage(owner);
  await close();
  return pad.state;
}

/** Until what was changed is told and written, and what was told is heard and written: a frame each. */
export async function frames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) {
    await aTimeout(30);
    await queued();
  }
}

/** A message and a write of its own come after all that were on their way, however slow the browser is. */
async function queued(): Promise<void> {
  const fence = { name: 'fence', agent: '' };
  const [from, to] = [ownChannel(fence), ownChannel(fence)];
  const heard = new Promise((resolve) => {
    to.onmessage = resolve;
  });
  from.postMessage('fence');
  await heard;
  for (const channel of [from, to]) channel.close();
  await put(fence, { fence: 0 });
}

/** Writes in a field of the work item. */
export function write({ pad }: KeptPad, field: string, text: string | undefined): void {
  pad.set({ type: 'draft', interaction: 'item-1', fields: { [field]: text } });
}

/** A value of the agent's records as it stands in the browser, and the way to put one there. */
export async function recordsOf(owner: Owner): Promise<IDBDatabase> {
  const request = indexedDB.open(`contact-pad/${JSON.stringify([owner.name, owner.agent])}`);
  request.onupgradeneeded = () => request.result.createObjectStore('records');
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('no database'));
    };
  });
}

/** On which the tabs of that agent tell each other what changed. */
export function ownChannel({ name, agent }: Owner): BroadcastChannel {
  return new BroadcastChannel(`contact-pad/${JSON.stringify([name, agent])}`);
}

/** Puts values there as they are. */
export async function put(owner: Owner, values: Readonly<Record<string, unknown>>): Promise<void> {
  const database = await recordsOf(owner);
  const transaction = database.transaction('records', 'readwrite');
  for (const [key, value] of Object.entries(values)) transaction.objectStore('records').put(value, key);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

/** Everything that stands there, as text. */
export async function stored(owner: Owner): Promise<string> {
  const database = await recordsOf(owner);
  const store = database.transaction('records').objectStore('records');
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  await new Promise((resolve) => {
    values.onsuccess = resolve;
  });
  database.close();
  return JSON.stringify([keys.result, values.result]);
}
