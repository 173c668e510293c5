import { expect } from '@open-wc/testing';
import { Pad, PadError, type Change, type PadOptions } from '../../src/core/index.js';
import {
  aLink,
  anAgent,
  anInteraction,
  anOfferedInteraction,
  fakeAdapter,
  settled,
  virtualClock,
  type FakeAdapter,
} from '../../src/testing/index.js';

const DONE = { type: 'done', interaction: 'item-1' } as const;

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'resolved';
  } catch (error) {
    return error instanceof PadError ? error.code : String(error);
  }
}

function ids(): () => string {
  let last = 0;
  return () => `c${(last += 1)}`;
}

describe('Pad', () => {
  let adapter: FakeAdapter;
  let clock: ReturnType<typeof virtualClock>;
  let pad: Pad;

  async function connected(options: Partial<PadOptions> = {}): Promise<Pad> {
    pad = new Pad({ adapter, clock, newId: ids(), ...options });
    await pad.connect();
    adapter.reportInteraction(anInteraction());
    return pad;
  }

  beforeEach(() => {
    adapter = fakeAdapter();
    clock = virtualClock();
  });

  it('has something to show once it is connected', async () => {
    await connected();
    expect(pad.state.agent?.name).to.equal('Anna Berg');
  });

  it('rejects a second connect', async () => {
    await connected();
    expect(await failure(pad.connect())).to.equal('CONFLICT');
  });

  it('rejects connect with what the adapter says is final, and can be connected again', async () => {
    pad = new Pad({ adapter: fakeAdapter({ refuse: 'UNAUTHORIZED' }) });
    expect([await failure(pad.connect()), await failure(pad.connect())]).to.deep.equal([
      'UNAUTHORIZED',
      'UNAUTHORIZED',
    ]);
  });

  it('rejects a connect that was overtaken by a disconnect', async () => {
    adapter = fakeAdapter({ slow: true });
    pad = new Pad({ adapter });
    const outcome = failure(pad.connect());
    await pad.disconnect();
    expect(await outcome).to.equal('CLOSED');
  });

  it('shows a command as pending until a fact confirms it', async () => {
    await connected();
    const sent = pad.send(DONE);
    const phases = [pad.state.commands[0]?.phase];
    adapter.accept('c1');
    await settled();
    phases.push(pad.state.commands[0]?.phase);
    adapter.reportInteraction(anInteraction({ phase: 'gone', outcome: 'done' }), 'c1');
    await sent;
    expect([...phases, pad.state.commands.length]).to.deep.equal(['pending', 'pending', 0]);
  });

  it('rejects what the backend refused, and says why beside the control', async () => {
    await connected();
    const outcome = failure(pad.send(DONE));
    adapter.refuse('c1', 'NOT_ALLOWED', 'Not you.');
    expect(await outcome).to.equal('NOT_ALLOWED');
    expect(pad.state.commands[0]).to.deep.include({
      phase: 'refused',
      failure: { code: 'NOT_ALLOWED', message: 'Not you.' },
    });
  });

  it('rejects what a fact refused', async () => {
    await connected();
    const outcome = failure(pad.send(DONE));
    adapter.accept('c1');
    adapter.report({ type: 'settled', command: 'c1', error: { code: 'GONE', message: 'Too late.' } });
    expect(await outcome).to.equal('GONE');
  });

  it('calls the outcome unknown when no answer comes, and asks again under the same id', async () => {
    await connected();
    const outcome = failure(pad.send(DONE));
    clock.advance(10_000);
    expect(await outcome).to.equal('UNKNOWN');
    const again = pad.retry('c1');
    adapter.reportInteraction(anInteraction({ phase: 'gone', outcome: 'done' }), 'c1');
    await again;
    expect(adapter.sent.map(({ id }) => id)).to.deep.equal(['c1', 'c1']);
  });

  it('believes a late confirmation of a command whose outcome was unknown', async () => {
    await connected();
    const outcome = failure(pad.send(DONE));
    clock.advance(10_000);
    await outcome;
    adapter.reportInteraction(anInteraction(), 'c1');
    expect(pad.state.commands).to.be.empty;
  });

  it('sends one command for one id', async () => {
    await connected();
    const first = pad.send({ ...DONE, id: 'mine' });
    const second = pad.send({ ...DONE, id: 'mine' });
    adapter.reportInteraction(anInteraction(), 'mine');
    await Promise.all([first, second]);
    expect(adapter.sent).to.have.length(1);
  });

  it('sends nothing while the link is down', async () => {
    await connected();
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    expect([await failure(pad.send(DONE)), adapter.sent.length]).to.deep.equal(['OFFLINE', 0]);
  });

  it('hears nothing after disconnect, and leaves no command pending', async () => {
    await connected();
    const outcome = failure(pad.send(DONE));
    await pad.disconnect();
    expect(await outcome).to.equal('UNKNOWN');
    expect(pad.state.sources['fake']?.link).to.deep.include({ state: 'closed', error: 'CLOSED' });
  });

  it('leaves no timer behind once everything is settled', async () => {
    await connected();
    const sent = pad.send(DONE);
    adapter.reportInteraction(anInteraction(), 'c1');
    await sent;
    await settled();
    expect(clock.waiting).to.equal(0);
  });

  it('answers a question, and turns any failure into a PadError', async () => {
    await connected();
    const question = { type: 'attachment', interaction: 'item-1', attachment: 'a' } as const;
    const answer = pad.query(question);
    adapter.answer({ url: 'https://gateway.test/a', expiresAt: 5 });
    const refused = failure(pad.query(question));
    adapter.fail('NOT_FOUND');
    expect([(await answer).url, await refused]).to.deep.equal(['https://gateway.test/a', 'NOT_FOUND']);
  });

  it('tells subscribers each state with the one before it, until they stop', async () => {
    await connected();
    const seen: boolean[] = [];
    const stop = pad.subscribe((state, previous) => seen.push(state !== previous && state === pad.state));
    adapter.report({ type: 'agent', agent: anAgent({ state: 'not-ready' }) });
    stop();
    adapter.report({ type: 'agent', agent: anAgent() });
    expect(seen).to.deep.equal([true]);
  });

  it('tells news in order, until asked to stop', async () => {
    await connected();
    const news: Change['type'][] = [];
    const stop = pad.on('change', ({ type }) => news.push(type));
    adapter.reportInteraction(anOfferedInteraction({ id: 'two' }));
    stop();
    adapter.reportInteraction(anOfferedInteraction({ id: 'three' }));
    expect(news).to.deep.equal(['interaction-offered']);
  });

  it("compares with the backend's clock", async () => {
    await connected();
    adapter.report({ type: 'link', link: aLink(), now: clock.now() + 60_000 });
    expect(pad.now('fake') - clock.now()).to.equal(60_000);
  });

  it('selects only what the agent holds', async () => {
    await connected();
    adapter.reportInteraction(anOfferedInteraction({ id: 'offered' }));
    pad.set({ type: 'select', interaction: 'offered' });
    expect(pad.state.selected).to.equal('item-1');
  });
});
