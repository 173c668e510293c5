import { expect } from '@open-wc/testing';
import type { Agent, Fact, Interaction, Target } from '../../src/core/index.js';
import {
  ContractViolation,
  FAKE_SOURCE,
  FIXTURE_TIME,
  Recorder,
  aGoneInteraction,
  aSnapshot,
  anAgent,
  anInteraction,
  fakeAdapter,
} from '../../src/testing/index.js';
import type { FakeAdapter } from '../../src/testing/index.js';

const BO = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
const CHOICE = {
  control: 'tree',
  required: true,
  options: [{ code: 'sold', label: 'Sold', children: [{ code: 'new', label: 'New customer' }] }],
} as const;

interface Heard {
  readonly adapter: FakeAdapter;
  readonly recorder: Recorder;
}

/** Connected to an adapter that has told nothing but an agent, before everything that the tests build. */
async function connected(): Promise<Heard> {
  const first = aSnapshot({ agent: anAgent({ revision: 0 }) });
  const adapter = fakeAdapter({ first: [first] });
  const recorder = new Recorder(adapter, { patienceMs: 1000 });
  await recorder.connect();
  return { adapter, recorder };
}

/** The rule that the facts broke, or nothing. */
function broken({ adapter, recorder }: Heard, ...facts: readonly Fact[]): string | undefined {
  facts.forEach((fact) => {
    adapter.report(fact);
  });
  try {
    recorder.check();
    return undefined;
  } catch (thrown) {
    return (thrown as ContractViolation).expected;
  }
}

const interaction = (changes: Partial<Interaction>): Fact => ({
  type: 'interaction',
  interaction: anInteraction({ can: {}, ...changes }),
});
const agent = (changes: Partial<Agent>): Fact => ({ type: 'agent', agent: anAgent(changes) });
const target = (changes: Partial<Target> = {}): Fact => ({
  type: 'target',
  target: { ...BO, source: FAKE_SOURCE, can: {}, ...changes },
});

async function ruleBrokenBy(...facts: readonly Fact[]): Promise<string | undefined> {
  return broken(await connected(), ...facts);
}

describe('the rule about classes', () => {
  it('is broken by an action of another class', async () => {
    expect(await ruleBrokenBy(interaction({ can: { hold: true } }))).to.contain('what its class can');
  });

  it('is broken by Accept in wrap', async () => {
    const held = interaction({ can: { done: true } });
    const wrap = interaction({ phase: 'wrap', can: { accept: true } });
    expect(await ruleBrokenBy(held, wrap)).to.contain('what its class can');
  });

  it('holds for a snapshot as well', async () => {
    const one = anInteraction({ can: { reply: true } });
    const snapshot = aSnapshot({ agent: anAgent(), interactions: [one] });
    expect(await ruleBrokenBy(snapshot)).to.contain('what its class can');
  });
});

describe('the rules about an adapter of several sources', () => {
  const source = `${FAKE_SOURCE}/phone`;
  const there = (changes: Partial<Interaction> = {}): Interaction =>
    anInteraction({ source, id: 'phone:call', can: {}, ...changes });
  const snapshot = (interactions: readonly Interaction[]): Fact =>
    aSnapshot({ source, agent: anAgent(), interactions });

  it('are kept by one that has an own snapshot, own revisions and an own link', async () => {
    const down: Fact = { type: 'link', link: { source, state: 'down' } };
    const heard = await connected();
    heard.adapter.report({ type: 'link', link: { source: FAKE_SOURCE, state: 'up' } });
    const later = there({ revision: 1_000_000 });
    const facts = [snapshot([there()]), { type: 'interaction', interaction: later } as const, down];
    expect(broken(heard, ...facts, interaction({}))).to.equal(undefined);
    expect(heard.recorder.link?.state).to.equal('up');
  });

  it('are broken by a fact before the snapshot of its source', async () => {
    const early: Fact = { type: 'interaction', interaction: there() };
    expect(await ruleBrokenBy(early)).to.equal('the first entity comes in a snapshot');
  });

  it('are broken by a source that is called otherwise', async () => {
    const other: Fact = { type: 'link', link: { source: `${FAKE_SOURCE}phone`, state: 'up' } };
    expect(await ruleBrokenBy(other)).to.equal('a fact carries the name of its adapter');
  });

  it('are broken by a snapshot that leaves out what its own source had', async () => {
    const lost = 'a snapshot accounts for everything that was there';
    expect(await ruleBrokenBy(snapshot([there()]), snapshot([]))).to.equal(lost);
    expect(await ruleBrokenBy(snapshot([there()]), aSnapshot({ agent: anAgent() }))).to.equal(undefined);
  });

  it('are broken by a revision that falls behind its own source', async () => {
    const first = snapshot([there()]);
    const late: Fact = { type: 'interaction', interaction: there({ revision: 0 }) };
    expect(await ruleBrokenBy(first, late)).to.equal('revisions rise');
  });
});

describe('the rule about consults', () => {
  const RULE = 'a consult is a call with a peer';
  const ringing = { medium: 'voice', phase: 'establishing', parent: 'item-1', peer: BO } as const;

  it('is kept by a call that rings, with its end', async () => {
    const fact = interaction({ ...ringing, id: 'call', ringUntil: FIXTURE_TIME + 20_000 });
    expect(await ruleBrokenBy(fact)).to.equal(undefined);
  });

  it('is broken without a peer, and in another medium', async () => {
    const fact = interaction({ medium: 'voice', phase: 'establishing', id: 'call', parent: 'item-1' });
    expect(await ruleBrokenBy(fact)).to.equal(RULE);
    expect(await ruleBrokenBy(interaction({ peer: BO }))).to.equal(RULE);
  });

  it('is broken by a call that is connected and still rings', async () => {
    const fact = interaction({ ...ringing, phase: 'connected', ringUntil: FIXTURE_TIME });
    expect(await ruleBrokenBy(fact)).to.equal(RULE);
  });
});

describe('the rule about transfers', () => {
  const RULE = 'a transfer stands while the interaction is held';
  const invited = { target: BO, state: 'invited', since: FIXTURE_TIME, deadline: FIXTURE_TIME + 1 } as const;

  it('is kept while the interaction is connected', async () => {
    expect(await ruleBrokenBy(interaction({ transfer: invited }))).to.equal(undefined);
  });

  it('is broken by what has gone with its transfer, and by a deadline that is over', async () => {
    const held = interaction({});
    const left = aGoneInteraction({ transfer: invited, outcome: 'transferred' });
    expect(await ruleBrokenBy(held, { type: 'interaction', interaction: left })).to.equal(RULE);
    expect(await ruleBrokenBy(interaction({ transfer: { ...invited, state: 'rejected' } }))).to.equal(RULE);
  });
});

describe('the rule about dispositions', () => {
  const RULE = 'a disposition is one that can be chosen';

  it('is kept by a leaf', async () => {
    expect(await ruleBrokenBy(interaction({ dispositions: CHOICE, disposition: 'new' }))).to.equal(undefined);
  });

  it('is broken by a folder, an unknown code, and where there is no choice', async () => {
    expect(await ruleBrokenBy(interaction({ dispositions: CHOICE, disposition: 'sold' }))).to.equal(RULE);
    expect(await ruleBrokenBy(interaction({ dispositions: CHOICE, disposition: 'lost' }))).to.equal(RULE);
    expect(await ruleBrokenBy(interaction({ disposition: 'new' }))).to.equal(RULE);
  });
});

describe('the rule about wrap-up', () => {
  const RULE = 'an agent is in wrap-up only with something in wrap';
  const inWrap = [interaction({}), interaction({ phase: 'wrap' })] as const;

  it('is kept with something in wrap', async () => {
    const state = agent({ state: 'wrap', wrapUntil: FIXTURE_TIME + 1 });
    expect(await ruleBrokenBy(...inWrap, state)).to.equal(undefined);
  });

  it('is broken with nothing in wrap, also in a snapshot', async () => {
    expect(await ruleBrokenBy(interaction({}), agent({ state: 'logging' }))).to.equal(RULE);
    expect(await ruleBrokenBy(aSnapshot({ agent: anAgent({ state: 'wrap' }) }))).to.equal(RULE);
  });

  it('is broken by a countdown outside the wrap-up', async () => {
    const state = agent({ state: 'logging', wrapUntil: FIXTURE_TIME + 1 });
    expect(await ruleBrokenBy(...inWrap, state)).to.equal(RULE);
  });
});

describe('the rule about the intended state', () => {
  it('is kept while the agent is logged in, and broken afterwards', async () => {
    const intended = { state: 'not-ready' } as const;
    expect(await ruleBrokenBy(agent({ intended }))).to.equal(undefined);
    expect(await ruleBrokenBy(agent({ state: 'logged-out', intended }))).to.contain('an intended state');
  });
});

describe('the rule about targets', () => {
  const RULE = 'a target is told only while it is watched';

  async function watching(...lists: readonly (readonly string[])[]): Promise<Heard> {
    const heard = await connected();
    for (const targets of lists) {
      const command = heard.recorder.command({ type: 'watch', targets });
      const settled = heard.recorder.settle(command);
      heard.adapter.accept(command.id);
      heard.adapter.report({ type: 'settled', command: command.id });
      await settled;
    }
    return heard;
  }

  it('is kept by what is watched, and the last that was told is known', async () => {
    const heard = await watching(['bo']);
    expect(broken(heard, target({ presence: 'available' }))).to.equal(undefined);
    expect(heard.recorder.targets.get('bo')?.presence).to.equal('available');
  });

  it('is broken by what nobody watches, or nobody watches any more', async () => {
    expect(await ruleBrokenBy(target())).to.equal(RULE);
    expect(broken(await watching(['bo'], []), target())).to.equal(RULE);
    expect(broken(await watching(['bo'], ['chen']), target())).to.equal(RULE);
  });

  it('lets both lists be told while the change is under way', async () => {
    const heard = await watching(['bo']);
    const command = heard.recorder.command({ type: 'watch', targets: ['chen'] });
    const sent = heard.recorder.send(command);
    expect(broken(heard, target(), target({ id: 'chen', name: 'Chen Wei' }))).to.equal(undefined);
    heard.adapter.accept(command.id);
    await sent;
  });

  it('forgets a list that was refused', async () => {
    const heard = await watching(['bo']);
    const command = heard.recorder.command({ type: 'watch', targets: ['chen'] });
    const refused = heard.recorder.refused(command, 'INVALID');
    heard.adapter.refuse(command.id, 'INVALID');
    await refused;
    expect(broken(heard, target())).to.equal(undefined);
    expect(broken(heard, target({ id: 'chen', name: 'Chen Wei' }))).to.equal(RULE);
  });

  it('is broken by a queue with a presence and an agent with a waiting count', async () => {
    expect(broken(await watching(['bo']), target({ kind: 'queue', presence: 'available' }))).to.equal(RULE);
    expect(broken(await watching(['bo']), target({ waiting: 1 }))).to.equal(RULE);
  });

  it('is broken by a target of another source', async () => {
    const other = target({ source: 'elsewhere' });
    expect(broken(await watching(['bo']), other)).to.contain('the name of its adapter');
  });
});
