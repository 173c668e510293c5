import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Pad, type PadState, type Restored } from '../../src/core/index.js';
import { restore } from '../../src/storage/index.js';
import { fakeAdapter } from '../../src/testing/index.js';
import { anOwner, put } from './support.js';

const { fuzzCount: COUNT } = (await (await fetch('/test-settings.json')).json()) as { fuzzCount: number };

/** How many records one agent has. */
const BATCH = 50;

const target = { id: 'bo', kind: 'agent', name: 'Bo Ek' };
const notice = { id: 'n1', at: 1, level: 'info', code: 'backend', text: 'Lunch', read: false };
/** What a pad has stored, by the key of its record. */
const SOUND: Readonly<Record<string, unknown>> = {
  notices: [notice, { ...notice, id: 'n2', error: 'GONE', interaction: 'item-1' }],
  unread: ['item-1', 'item-2'],
  favourites: [target],
  recents: [target, { ...target, kind: 'queue' }],
  audio: '{"microphone":"headset","microphoneVolume":1,"speakerVolume":1}',
  draft: { 'set-note': 'Called', 'send-message:c1': 'Hello' },
  command: { type: 'reply', id: 'c1', interaction: 'item-1', text: 'Dear Eva' },
  call: { id: 'e1', interactionId: 'item-1', start: 1, agent: { id: 'anna', name: 'Anna' } },
};

const junk = fc.anything({ maxDepth: 2, withNullPrototype: false });

/** A sound value of which one part is something else. */
function spoilt(sound: unknown): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(20), junk).map(([steps, other]) => replaced(structuredClone(sound), steps, other));
}

function replaced(value: unknown, steps: number, other: unknown): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (steps === 0 || keys.length === 0) return other;
  const key = keys[steps % keys.length]!;
  const parts = value as Record<string, unknown>;
  parts[key] = replaced(parts[key], Math.floor(steps / keys.length), other);
  return value;
}

const LISTS = ['notices', 'unread', 'favourites', 'recents', 'audio'];
const MANY = ['draft', 'command', 'call'];

/** A record of that kind as it might stand in a browser. */
function recordOf(kind: string): fc.Arbitrary<unknown> {
  const spoiltRecord = spoilt({ version: 1, at: Date.now(), value: SOUND[kind] });
  return fc.oneof(
    { weight: 4, arbitrary: spoilt(SOUND[kind]).map((value) => ({ version: 1, at: Date.now(), value })) },
    { weight: 1, arbitrary: spoiltRecord },
    { weight: 1, arbitrary: junk },
  );
}

const one = fc
  .tuple(fc.constantFrom(...MANY), fc.oneof(fc.string(), fc.constant('__proto__')))
  .chain(([kind, id]) => recordOf(kind).map((stored) => [`${kind} ${id}`, stored] as const));

/** All records of an agent: each list once, and many of the others. */
const records = fc.tuple(
  fc.tuple(...LISTS.map((kind) => recordOf(kind).map((stored) => [kind, stored] as const))),
  fc.uniqueArray(one, {
    minLength: BATCH - LISTS.length,
    maxLength: BATCH - LISTS.length,
    selector: ([key]) => key,
  }),
);

const isText = (value: unknown): boolean => typeof value === 'string';

/** What the core says of a state. */
function expectLawful({ drafts, commands, notices, unread, favourites, recents }: PadState): void {
  expect(Object.values(drafts).every((draft) => Object.values(draft).every(isText))).to.equal(true);
  for (const { command, phase, failure } of commands) {
    expect(phase).to.equal('unknown');
    expect(failure?.code).to.equal('UNKNOWN');
    expect(command.type).to.match(/^(reply|send-message)$/);
    expect(isText(command.id)).to.equal(true);
  }
  expect(
    notices.every(
      ({ id, at, level, read }) => isText(id) && at + 1 > at && isText(level) && read !== undefined,
    ),
  ).to.equal(true);
  expect(unread.every(isText)).to.equal(true);
  expect([...favourites, ...recents].every(({ id, kind, name }) => [id, kind, name].every(isText))).to.equal(
    true,
  );
}

describe('the storage', () => {
  it(`gives no pad a state that it may not have, whatever stands there (${String(COUNT)} records)`, async function () {
    this.timeout(0);
    let taken = 0;
    const count = (restored: Restored): number =>
      Object.values(restored).reduce((sum, part) => sum + Object.keys(part ?? {}).length, 0);
    await fc.assert(
      fc.asyncProperty(records, async ([lists, others]) => {
        const owner = anOwner();
        await put(owner, Object.fromEntries([...lists, ...others]));
        const restored = await restore(owner);
        taken += count(restored);
        expectLawful(new Pad({ adapter: fakeAdapter(), restored }).state);
        indexedDB.deleteDatabase(`contact-pad/${JSON.stringify([owner.name, owner.agent])}`);
      }),
      { numRuns: COUNT / BATCH, seed: 6, endOnFailure: true },
    );
    expect(taken).to.be.greaterThan(COUNT / 20);
  });
});
