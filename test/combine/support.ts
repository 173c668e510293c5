import { combine } from '../../src/combine/index.js';
import { Pad } from '../../src/core/index.js';
import type {
  Agent,
  DirectoryPage,
  DirectoryQuery,
  Fact,
  Interaction,
  Notice,
  Target,
} from '../../src/core/index.js';
import { aLink, aSnapshot, anAgent, fakeAdapter, virtualClock } from '../../src/testing/index.js';
import type { FakeAdapter, FakeAdapterOptions, VirtualClock } from '../../src/testing/index.js';

/** What one backend begins with. */
export interface Begun extends FakeAdapterOptions {
  readonly agent?: Partial<Agent>;
  readonly interactions?: readonly Interaction[];
  /** What its clock shows more than ours, in milliseconds. */
  readonly ahead?: number;
}

/** A pad on a contact centre and a telephone exchange, both in the test's hand. */
export interface Desk {
  readonly pad: Pad;
  readonly acd: FakeAdapter;
  readonly phone: FakeAdapter;
  readonly clock: VirtualClock;
}

/** A desk whose pad is not connected. */
export function aDesk(acd: Begun = {}, phone: Begun = {}): Desk {
  const clock = virtualClock();
  const backends = { acd: backend('acd', clock, acd), phone: backend('phone', clock, phone) };
  const pad = new Pad({ adapter: combine([backends.acd, backends.phone], { clock }), clock });
  return { pad, clock, ...backends };
}

/** A desk whose pad is connected to both. */
export async function seated(acd: Begun = {}, phone: Begun = {}): Promise<Desk> {
  const desk = aDesk(acd, phone);
  await desk.pad.connect();
  return desk;
}

/** The agent of one backend says something new of themselves. */
export function tellAgent(adapter: FakeAdapter, changes: Partial<Agent>, ...by: string[]): void {
  adapter.report({ type: 'agent', agent: anAgent({ source: adapter.name, ...changes }), by });
}

/** What my messages say, newest first. */
export function said({ pad }: Desk): readonly (string | undefined)[] {
  return pad.state.notices.map(({ text, code }: Notice) => text ?? code);
}

/** The outcome of what a promise does, as a code. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (thrown: unknown) => (thrown as { readonly code: string }).code,
  );
}

/** Lets everything happen that is promised already. */
export function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A backend that has a directory of these names, each with an id of its own, and counts how often it is asked. */
export function withDirectory(name: string, names: readonly string[]): FakeAdapter & { asks: number } {
  const adapter = fakeAdapter({ name });
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
  const all = sorted.map((one, index): Target => ({
    source: name,
    id: `${index}`,
    kind: 'agent',
    name: one,
    can: {},
  }));
  const found = ({ search, ids }: DirectoryQuery): Target[] =>
    all.filter(
      (one) => one.name.toLowerCase().includes(search.toLowerCase()) && (ids?.includes(one.id) ?? true),
    );
  const listed = Object.assign(adapter, {
    asks: 0,
    query: (query: DirectoryQuery): Promise<DirectoryPage> => {
      listed.asks += 1;
      const targets = found(query);
      const whole = targets.filter((one) => one.name.toLowerCase() === query.search.toLowerCase());
      return Promise.resolve({
        targets: targets.slice(query.offset, query.offset + query.limit),
        total: targets.length,
        ...(whole.length === 1 && whole[0] ? { exact: whole[0].id } : {}),
      });
    },
  });
  return listed as unknown as FakeAdapter & { asks: number };
}

function backend(name: string, clock: VirtualClock, begun: Begun): FakeAdapter {
  const { agent = {}, interactions = [], ahead = 0, ...options } = begun;
  const now = clock.now() + ahead;
  const first: Fact[] = [
    aSnapshot({
      source: name,
      now,
      interactions: interactions.map((one) => ({ ...one, source: name })),
      agent: anAgent({ source: name, since: now, ...agent }),
    }),
    { type: 'link', link: aLink({ source: name }), now },
  ];
  return fakeAdapter({ name, first, ...options });
}
