import { expect } from '@open-wc/testing';
import { watchCalls } from '../../src/call-log/index.js';
import type { CallLogEntry } from '../../src/call-log/index.js';
import { Pad } from '../../src/core/index.js';
import type { Interaction } from '../../src/core/index.js';
import {
  aGoneInteraction,
  aLink,
  aSnapshot,
  anAgent,
  anInteraction,
  anOffer,
  fakeAdapter,
  virtualClock,
} from '../../src/testing/index.js';
import type { FakeAdapter, VirtualClock } from '../../src/testing/index.js';

/** A page that hears the call log. */
interface Page {
  readonly adapter: FakeAdapter;
  readonly pad: Pad;
  readonly clock: VirtualClock;
  /** What was told, repeats included. */
  readonly told: CallLogEntry[];
  /** Accepts what was told last. */
  accept(): void;
  stop(): void;
  /** The call is so now, at that many seconds after the beginning; `by`: a command of the agent's did it. */
  call(seconds: number, changes: Partial<Interaction>, by?: string): void;
}

const RECORD = { url: '/loan/4711', label: 'Loan 4711' };
const CHOICE = {
  control: 'tree',
  required: true,
  options: [{ code: 'sold', label: 'Sold', children: [{ code: 'new', label: 'New customer' }] }],
} as const;
const VOICE = {
  id: 'call-1',
  medium: 'voice',
  subject: 'About a loan',
  queue: 'Sales',
  record: RECORD,
  call: { direction: 'inbound', ani: '+46700000000', dnis: '+468123' },
} as const;

async function page(interactions: readonly Interaction[] = []): Promise<Page> {
  const clock = virtualClock();
  const begin = clock.now();
  const first = [aSnapshot({ interactions, now: begin }), { type: 'link', link: aLink() } as const];
  const adapter = fakeAdapter({ first });
  const pad = new Pad({ adapter, clock });
  const told: CallLogEntry[] = [];
  let accept = (): void => undefined;
  const listener = (entry: CallLogEntry, take: () => void): void => {
    told.push(entry);
    accept = take;
  };
  await pad.connect();
  const stop = watchCalls(pad, listener, clock);
  return {
    adapter,
    pad,
    clock,
    told,
    stop,
    accept: () => {
      accept();
    },
    call(seconds, changes, by) {
      const since = begin + seconds * 1000;
      const one = anInteraction({ ...VOICE, since, can: {}, ...changes });
      adapter.report({ type: 'interaction', interaction: one, by: by === undefined ? [] : [by] });
    },
  };
}

/** When it happened, in seconds after the beginning. */
function moments({ clock }: Page, { start, answer, end, done }: CallLogEntry): (number | undefined)[] {
  const begin = clock.now();
  return [start, answer, end, done].map((at) => (at === undefined ? undefined : (at - begin) / 1000));
}

/** The call rings, is talked for a minute, and hung up by the contact; then the after-work. */
function answeredCall(one: Page, last: Partial<Interaction> = {}): void {
  one.call(0, { phase: 'offered', offer: anOffer() });
  one.call(5, { phase: 'connected' }, 'accept');
  one.call(65, { phase: 'wrap', dispositions: CHOICE });
  one.call(70, { phase: 'wrap', dispositions: CHOICE, disposition: 'new', note: 'Wants a visit.' }, 'note');
  one.call(80, { phase: 'gone', outcome: 'done', dispositions: CHOICE, ...last }, 'done');
}

describe('the call log', () => {
  it('has all that a CRM writes down about a call', async () => {
    const one = await page();
    answeredCall(one, { disposition: 'new', note: 'Wants a visit.' });
    const [entry] = one.told;
    if (!entry) throw new Error('nothing was told');
    const { id, start, answer, end, done, ...rest } = entry;
    expect(moments(one, entry)).to.deep.equal([0, 5, 65, 80]);
    expect(JSON.parse(JSON.stringify(rest))).to.deep.equal({
      interactionId: 'call-1',
      backend: 'fake',
      medium: 'voice',
      direction: 'inbound',
      outcome: 'done',
      releasedBy: 'contact',
      ani: '+46700000000',
      dnis: '+468123',
      queue: 'Sales',
      subject: 'About a loan',
      contact: { id: 'eva', name: 'Eva Lind', address: '+46700000000' },
      record: RECORD,
      disposition: { code: 'new', label: 'New customer' },
      note: 'Wants a visit.',
      recorded: false,
      agent: { id: 'anna', name: 'Anna Berg' },
    });
  });

  it('keeps what the last fact leaves out', async () => {
    const one = await page();
    answeredCall(one);
    expect(one.told[0]?.note).to.equal('Wants a visit.');
  });

  it('says that the agent hung up where a command of theirs did it', async () => {
    const one = await page();
    one.call(0, { phase: 'connected' });
    one.call(9, { phase: 'wrap' }, 'release');
    one.call(20, { phase: 'gone', outcome: 'done' });
    expect(one.told[0]).to.include({ releasedBy: 'agent' });
    const other = await page();
    other.call(0, { phase: 'connected' });
    other.call(9, { phase: 'gone', outcome: 'done' }, 'release');
    expect(other.told[0]).to.include({ releasedBy: 'agent' });
  });

  it('says who ended what was handed on, taken away, or done without a talk', async () => {
    const ended = async (last: Partial<Interaction>, medium = 'voice' as Interaction['medium']) => {
      const one = await page();
      one.call(0, { phase: 'connected', medium });
      one.call(9, { phase: 'gone', medium, ...last });
      return one.told[0]?.releasedBy;
    };
    expect(await ended({ outcome: 'transferred' })).to.equal('agent');
    expect(await ended({ outcome: 'withdrawn' })).to.equal('backend');
    expect(await ended({ outcome: 'done' }, 'work-item')).to.equal('backend');
    expect(await ended({ outcome: 'done' }, 'chat')).to.equal('contact');
  });

  it('remembers that something was recorded', async () => {
    const one = await page();
    const call = { direction: 'outbound' } as const;
    one.call(0, { phase: 'connected', call: { ...call, recording: 'on' } });
    one.call(1, { phase: 'connected', call });
    one.call(9, { phase: 'gone', outcome: 'done', call });
    expect(one.told[0]).to.include({ recorded: true, direction: 'outbound' });
  });

  it('tells of a call that nobody answered, without an answer', async () => {
    const one = await page();
    const peer = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
    one.call(0, { phase: 'establishing', parent: 'item-1', peer });
    one.call(20, { phase: 'gone', outcome: 'timed-out', parent: 'item-1', peer });
    const [entry] = one.told;
    expect(entry).to.deep.include({ outcome: 'timed-out', parent: 'item-1', peer, releasedBy: 'backend' });
    expect(entry && moments(one, entry)).to.deep.equal([0, undefined, 20, 20]);
  });

  it('tells of a callback how its last attempt ended', async () => {
    const one = await page();
    const callback = { number: '+4670', scheduledAt: one.clock.now() };
    const base = { medium: 'callback', call: undefined as never } as const;
    one.call(0, { ...base, phase: 'ready-to-call', callback });
    one.call(5, { ...base, phase: 'establishing', callback });
    one.call(9, { ...base, phase: 'ready-to-call', callback: { ...callback, result: 'busy' } });
    one.call(15, { ...base, phase: 'gone', outcome: 'done', callback: { ...callback, result: 'busy' } }, 'd');
    const [entry] = one.told;
    expect(entry).to.include({ medium: 'callback', direction: 'outbound', result: 'busy' });
    expect(entry && moments(one, entry)).to.deep.equal([0, undefined, 9, 15]);
  });

  it('tells nothing of an offer that the agent did not take', async () => {
    const one = await page();
    one.call(0, { phase: 'offered', offer: anOffer() });
    one.call(20, { phase: 'gone', outcome: 'redirected' });
    expect(one.told).to.deep.equal([]);
  });

  it('tells of what the agent had already when the page came', async () => {
    const one = await page([anInteraction()]);
    one.adapter.reportInteraction(aGoneInteraction());
    expect(one.told[0]).to.include({ interactionId: 'item-1', medium: 'work-item' });
  });

  it('tells of what left while the link was down, with the time at which that was learnt', async () => {
    const one = await page();
    one.call(0, { phase: 'connected' });
    one.clock.advance(30_000);
    const agent = anAgent();
    const left = [{ id: 'call-1', outcome: 'transferred' }] as const;
    one.adapter.report(aSnapshot({ agent, left, now: one.clock.now() }));
    expect(one.told[0]).to.include({ outcome: 'transferred', done: one.clock.now() });
  });

  it('has another id when the same interaction comes back and ends again', async () => {
    const one = await page();
    one.call(0, { phase: 'connected' });
    one.call(5, { phase: 'gone', outcome: 'requeued' }, 'requeue');
    one.call(10, { phase: 'connected' });
    one.call(15, { phase: 'gone', outcome: 'done' }, 'done');
    const [first, second] = one.told;
    expect([first?.outcome, second?.outcome]).to.deep.equal(['requeued', 'done']);
    expect(first?.id).not.to.equal(second?.id);
  });
});

describe('an entry of the call log', () => {
  it('is told again each minute, as it was, until it is accepted', async () => {
    const one = await page();
    answeredCall(one);
    one.clock.advance(60_000);
    one.clock.advance(60_000);
    expect(one.told).to.have.lengthOf(3);
    expect(new Set(one.told.map(({ id }) => id)).size).to.equal(1);
    one.accept();
    one.clock.advance(600_000);
    expect(one.told).to.have.lengthOf(3);
    expect(one.clock.waiting).to.equal(0);
  });

  it('is told again at once when the link comes back', async () => {
    const one = await page();
    answeredCall(one);
    one.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    expect(one.told).to.have.lengthOf(1);
    one.adapter.report({ type: 'link', link: aLink() });
    expect(one.told).to.have.lengthOf(2);
  });

  it('is one of the newest 256 that are kept', async () => {
    const one = await page();
    for (let n = 0; n < 300; n += 1) {
      one.call(n, { id: `call-${n}`, phase: 'connected' });
      one.call(n, { id: `call-${n}`, phase: 'gone', outcome: 'done' });
    }
    one.told.length = 0;
    one.clock.advance(60_000);
    expect(one.told).to.have.lengthOf(256);
    expect(one.told[0]?.interactionId).to.equal('call-44');
  });

  it('is not told any more to who has stopped listening', async () => {
    const one = await page();
    answeredCall(one);
    one.stop();
    one.call(100, { id: 'call-2', phase: 'connected' });
    one.call(101, { id: 'call-2', phase: 'gone', outcome: 'done' });
    one.clock.advance(60_000);
    expect(one.told).to.have.lengthOf(1);
  });
});
