import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  changes,
  initialState,
  reduce,
  type Fact,
  type Interaction,
  type PadState,
} from '../../src/core/index.js';
import { aSnapshot, anAgent, anInteraction, anOffer, FIXTURE_TIME } from '../../src/testing/index.js';

const RUNS = 500;

/** One backend's true story of three interactions: every step is legal and has the next number. */
const story = fc
  .array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), step: fc.nat(3) }), { minLength: 1, maxLength: 25 })
  .map((steps) => {
    const phases = new Map<string, Interaction['phase']>();
    return steps.map(({ id, step }, index): Fact => {
      const phase = nextPhase(phases.get(id), step);
      phases.set(id, phase);
      return { type: 'interaction', interaction: interactionIn(id, phase, index + 2) };
    });
  });

function nextPhase(phase: Interaction['phase'] | undefined, step: number): Interaction['phase'] {
  if (phase === undefined || phase === 'gone') return step % 2 ? 'offered' : 'connected';
  if (phase === 'offered') return step % 2 ? 'connected' : 'gone';
  return step === 0 ? 'gone' : 'connected';
}

function interactionIn(id: string, phase: Interaction['phase'], revision: number): Interaction {
  const extra =
    phase === 'offered' ? { offer: anOffer() } : phase === 'gone' ? { outcome: 'done' as const } : {};
  return anInteraction({ id, phase, revision, subject: String(revision), ...extra });
}

const start: Fact = aSnapshot({ agent: anAgent({ revision: 1 }) });

function play(facts: readonly Fact[]): PadState {
  return facts.reduce((state, fact) => reduce(state, { type: 'fact', fact, at: FIXTURE_TIME }), initialState);
}

/** What the model allows of any state, whatever led to it. */
function expectLawful(state: PadState): void {
  const ids = state.interactions.map(({ id }) => id);
  expect(new Set(ids).size, 'each id once').to.equal(ids.length);
  expect(
    state.interactions.every(({ phase }) => phase !== 'gone'),
    'nothing gone is listed',
  ).to.equal(true);
  expect(
    state.gone.every(({ id }) => !ids.includes(id)),
    'nothing is both listed and gone',
  ).to.equal(true);
  const selected = state.interactions.find(({ id }) => id === state.selected);
  expect(
    state.selected === undefined || selected?.phase === 'connected',
    'the panel shows what is held',
  ).to.equal(true);
  expect(
    state.unread.every((id) => ids.includes(id)),
    'what is unread is there',
  ).to.equal(true);
  expect([state, ...state.interactions].every(Object.isFrozen), 'frozen').to.equal(true);
}

describe('any order of facts', () => {
  it('ends where the true order ends, when facts come late and repeated', () => {
    const mixed = story.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(mixed, ([facts, shuffled]) => {
        const summary = ({ interactions }: PadState): string[] =>
          interactions.map(({ id, subject }) => `${id}:${subject}`).sort();
        expect(summary(play([start, ...shuffled]))).to.deep.equal(summary(play([start, ...facts])));
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it('leaves a state that the model allows at every step, with foreign facts and snapshots in between', () => {
    const foreign = fc.constantFrom<Fact>(
      { type: 'interaction', interaction: anInteraction({ source: 'elsewhere', id: 'x', revision: 99 }) },
      { type: 'agent', agent: anAgent({ source: 'elsewhere', revision: 99 }) },
      { type: 'settled', command: 'nobody' },
      aSnapshot({ agent: anAgent({ revision: 7 }), interactions: [interactionIn('b', 'connected', 7)] }),
      aSnapshot({ agent: anAgent({ revision: 1 }), left: [{ id: 'a', outcome: 'requeued' }] }),
    );
    const anything = story.chain((facts) =>
      fc.shuffledSubarray([...facts, ...facts]).chain((list) =>
        fc.array(foreign, { maxLength: 5 }).chain((more) => {
          const all = [...list, ...more];
          return fc.shuffledSubarray(all, { minLength: all.length });
        }),
      ),
    );
    fc.assert(
      fc.property(anything, (facts) => {
        let state = play([start]);
        for (const fact of facts) {
          state = reduce(state, { type: 'fact', fact, at: FIXTURE_TIME });
          expectLawful(state);
        }
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });

  it('tells each step in the life of an interaction once', () => {
    fc.assert(
      fc.property(story, (facts) => {
        let state = play([start]);
        let balance = 0;
        for (const fact of [...facts, ...facts]) {
          const next = reduce(state, { type: 'fact', fact, at: FIXTURE_TIME });
          for (const { type } of changes(state, next)) {
            if (type === 'interaction-done') balance -= 1;
            const arrived = next.interactions.length > state.interactions.length;
            if (arrived && (type === 'interaction-offered' || type === 'interaction-accepted')) balance += 1;
          }
          state = next;
        }
        expect(balance).to.equal(state.interactions.length);
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });
});
