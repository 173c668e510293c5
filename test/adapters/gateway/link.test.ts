import { expect } from '@open-wc/testing';
import { gateway } from '../../../src/adapters/gateway/index.js';
import { PadError, type Adapter, type Fact } from '../../../src/core/index.js';
import {
  anAgent,
  anInteraction,
  aSnapshot,
  virtualClock,
  type VirtualClock,
} from '../../../src/testing/index.js';
import { waitUntil } from '../../support/wait-until.js';
import { FakeSocket } from './fake-socket.js';

const HEARTBEAT_MS = 15_000;
/** What the gateway's clock shows more than ours, in milliseconds. */
const AHEAD = 60_000;

describe('the link to a gateway', () => {
  const real = globalThis.WebSocket;
  const { random } = Math;
  let clock: VirtualClock;
  let adapter: Adapter;
  let facts: Fact[];

  before(() => {
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  });
  after(() => {
    globalThis.WebSocket = real;
  });
  beforeEach(() => {
    clock = virtualClock();
    facts = [];
    FakeSocket.all.length = 0;
    FakeSocket.onOpen = (socket) => {
      socket.open();
    };
  });
  afterEach(async () => {
    Math.random = random;
    await adapter.disconnect();
  });

  const links = (): string[] => facts.flatMap((fact) => (fact.type === 'link' ? fact.link.state : []));
  const now = (): number => clock.now() + AHEAD;

  function begin(token: string | (() => Promise<string>) = 'token'): Promise<void> {
    adapter = gateway({ url: location.origin, token, clock });
    return adapter.connect((fact) => facts.push(fact), new AbortController().signal);
  }

  function welcome(more: { resumed?: boolean; seq?: number } = {}): void {
    FakeSocket.last.say({
      ...{ type: 'welcome', agent: 'anna', epoch: 'one', now: now(), resumed: false },
      ...{ heartbeatMs: HEARTBEAT_MS, ...more },
    });
  }

  /** The first link, with everything that keeps it alive. */
  async function up(token?: string | (() => Promise<string>)): Promise<void> {
    const ready = begin(token);
    await clock.advanceAsync(0);
    welcome();
    FakeSocket.last.say({ type: 'fact', seq: 5, fact: snapshot(5) });
    await ready;
    await waitUntil(() => clock.waiting > 0, 'the link has a pulse');
  }

  function snapshot(revision: number): Fact {
    const agent = anAgent({ source: 'gateway', revision });
    return aSnapshot({ source: 'gateway', now: now(), agent });
  }

  function item(seq: number): Fact {
    const interaction = anInteraction({ source: 'gateway', id: `item-${String(seq)}`, revision: seq });
    return { type: 'interaction', interaction };
  }

  for (const chance of [0, 1])
    it(`is tried again after a while that doubles up to 15 seconds, or a fifth of it by chance (${String(chance)})`, async () => {
      Math.random = () => chance;
      FakeSocket.onOpen = (socket) => {
        socket.close();
      };
      begin().catch(() => undefined);
      await clock.advanceAsync(0);
      for (const longest of [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
        const { length } = FakeSocket.all;
        await clock.advanceAsync(longest * (0.2 + 0.8 * chance) - 1);
        expect(FakeSocket.all).to.have.length(length);
        await clock.advanceAsync(1);
        expect(FakeSocket.all).to.have.length(length + 1);
      }
    });

  it('that breaks again at once is not tried faster for it', async () => {
    await up();
    let waits = 0;
    for (let time = 0; time < 6; time += 1) {
      FakeSocket.last.close();
      const { length } = FakeSocket.all;
      while (FakeSocket.all.length === length) {
        await clock.advanceAsync(50);
        waits += 50;
      }
      welcome({ resumed: true, seq: 5 });
    }
    expect(links().at(-1)).to.equal('up');
    // A fifth of 250, 500, 1,000, 2,000, 4,000 and 8,000 at the least.
    expect(waits).to.be.greaterThan(3_150);
  });

  it('is up when everything that was missed is there, and not before', async () => {
    await up();
    FakeSocket.last.close();
    await clock.advanceAsync(250);
    expect(FakeSocket.last.heard[0]).to.deep.include({ resume: { epoch: 'one', seq: 5 } });
    welcome({ resumed: true, seq: 7 });
    FakeSocket.last.say({ type: 'fact', seq: 6, fact: item(6) });
    expect(links().at(-1)).to.equal('down');
    FakeSocket.last.say({ type: 'fact', seq: 7, fact: item(7) });
    expect(links().at(-1)).to.equal('up');
    expect(facts.at(-1)).to.deep.include({ type: 'link', now: now() });
  });

  describe('whose gateway ends in good order', () => {
    /** The answer to each of these, as it comes. */
    async function moved(...frames: readonly (() => Promise<unknown>)[]): Promise<string[]> {
      await up();
      FakeSocket.last.close(1012);
      const answers: string[] = [];
      for (const frame of frames)
        frame().then(
          () => answers.push('done'),
          (thrown: unknown) => answers.push(PadError.from(thrown).code),
        );
      await clock.advanceAsync(0);
      return answers;
    }
    const accept = (): Promise<void> =>
      adapter.send({ type: 'accept', id: 'c-1', interaction: 'item-5', offer: 'o' });
    const ask = (): Promise<unknown> =>
      adapter.query({ type: 'transcript', interaction: 'item-5', limit: 10 }, new AbortController().signal);

    it('goes on at another one, and nobody notices: what is asked meanwhile is asked there, once', async () => {
      const answers = await moved(accept, ask);
      const [before, after] = FakeSocket.all;
      expect([before?.count('command'), after?.count('command'), links()]).to.deep.equal([
        0,
        0,
        ['connecting', 'up'],
      ]);
      welcome({ resumed: true, seq: 5 });
      expect([after?.count('hello'), after?.count('command'), after?.count('query')]).to.deep.equal([
        1, 1, 1,
      ]);
      FakeSocket.last.say({ type: 'accepted', command: 'c-1' });
      await clock.advanceAsync(10_000);
      expect(answers).to.include('done');
      expect(links()).to.not.include('down');
    });

    it('is down when there is no other one', async () => {
      FakeSocket.onOpen = (socket) => {
        socket.open();
        if (FakeSocket.all.length > 1) socket.close();
      };
      await moved(accept);
      expect(links().at(-1)).to.equal('down');
      FakeSocket.onOpen = (socket) => {
        socket.open();
      };
      await clock.advanceAsync(250);
      welcome({ resumed: true, seq: 5 });
      expect([links().at(-1), FakeSocket.last.count('command')]).to.deep.equal(['up', 1]);
      await clock.advanceAsync(10_000);
      expect(links().at(-1)).to.equal('up');
    });

    it('is down when the other one says nothing for two seconds', async () => {
      await moved();
      await clock.advanceAsync(1_999);
      expect(links().at(-1)).to.equal('up');
      await clock.advanceAsync(1);
      expect(links().at(-1)).to.equal('down');
      welcome({ resumed: true, seq: 5 });
      expect(links().at(-1)).to.equal('up');
    });
  });

  it('applies a fact that comes twice once, and comes back for one that is missing', async () => {
    await up();
    const first = FakeSocket.last;
    for (const seq of [6, 6, 8]) first.say({ type: 'fact', seq, fact: item(seq) });
    const told = facts.flatMap((fact) => (fact.type === 'interaction' ? fact.interaction.id : []));
    expect([told, first.readyState, links().at(-1)]).to.deep.equal([['item-6'], 3, 'down']);
    await clock.advanceAsync(250);
    expect(FakeSocket.last.heard[0]).to.deep.include({ resume: { epoch: 'one', seq: 6 } });
  });

  it('that is open at one end only is found by its silence', async () => {
    await up();
    await clock.advanceAsync(2 * HEARTBEAT_MS);
    expect(links().at(-1)).to.equal('down');
    expect(FakeSocket.all[0]?.count('ping')).to.be.greaterThan(0);
  });

  for (const wake of ['online', 'pageshow', 'visibilitychange'])
    it(`is looked at with ${wake}: asked at once, and dead without an answer in three seconds`, async () => {
      await up();
      dispatchEvent(new Event(wake));
      expect(FakeSocket.last.count('ping')).to.equal(1);
      await clock.advanceAsync(3_000);
      expect(links().at(-1)).to.equal('down');
    });

  it('that answers then is kept', async () => {
    await up();
    dispatchEvent(new Event('online'));
    FakeSocket.last.say({ type: 'pong', now: now() });
    await clock.advanceAsync(4_000);
    expect(links().at(-1)).to.equal('up');
  });

  it('that is down is opened at once when the network is back', async () => {
    await up();
    FakeSocket.last.close();
    FakeSocket.onOpen = () => undefined;
    dispatchEvent(new Event('online'));
    await clock.advanceAsync(0);
    expect(FakeSocket.all).to.have.length(2);
  });

  it('is looked at when the agent touches the pad after the machine has slept', async () => {
    await up();
    sleep(3_600_000);
    dispatchEvent(new PointerEvent('pointermove'));
    dispatchEvent(new PointerEvent('pointermove'));
    expect(FakeSocket.last.count('ping')).to.equal(1);
    await clock.advanceAsync(3_000);
    expect(links().at(-1)).to.equal('down');
  });

  it('has a sign of life for a gateway that speaks to a page whose timers are held back', async () => {
    await up();
    sleep(23_000);
    FakeSocket.last.say({ type: 'pong', now: now() });
    expect(FakeSocket.last.count('ping')).to.equal(1);
  });

  it('tells the time anew when the clock of the machine was set', async () => {
    await up();
    const told = facts.length;
    await clock.advanceAsync(HEARTBEAT_MS);
    FakeSocket.last.say({ type: 'pong', now: now() - 1_500 });
    expect(facts).to.have.length(told);
    await clock.advanceAsync(HEARTBEAT_MS);
    FakeSocket.last.say({ type: 'pong', now: now() - 600_000 });
    expect(facts.at(-1)).to.deep.include({ type: 'link', now: now() - 600_000 });
  });

  it('shows a fresh token before the old one expires, by the clock of the gateway', async () => {
    let given = 0;
    await up(() => Promise.resolve(jwt((now() + 300_000) / 1000, (given += 1))));
    for (let time = 0; time < 23; time += 1) {
      await clock.advanceAsync(10_000);
      FakeSocket.last.say({ type: 'pong', now: now() });
    }
    expect(FakeSocket.last.count('token')).to.equal(0);
    await clock.advanceAsync(11_000);
    expect(FakeSocket.last.count('token')).to.equal(1);
  });

  it('whose token has expired goes on with a fresh one', async () => {
    let given = 0;
    await up(() => Promise.resolve(`token-${String((given += 1))}`));
    expire();
    await clock.advanceAsync(250);
    expect(FakeSocket.last.heard[0]).to.deep.include({ token: 'token-2', resume: { epoch: 'one', seq: 5 } });
  });

  it('whose fresh token is refused is closed as UNAUTHORIZED', async () => {
    await up(() => Promise.resolve('token'));
    expire();
    await clock.advanceAsync(250);
    expire();
    expect(facts.at(-1)).to.deep.equal({
      type: 'link',
      link: { source: 'gateway', state: 'closed', error: 'UNAUTHORIZED' },
    });
  });

  it('for which the page gets no token in ten seconds is tried again', async () => {
    let asked = 0;
    begin(() => {
      asked += 1;
      return new Promise(() => undefined);
    }).catch((thrown: unknown) => {
      expect(PadError.from(thrown).code).to.equal('CLOSED');
    });
    await clock.advanceAsync(11_000);
    await waitUntil(() => asked === 2, 'the token is asked for again');
    expect(links().at(-1)).to.equal('down');
  });

  /** Time passes, and no timer knows. */
  function sleep(ms: number): void {
    const { now: before } = clock;
    Object.assign(clock, { now: () => before() + ms });
  }

  function expire(): void {
    const error = { code: 'UNAUTHORIZED', message: 'The token has expired.' } as const;
    FakeSocket.last.say({ type: 'bye', error });
    FakeSocket.last.close();
  }
});

function jwt(exp: number, number: number): string {
  return `e30.${btoa(JSON.stringify({ exp, number }))}.x`;
}
