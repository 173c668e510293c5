import { expect } from '@open-wc/testing';
import {
  initialState,
  interactionOf,
  reduce,
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
  FAKE_SOURCE,
  FIXTURE_TIME,
} from '../../src/testing/index.js';

const AT = FIXTURE_TIME;

function after(...facts: readonly Fact[]): PadState {
  return facts.reduce((state, fact) => reduce(state, { type: 'fact', fact, at: AT }), initialState);
}

function said(interaction: Interaction, ...by: string[]): Fact {
  return { type: 'interaction', interaction, by };
}

const up: Fact = { type: 'link', link: aLink() };

describe('reduce', () => {
  it('gives the same state back for a fact that changes nothing', () => {
    const state = after(aSnapshot());
    expect(reduce(state, { type: 'fact', fact: { type: 'settled', command: 'nobody' }, at: AT })).to.equal(
      state,
    );
  });

  it('drops facts of a source that has given no snapshot', () => {
    expect(after(said(anInteraction())).interactions).to.be.empty;
  });

  it('drops facts of another source than the one that gave a snapshot', () => {
    expect(after(aSnapshot(), said(anInteraction({ source: 'elsewhere' }))).interactions).to.be.empty;
  });

  it('drops what the snapshot has overtaken', () => {
    const old = anInteraction();
    expect(after(aSnapshot(), said(old)).interactions).to.be.empty;
  });

  it('shows an interaction that was reported', () => {
    const snapshot = aSnapshot();
    expect(after(snapshot, said(anInteraction({ id: 'a' }))).interactions.map(({ id }) => id)).to.deep.equal([
      'a',
    ]);
  });

  it('drops a fact that is older than the one it knows', () => {
    const snapshot = aSnapshot();
    const first = anInteraction({ subject: 'first' });
    const second = anInteraction({ subject: 'second' });
    expect(after(snapshot, said(second), said(first)).interactions[0]?.subject).to.equal('second');
  });

  it('does not bring back an interaction that has gone', () => {
    const snapshot = aSnapshot();
    const open = anInteraction();
    const gone = aGoneInteraction();
    expect(after(snapshot, said(gone), said(open)).interactions).to.be.empty;
  });

  it('offers an interaction again that had been redirected before', () => {
    const snapshot = aSnapshot();
    const gone = aGoneInteraction({ outcome: 'redirected' });
    const state = after(snapshot, said(gone), said(anOfferedInteraction()));
    expect([state.interactions.length, state.gone.length]).to.deep.equal([1, 0]);
  });

  it('remembers at most 256 that have gone', () => {
    const facts = Array.from({ length: 300 }, (_, index) => said(aGoneInteraction({ id: `g${index}` })));
    expect(after(aSnapshot(), ...facts.map((fact) => ({ ...fact }))).gone.length).to.be.at.most(256);
  });

  it('keeps every other interaction where it was when one changes', () => {
    const snapshot = aSnapshot();
    const [a, b, again] = [
      anInteraction({ id: 'a' }),
      anInteraction({ id: 'b' }),
      anInteraction({ id: 'a' }),
    ];
    expect(after(snapshot, said(a), said(b), said(again)).interactions.map(({ id }) => id)).to.deep.equal([
      'a',
      'b',
    ]);
  });

  it('settles the commands that a fact names, even when the fact itself is late', () => {
    const late = anInteraction();
    const snapshot = aSnapshot({ interactions: [anInteraction()] });
    const sent = reduce(after(snapshot, up), {
      type: 'sent',
      command: { type: 'done', id: 'c1', interaction: late.id },
    });
    const state = reduce(sent, { type: 'fact', fact: said(late, 'c1'), at: AT });
    expect(state.commands).to.be.empty;
  });

  it('opens the panel of what the agent has just accepted', () => {
    const first = after(
      aSnapshot(),
      said(anInteraction({ id: 'other' })),
      said(anOfferedInteraction({ id: 'new' })),
    );
    const sent = reduce(first, {
      type: 'sent',
      command: { type: 'accept', id: 'c1', interaction: 'new', offer: 'offer-1' },
    });
    const state = reduce(sent, { type: 'fact', fact: said(anInteraction({ id: 'new' }), 'c1'), at: AT });
    expect(state.selected).to.equal('new');
  });

  it('marks what answered itself as unread and leaves the panel alone (WI-5)', () => {
    const state = after(
      aSnapshot(),
      said(anInteraction({ id: 'other' })),
      said(anInteraction({ id: 'new' })),
    );
    expect([state.selected, state.unread]).to.deep.equal(['other', ['new']]);
  });

  it('tells of an offer that timed out, in My Messages (WI-8)', () => {
    const facts = [
      aSnapshot(),
      said(anOfferedInteraction()),
      said(aGoneInteraction({ outcome: 'redirected' })),
    ];
    expect(after(...facts).notices.map(({ code }) => code)).to.deep.equal(['offer-redirected']);
  });

  it('says nothing of what the agent ended', () => {
    const facts = [aSnapshot(), said(anInteraction()), said(aGoneInteraction({ outcome: 'done' }))];
    expect(after(...facts).notices).to.be.empty;
  });

  it('closes the panel of what has gone', () => {
    const state = after(aSnapshot(), said(anInteraction()), said(aGoneInteraction()));
    expect(state.selected).to.equal(undefined);
  });

  it('replaces everything by a snapshot and keeps the order of what stays', () => {
    const [a, b, c] = [anInteraction({ id: 'a' }), anInteraction({ id: 'b' }), anInteraction({ id: 'c' })];
    const state = after(aSnapshot({ interactions: [a, b] }), aSnapshot({ interactions: [c, b] }));
    expect(state.interactions.map(({ id }) => id)).to.deep.equal(['b', 'c']);
  });

  it('takes facts with lower numbers after a snapshot that starts them anew', () => {
    const high = aSnapshot({ agent: anAgent({ revision: 900_000 }) });
    const low = aSnapshot({ agent: anAgent({ revision: 3 }) });
    expect(after(high, low, said(anInteraction({ revision: 4 }))).interactions).to.have.length(1);
  });

  it('says how an interaction ended that left while the link was down', () => {
    const facts = [
      aSnapshot({ interactions: [anOfferedInteraction()] }),
      aSnapshot({ left: [{ id: 'item-1', outcome: 'redirected' }] }),
    ];
    expect(after(...facts).notices.map(({ code }) => code)).to.deep.equal(['offer-redirected']);
  });

  it('measures the clock of the backend', () => {
    const state = after(aSnapshot({ now: AT + 5_000 }));
    expect(state.sources[FAKE_SOURCE]?.offset).to.equal(5_000);
  });

  it('freezes what it is given and what it gives', () => {
    const interaction = anInteraction({ caseData: [] });
    const state = after(aSnapshot(), said(interaction));
    expect([state, interaction, interaction.caseData].every(Object.isFrozen)).to.equal(true);
  });

  it('keeps a refusal beside its control until the next try', () => {
    const state = after(aSnapshot(), said(anInteraction()));
    const command = { type: 'done', id: 'c1', interaction: 'item-1' } as const;
    const failure = { code: 'NOT_ALLOWED', message: 'no' } as const;
    const refused = reduce(state, { type: 'failed', phase: 'refused', command, failure, at: AT });
    const again = reduce(refused, { type: 'sent', command: { ...command, id: 'c2' } });
    expect([refused, again].map(({ commands }) => commands.map(({ phase }) => phase))).to.deep.equal([
      ['refused'],
      ['pending'],
    ]);
  });

  it('takes over what stands elsewhere, and nothing else', () => {
    const state = after(aSnapshot({ interactions: [anInteraction()] }));
    const restored = { unread: ['item-1'], layout: { 'item-1': 'history' } };
    const next = reduce(state, { type: 'local', change: { type: 'restored', restored } });
    expect(next).to.deep.equal({ ...state, ...restored, cause: next.cause });
    expect(next.interactions).to.equal(state.interactions);
  });
});

describe('finding an interaction', () => {
  it('does not search again when several pads are asked in turns', () => {
    let reads = 0;
    const pads = ['a', 'b', 'c'].map((id) => ({
      ...initialState,
      interactions: [
        Object.defineProperty(anInteraction({ id }), 'id', {
          get: () => {
            reads += 1;
            return id;
          },
        }),
      ],
    }));
    const find = () => pads.map((state, place) => interactionOf(state, ['a', 'b', 'c'][place]));

    find();
    reads = 0;
    const found = find();

    expect(reads).to.equal(0);
    expect(found.map((one) => one?.id)).to.deep.equal(['a', 'b', 'c']);
  });
});
