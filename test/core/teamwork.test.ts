import { expect } from '@open-wc/testing';
import {
  changes,
  initialState,
  permission,
  reduce,
  type Action,
  type Command,
  type Fact,
  type Interaction,
  type PadState,
  type Target,
} from '../../src/core/index.js';
import {
  aLink,
  aSnapshot,
  anAgent,
  anInteraction,
  anOfferedInteraction,
  FAKE_SOURCE,
  FIXTURE_TIME,
} from '../../src/testing/index.js';

const AT = FIXTURE_TIME;
const BO = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;

function then(state: PadState, ...actions: readonly Action[]): PadState {
  return actions.reduce(reduce, state);
}

function heard(fact: Fact): Action {
  return { type: 'fact', fact, at: AT };
}

function said(interaction: Interaction, ...by: string[]): Action {
  return heard({ type: 'interaction', interaction, by });
}

function begun(): PadState {
  return then(initialState, heard({ type: 'link', link: aLink() }), heard(aSnapshot()));
}

/** Sends a command and lets the backend answer it. */
function asked(state: PadState, command: Command, interaction: Interaction): PadState {
  return then(state, { type: 'sent', command }, said(interaction, command.id));
}

function refused(state: PadState, command: Command): PadState {
  const failure = { code: 'UNAVAILABLE', message: 'It does not let go.' } as const;
  return then(
    state,
    { type: 'sent', command },
    { type: 'failed', phase: 'refused', command, failure, at: AT },
  );
}

function aTarget(changes: Partial<Target> = {}): Target {
  return { ...BO, source: FAKE_SOURCE, presence: 'available', can: { transfer: true }, ...changes };
}

describe('a transfer by invitation', () => {
  const invited = (): PadState =>
    then(begun(), said(anInteraction({ id: 'a', transfer: { target: BO, state: 'invited', since: AT } })));

  for (const state of ['rejected', 'timed-out', 'failed'] as const)
    it(`that ${state} is kept in My Messages under the name of the target (WI-37)`, () => {
      const transfer = { target: BO, state, since: AT };
      const [notice] = then(invited(), said(anInteraction({ id: 'a', transfer }))).notices;
      expect(notice).to.include({ code: `transfer-${state}`, about: 'Bo Ek', interaction: 'a', read: false });
    });

  it('that failed while the link was down is told too', () => {
    const transfer = { target: BO, state: 'rejected', since: AT } as const;
    const state = then(invited(), heard(aSnapshot({ interactions: [anInteraction({ id: 'a', transfer })] })));
    expect(state.notices.map(({ code }) => code)).to.deep.equal(['transfer-rejected']);
  });

  it('that was refused before is not told again when something else changes', () => {
    const transfer = { target: BO, state: 'rejected', since: AT } as const;
    const once = then(invited(), said(anInteraction({ id: 'a', transfer })));
    const state = then(once, said(anInteraction({ id: 'a', transfer, subject: 'new' })));
    expect(state.notices).to.have.length(1);
  });

  it('that was taken back by the agent tells nothing', () => {
    expect(then(invited(), said(anInteraction({ id: 'a' }))).notices).to.be.empty;
  });

  it('that was accepted leaves as transferred', () => {
    const before = invited();
    const gone = anInteraction({ id: 'a', phase: 'gone', outcome: 'transferred', can: {} });
    const after = then(before, said(gone));
    expect(changes(before, after).map(({ type }) => type)).to.include('interaction-transferred');
    expect(after.notices).to.be.empty;
  });
});

describe('a consult', () => {
  const ringing = (): Interaction =>
    anInteraction({
      id: 'c',
      medium: 'voice',
      phase: 'establishing',
      parent: 'a',
      peer: BO,
      can: { release: true },
    });
  const ended = (outcome: NonNullable<Interaction['outcome']>): Interaction =>
    anInteraction({ id: 'c', medium: 'voice', phase: 'gone', parent: 'a', peer: BO, outcome, can: {} });

  it('that the agent began takes the panel', () => {
    const command = { type: 'consult', id: '1', interaction: 'a', target: 'bo' } as const;
    const state = asked(then(begun(), said(anInteraction({ id: 'a' }))), command, ringing());
    expect(state.selected).to.equal('c');
  });

  it('that is over gives the panel back to what it was about, if the agent still holds that', () => {
    const command = { type: 'consult', id: '1', interaction: 'a', target: 'bo' } as const;
    const consulting = asked(then(begun(), said(anInteraction({ id: 'a' }))), command, ringing());
    expect(then(consulting, said(ended('rejected'))).selected).to.equal('a');
    const alone = then(consulting, said(anInteraction({ id: 'a', phase: 'gone', outcome: 'done', can: {} })));
    expect(then(alone, said(ended('rejected'))).selected).to.equal(undefined);
    const parked = then(consulting, said(anInteraction({ id: 'a', phase: 'parked' })));
    expect(then(parked, said(ended('rejected'))).selected).to.equal(undefined);
  });

  for (const outcome of ['rejected', 'timed-out', 'failed'] as const)
    it(`that ${outcome} is told`, () => {
      const state = then(begun(), said(ringing()), said(ended(outcome)));
      expect(state.notices.map(({ code }) => code)).to.deep.equal([`consult-${outcome}`]);
    });

  it('is accepted when it is answered and released when it ends', () => {
    const rung = then(begun(), said(ringing()));
    const answered = then(rung, said({ ...anInteraction({ id: 'c', medium: 'voice', parent: 'a' }) }));
    expect(changes(rung, answered).map(({ type }) => type)).to.include('interaction-accepted');
    expect(changes(answered, then(answered, said(ended('released')))).map(({ type }) => type)).to.include(
      'interaction-released',
    );
  });
});

describe('what the agent finishes', () => {
  it('stays in hand while it is in wrap, and that step is a release', () => {
    const held = then(begun(), said(anInteraction({ id: 'a', medium: 'email' })));
    const wrapped = then(held, said(anInteraction({ id: 'a', medium: 'email', phase: 'wrap' })));
    expect(wrapped.selected).to.equal('a');
    expect(changes(held, wrapped).map(({ type }) => type)).to.include('interaction-released');
  });

  it('that the agent gave back to the queue is no news to them', () => {
    const command = { type: 'requeue', id: '1', interaction: 'a' } as const;
    const state = then(begun(), said(anInteraction({ id: 'a' })));
    const gone = anInteraction({ id: 'a', phase: 'gone', outcome: 'requeued', can: {} });
    expect(asked(state, command, gone).notices).to.be.empty;
    expect(then(state, said(gone)).notices.map(({ code }) => code)).to.deep.equal(['interaction-requeued']);
  });

  it('closes when it is parked, and opens when the agent goes on with it', () => {
    const held = then(begun(), said(anInteraction({ id: 'a' })));
    const parked = then(held, said(anInteraction({ id: 'a', phase: 'parked' })));
    expect(parked.selected).to.equal(undefined);
    const command = { type: 'resume', id: '1', interaction: 'a' } as const;
    expect(asked(parked, command, anInteraction({ id: 'a' })).selected).to.equal('a');
  });

  it('that was offered by a colleague and not answered is only missed', () => {
    const offer = { id: 'o', onDeadline: 'end', caseKeys: [] } as const;
    const offered = then(begun(), said(anOfferedInteraction({ id: 'a', offer })));
    const state = then(
      offered,
      said(anInteraction({ id: 'a', phase: 'gone', outcome: 'redirected', can: {} })),
    );
    expect(state.notices.map(({ code }) => code)).to.deep.equal(['offer-missed']);
  });
});

describe('watched targets', () => {
  const watch = (...targets: string[]): Command => ({
    type: 'watch',
    id: targets.join('-') || 'none',
    targets,
  });

  it('are kept as they were reported last', () => {
    const state = then(
      begun(),
      { type: 'sent', command: watch('bo') },
      heard({ type: 'target', target: aTarget() }),
      heard({ type: 'target', target: aTarget({ presence: 'logged-out' }) }),
    );
    expect(state.targets.bo?.presence).to.equal('logged-out');
  });

  it('are forgotten when they are watched no longer', () => {
    const state = then(begun(), heard({ type: 'target', target: aTarget() }), {
      type: 'sent',
      command: watch(),
    });
    expect(state.targets).to.deep.equal({});
  });

  it('block no control while the question is under way, and their failure is no message', () => {
    const agent = anAgent({ can: { 'set-state': true } });
    const state = then(begun(), heard({ type: 'agent', agent }), { type: 'sent', command: watch('bo') });
    expect(permission(state, agent, 'set-state')).to.equal(true);
    const failed = refused(state, watch('bo'));
    expect(failed.notices).to.be.empty;
    expect(failed.commands).to.be.empty;
  });
});
