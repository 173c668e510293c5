import { expect } from '@open-wc/testing';
import {
  changes,
  initialState,
  reduce,
  type Change,
  type Command,
  type Fact,
  type Interaction,
  type PadState,
} from '../../src/core/index.js';
import {
  aGoneInteraction,
  aLink,
  aSnapshot,
  anAgent,
  anInteraction,
  anOfferedInteraction,
  FIXTURE_TIME,
} from '../../src/testing/index.js';

function learn(state: PadState, fact: Fact): PadState {
  return reduce(state, { type: 'fact', fact, at: FIXTURE_TIME });
}

function told(state: PadState, fact: Fact): readonly Change[] {
  return changes(state, learn(state, fact));
}

const types = (list: readonly Change[]): string[] => list.map(({ type }) => type);
const about = (interaction: Interaction, ...by: string[]): Fact => ({ type: 'interaction', interaction, by });

describe('changes', () => {
  let state: PadState;
  beforeEach(() => {
    state = learn(learn(initialState, { type: 'link', link: aLink() }), aSnapshot());
  });

  it('calls what a snapshot brings restored, and nothing else', () => {
    expect(types(told(state, aSnapshot({ interactions: [anInteraction()] })))).to.deep.equal([
      'interaction-restored',
    ]);
  });

  it('says nothing of what a second snapshot repeats', () => {
    const interaction = anInteraction();
    const before = learn(state, aSnapshot({ interactions: [interaction] }));
    const again = { ...interaction, revision: interaction.revision + 50 };
    expect(told(before, aSnapshot({ agent: anAgent(), interactions: [again] }))).to.be.empty;
  });

  it('tells an offer, and that it came from the backend', () => {
    const [change] = told(state, about(anOfferedInteraction()));
    expect([change?.type, change?.source]).to.deep.equal(['interaction-offered', 'backend']);
  });

  it("names the agent's own command as the cause", () => {
    const offered = learn(state, about(anOfferedInteraction()));
    const command: Command = { type: 'accept', id: 'c1', interaction: 'item-1', offer: 'offer-1' };
    const sent = reduce(offered, { type: 'sent', command });
    const [change] = told(sent, about(anInteraction(), 'c1'));
    expect([change?.type, change?.source, change?.commandId]).to.deep.equal([
      'interaction-accepted',
      'agent',
      'c1',
    ]);
  });

  it('does not take the command of another pad for its own', () => {
    const offered = learn(state, about(anOfferedInteraction()));
    expect(told(offered, about(anInteraction(), 'c9'))[0]?.source).to.equal('backend');
  });

  for (const [outcome, type] of [
    ['done', 'interaction-done'],
    ['rejected', 'interaction-rejected'],
    ['redirected', 'interaction-redirected'],
    ['withdrawn', 'interaction-redirected'],
    ['requeued', 'interaction-redirected'],
    ['transferred', 'interaction-transferred'],
  ] as const) {
    it(`tells the outcome ${outcome} as ${type}`, () => {
      const before = learn(state, about(anOfferedInteraction()));
      expect(types(told(before, about(aGoneInteraction({ outcome }))))).to.include(type);
    });
  }

  it('tells the last state of what has gone, with its outcome', () => {
    const before = learn(state, about(anInteraction()));
    const change = told(before, about(aGoneInteraction())).find(({ type }) => type === 'interaction-done');
    expect(change && 'interaction' in change && change.interaction?.outcome).to.equal('done');
  });

  it('tells what the agent selected', () => {
    const before = learn(learn(state, about(anInteraction({ id: 'a' }))), about(anInteraction({ id: 'b' })));
    const after = reduce(before, { type: 'local', change: { type: 'select', interaction: 'b' } });
    expect(changes(before, after).map(({ type, source }) => [type, source])).to.deep.equal([
      ['interaction-selected', 'agent'],
    ]);
  });

  it("tells the agent's state when it changes, and not when only permissions do", () => {
    const same = told(state, { type: 'agent', agent: anAgent({ can: {} }) });
    const other = told(state, { type: 'agent', agent: anAgent({ state: 'not-ready' }) });
    expect([types(same), types(other)]).to.deep.equal([[], ['agent']]);
  });

  it('tells the link', () => {
    expect(types(told(state, { type: 'link', link: aLink({ state: 'down' }) }))).to.deep.equal(['link']);
  });

  it('tells a notice', () => {
    const fact: Fact = { type: 'notice', notice: { id: 'n1', level: 'info', text: 'Hello' } };
    expect(types(told(state, fact))).to.deep.equal(['notice']);
  });

  it('finds the one that left among many', () => {
    const many = Array.from({ length: 30 }, (_, index) => anInteraction({ id: `i${index}` }));
    const before = learn(state, aSnapshot({ agent: anAgent({ revision: 1 }), interactions: many }));
    expect(types(told(before, about(aGoneInteraction({ id: 'i3' }))))).to.deep.equal(['interaction-done']);
  });
});
