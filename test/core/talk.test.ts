import { expect } from '@open-wc/testing';
import {
  initialState,
  permission,
  reduce,
  type Action,
  type Command,
  type Conversation,
  type Entry,
  type Fact,
  type Interaction,
  type PadState,
} from '../../src/core/index.js';
import { aLink, aSnapshot, anEntry, anIm, anInteraction, FIXTURE_TIME } from '../../src/testing/index.js';

const AT = FIXTURE_TIME;

function then(state: PadState, ...actions: readonly Action[]): PadState {
  return actions.reduce(reduce, state);
}

function heard(fact: Fact): Action {
  return { type: 'fact', fact, at: AT };
}

function said(interaction: Interaction, ...by: string[]): Action {
  return heard({ type: 'interaction', interaction, by });
}

function wrote(changes: Partial<Entry> = {}, ...by: string[]): Action {
  return heard({ type: 'message', entry: anEntry(changes), by });
}

function imWith(conversation: Partial<Conversation>, changes: Partial<Interaction> = {}): Interaction {
  return anIm({ conversation: { entries: 0, delivered: 0, ...conversation }, ...changes });
}

/** A pad whose agent writes with Bo. */
function writing(): PadState {
  return then(initialState, heard({ type: 'link', link: aLink() }), heard(aSnapshot()), said(anIm()));
}

function numbers(state: PadState, id = 'im-1'): readonly number[] | undefined {
  return state.transcripts[id]?.map(({ number }) => number);
}

describe('a transcript', () => {
  it('grows by each entry, in order', () => {
    const state = then(writing(), wrote(), wrote({ number: 2, text: 'Are you there?' }));
    expect(state.transcripts['im-1']?.map(({ text }) => text)).to.deep.equal(['Hello', 'Are you there?']);
  });

  it('takes an entry once, however often it is told', () => {
    const state = then(writing(), wrote(), wrote({ number: 2 }));
    expect(numbers(then(state, wrote(), wrote({ number: 2 })))).to.deep.equal([1, 2]);
    expect(then(state, wrote({ number: 2 }))).to.equal(state);
  });

  it('of a conversation that is not there is not begun', () => {
    const state = writing();
    expect(then(state, wrote({ interaction: 'nobody' }))).to.equal(state);
  });

  it('keeps the newest two hundred', () => {
    const entries = Array.from({ length: 250 }, (_, index) => wrote({ number: index + 1 }));
    const kept = numbers(then(writing(), ...entries));
    expect([kept?.length, kept?.[0], kept?.at(-1)]).to.deep.equal([200, 51, 250]);
  });

  it('is kept apart for each conversation', () => {
    const state = then(
      writing(),
      said(anIm({ id: 'im-2' })),
      wrote(),
      wrote({ interaction: 'im-2', text: 'Hi' }),
    );
    expect(state.transcripts['im-2']?.map(({ text }) => text)).to.deep.equal(['Hi']);
    expect(numbers(state)).to.deep.equal([1]);
  });

  it('outlives a snapshot that has the conversation, and goes with one that has not', () => {
    const state = then(writing(), wrote());
    expect(numbers(then(state, heard(aSnapshot({ interactions: [imWith({ entries: 3 })] }))))).to.deep.equal([
      1,
    ]);
    expect(then(state, heard(aSnapshot())).transcripts).to.deep.equal({});
  });

  it('goes when the agent marks the conversation done', () => {
    const state = then(writing(), wrote(), heard({ type: 'typing', interaction: 'im-1', until: AT + 5000 }));
    const after = then(state, said(anIm({ phase: 'gone', outcome: 'done', can: {} })));
    expect([after.transcripts, after.typing]).to.deep.equal([{}, {}]);
    expect(then(after, wrote({ number: 2 })).transcripts).to.deep.equal({});
  });

  it('is frozen like everything that a backend reported', () => {
    const entry = then(writing(), wrote()).transcripts['im-1']?.[0];
    expect([entry, entry?.by].every(Object.isFrozen)).to.equal(true);
  });
});

describe('a message of the agent', () => {
  const command: Command = { type: 'send-message', id: 'c1', interaction: 'im-1', text: 'Hello' };
  const sending = (): PadState => then(writing(), { type: 'sent', command });

  it('is settled by its entry, not by the count before it', () => {
    const counted = then(sending(), said(imWith({ entries: 1 })));
    expect(counted.commands.map(({ phase }) => phase)).to.deep.equal(['pending']);
    expect(then(counted, wrote({}, 'c1')).commands).to.be.empty;
  });

  it('is settled by an entry that is told again', () => {
    const state = then(writing(), wrote(), { type: 'sent', command }, wrote({}, 'c1'));
    expect([state.commands.length, numbers(state)]).to.deep.equal([0, [1]]);
  });

  it('that was refused stands there, and is told', () => {
    const failure = { code: 'GONE', message: 'It is over.' } as const;
    const state = then(sending(), { type: 'failed', phase: 'refused', command, failure, at: AT });
    expect(state.commands.map(({ phase }) => phase)).to.deep.equal(['refused']);
    expect(state.notices.map(({ code }) => code)).to.deep.equal(['command-refused']);
  });
});

describe('what an agent does not do by hand', () => {
  for (const command of [
    { type: 'typing', id: 't', interaction: 'im-1' },
    { type: 'received', id: 'r', interaction: 'im-1', number: 1 },
  ] as const)
    it(`such as ${command.type} blocks no control, and that it failed is no message`, () => {
      const state = then(writing(), { type: 'sent', command });
      expect(permission(state, anIm(), 'release')).to.equal(true);
      const failure = { code: 'UNKNOWN', message: 'No answer.' } as const;
      const failed = then(state, { type: 'failed', phase: 'unknown', command, failure, at: AT });
      expect([failed.notices.length, failed.commands.length]).to.deep.equal([0, 0]);
    });
});

describe('whoever is writing', () => {
  const typing = (until: number): Action => heard({ type: 'typing', interaction: 'im-1', until });

  it('counts as writing until then, and until their entry comes', () => {
    const state = then(writing(), typing(AT + 5000));
    expect(state.typing['im-1']).to.equal(AT + 5000);
    expect(then(state, wrote()).typing['im-1']).to.equal(0);
  });

  it('counts as writing for longer when it is told again', () => {
    expect(then(writing(), typing(AT + 5000), typing(AT + 8000)).typing['im-1']).to.equal(AT + 8000);
  });
});

describe('what is unread', () => {
  const elsewhere = (): PadState =>
    then(writing(), said(anInteraction({ id: 'item' })), {
      type: 'local',
      change: { type: 'select', interaction: 'item' },
    });

  it('is a conversation with an entry that the agent does not look at', () => {
    const state = then(elsewhere(), said(imWith({ entries: 1 })), wrote());
    expect(state.unread).to.deep.equal(['im-1']);
  });

  it('is read when it is opened', () => {
    const state = then(elsewhere(), said(imWith({ entries: 1 })), {
      type: 'local',
      change: { type: 'select', interaction: 'im-1' },
    });
    expect(state.unread).to.be.empty;
  });

  it('is not the conversation that is open, nor one of which only a delivery is told', () => {
    expect(then(writing(), said(imWith({ entries: 1 }))).unread).to.be.empty;
    expect(then(elsewhere(), said(imWith({ delivered: 1 }))).unread).to.be.empty;
  });
});

describe('an instant message that the agent began', () => {
  const waiting = (): PadState =>
    then(
      writing(),
      said(imWith({ own: true }, { id: 'asked', phase: 'establishing', can: { release: true } })),
    );
  const ended = (how: NonNullable<Conversation['ended']>): Interaction =>
    imWith({ own: true, ended: how }, { id: 'asked', phase: 'wrap', can: { done: true } });

  for (const how of ['rejected', 'timed-out'] as const)
    it(`and that was ${how} is told under the name of the colleague (IM-4)`, () => {
      const [notice] = then(waiting(), said(ended(how))).notices;
      expect(notice).to.include({ code: `im-${how}`, about: 'Bo Ek', interaction: 'asked', read: false });
    });

  it('and that was refused while the link was down is told too', () => {
    const state = then(waiting(), heard(aSnapshot({ interactions: [anIm(), ended('rejected')] })));
    expect(state.notices.map(({ code }) => code)).to.deep.equal(['im-rejected']);
  });

  it('and that was given up, or that ended after an answer, is no message', () => {
    expect(then(waiting(), said(ended('by-agent'))).notices).to.be.empty;
    const answered = then(waiting(), said(imWith({ own: true }, { id: 'asked' })));
    expect(then(answered, said(ended('by-other'))).notices).to.be.empty;
  });

  it('takes the panel, and so does a consultation of which the colleague knows nothing', () => {
    const command = { type: 'start-im', id: 'c1', target: 'bo', interaction: 'item' } as const;
    const state = then(writing(), said(anInteraction({ id: 'item' })), { type: 'sent', command });
    const begun = anIm({ id: 'asked', phase: 'not-connected', parent: 'item' });
    expect(then(state, said(begun, 'c1')).selected).to.equal('asked');
  });
});

describe('an instant message that a colleague began', () => {
  const offer = { id: 'o', onDeadline: 'stay', caseKeys: [] } as const;

  it('is offered until it is answered or over, with and without its deadline, and then can be opened', () => {
    const deadline = { ...offer, deadline: AT + 20_000, durationMs: 20_000 };
    const asked = then(writing(), said(anIm({ id: 'asked', phase: 'offered', offer: deadline })));
    const pending = then(asked, said(anIm({ id: 'asked', phase: 'offered', offer })));
    expect([pending.selected, pending.notices.length]).to.deep.equal(['im-1', 0]);
    const over = imWith({ ended: 'timed-out' }, { id: 'asked', phase: 'wrap' });
    const state = then(pending, said(over), {
      type: 'local',
      change: { type: 'select', interaction: 'asked' },
    });
    expect([state.selected, state.notices.length]).to.deep.equal(['asked', 0]);
  });
});
