import { expect } from '@open-wc/testing';
import { Pad, PadError, systemClock } from '../../src/core/index.js';
import type { Adapter, Clock, Query } from '../../src/core/index.js';
import { shareAcrossTabs } from '../../src/tabs/index.js';
import { VERSION } from '../../src/tabs/messages.js';
import {
  FIXTURE_TIME,
  aLink,
  anInteraction,
  anOfferedInteraction,
  fakeAdapter,
  type FakeAdapter,
} from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';

const HOUR = 3_600_000;
let name = 0;
const open: { pad: Pad; adapter: Adapter }[] = [];

/** A tab of the agent: its own adapter, of which only the leading tab's is ever used. */
function aTab(options: { recognisesCommands?: boolean; agent?: string; clock?: Clock } = {}): {
  fake: FakeAdapter;
  pad: Pad;
} {
  const { agent = 'anna', clock = systemClock, ...rest } = options;
  const fake = fakeAdapter();
  const adapter = shareAcrossTabs({ ...fake, ...rest }, { name: `test-${String(name)}`, agent, clock });
  const pad = new Pad({ adapter, clock });
  open.push({ pad, adapter });
  return { fake, pad };
}

/** Two tabs, of which the first leads. */
async function twoTabs(options: Parameters<typeof aTab>[0] = {}): Promise<{
  first: ReturnType<typeof aTab>;
  second: ReturnType<typeof aTab>;
}> {
  const first = aTab(options);
  await first.pad.connect();
  const second = aTab(options);
  await second.pad.connect();
  return { first, second };
}

/** The clock of the machine, which can be set wrong. */
class WrongClock implements Clock {
  readonly after = systemClock.after;
  #wrongBy = 0;

  now(): number {
    return Date.now() + this.#wrongBy;
  }

  set(wrongBy: number): void {
    this.#wrongBy = wrongBy;
  }
}

/** What falls to a tab, in words; nothing where it is the only one. */
function dutyOf({ state }: Pad): string {
  const { leads, front } = state.sources['fake']?.link.tab ?? {};
  return `${leads ? 'leads ' : ''}${front ? 'front' : ''}`.trim();
}

function has(pad: Pad, id: string): boolean {
  return pad.state.interactions.some((one) => one.id === id);
}

async function codeOf(failing: Promise<unknown>): Promise<string> {
  const thrown = await failing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return thrown instanceof PadError ? thrown.code : `no PadError: ${String(thrown)}`;
}

describe('one pad in every tab', () => {
  beforeEach(() => {
    name += 1;
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ pad }) => pad.disconnect()));
  });

  it('has one connection, and every tab says which one has it', async () => {
    const { first, second } = await twoTabs();
    expect([first.fake.connected, second.fake.connected]).to.deep.equal([true, false]);
    await waitUntil(() => dutyOf(first.pad).startsWith('leads'), 'the first leads');
    expect(dutyOf(second.pad)).not.to.include('leads');
  });

  it('shows a tab that comes late what the others show', async () => {
    const first = aTab();
    await first.pad.connect();
    first.fake.reportInteraction(anInteraction());
    const second = aTab();
    await second.pad.connect();
    expect(second.pad.state.interactions).to.deep.equal(first.pad.state.interactions);
    expect(second.pad.state.agent?.name).to.equal(first.pad.state.agent?.name);
  });

  it('tells every tab every fact, also those after a late start', async () => {
    const { first, second } = await twoTabs();
    first.fake.reportInteraction(anOfferedInteraction());
    await waitUntil(() => second.pad.state.interactions.length === 1, 'the fact reaches the second tab');
    expect(second.pad.state.interactions[0]?.phase).to.equal('offered');
  });

  it('does what a following tab asks for, and settles it there', async () => {
    const { first, second } = await twoTabs();
    const done = second.pad.send({ type: 'set-state', state: 'ready' });
    await waitUntil(() => first.fake.sent.length === 1, 'the leader is asked');
    const [{ id } = { id: '' }] = first.fake.sent;
    first.fake.accept(id);
    first.fake.report({ type: 'settled', command: id });
    await done;
    expect(second.fake.sent).to.deep.equal([]);
    expect(second.pad.state.commands).to.deep.equal([]);
  });

  it('gives a refusal to the tab that asked, with its code, and to no other', async () => {
    const { first, second } = await twoTabs();
    const done = second.pad.send({ type: 'log-out' });
    await waitUntil(() => first.fake.sent.length === 1, 'the leader is asked');
    first.fake.refuse(first.fake.sent[0]?.id ?? '', 'INTERACTIONS_OPEN');
    expect(await codeOf(done)).to.equal('INTERACTIONS_OPEN');
    expect([first.pad.state.notices.length, second.pad.state.notices.length]).to.deep.equal([0, 1]);
  });

  it('answers questions of a following tab, and cancels them', async () => {
    const { first, second } = await twoTabs();
    const question: Query = { type: 'directory', search: 'bo', offset: 0, limit: 10 };
    const answered = second.pad.query(question);
    await waitUntil(() => first.fake.asked.length === 1, 'the leader is asked');
    first.fake.answer({ targets: [], total: 7 });
    expect(await answered).to.deep.equal({ targets: [], total: 7 });
    const stop = new AbortController();
    const stopped = second.pad.query(question, stop.signal);
    await waitUntil(() => first.fake.asked.length === 2, 'the leader is asked again');
    stop.abort();
    expect(await codeOf(stopped)).to.equal('CLOSED');
  });

  it('watches for all tabs at once, and no more for one that has left', async () => {
    const { first, second } = await twoTabs();
    void first.pad.send({ type: 'watch', targets: ['bo'] });
    void second.pad.send({ type: 'watch', targets: ['chen'], about: 'item-1' });
    await waitUntil(() => first.fake.sent.length === 2, 'both lists are asked for');
    expect(first.fake.sent[1]).to.deep.include({ targets: ['chen', 'bo'], about: 'item-1' });
    await second.pad.disconnect();
    await waitUntil(() => first.fake.sent.length === 3, 'the list is made shorter');
    expect(first.fake.sent[2]).to.deep.include({ targets: ['bo'] });
  });

  it('goes on in the next tab when the leading one goes', async () => {
    const { first, second } = await twoTabs();
    await first.pad.disconnect();
    await waitUntil(() => second.fake.connected && dutyOf(second.pad) === '', 'the second tab leads, alone');
    second.fake.reportInteraction(anInteraction());
    expect(has(second.pad, 'item-1')).to.equal(true);
  });

  it('asks again by the same id what a leader has left unanswered', async () => {
    const { first, second } = await twoTabs();
    const done = second.pad.send({ type: 'set-state', state: 'ready' });
    await waitUntil(() => first.fake.sent.length === 1, 'the leader is asked');
    await first.pad.disconnect();
    await waitUntil(() => second.fake.sent.length === 1, 'the next leader asks');
    expect(second.fake.sent[0]).to.deep.equal(first.fake.sent[0]);
    const [{ id } = { id: '' }] = second.fake.sent;
    second.fake.accept(id);
    second.fake.report({ type: 'settled', command: id });
    await done;
  });

  it('does not repeat what the backend would not know again', async () => {
    const { first, second } = await twoTabs({ recognisesCommands: false });
    const done = second.pad.send({ type: 'call', number: '+46700000000' });
    await waitUntil(() => first.fake.sent.length === 1, 'the leader is asked');
    await first.pad.disconnect();
    expect(await codeOf(done)).to.equal('UNKNOWN');
    expect(second.fake.sent).to.deep.equal([]);
  });

  it('takes over from a tab that has the lead and is silent', async () => {
    const frozen = `contact-pad/test-${String(name)}/anna`;
    let isStolen = false;
    const lost = navigator.locks
      .request(frozen, () => new Promise(() => undefined))
      .catch(() => {
        isStolen = true;
      });
    const { pad, fake } = aTab();
    void pad.connect();
    await waitUntil(() => fake.connected, 'the tab does not wait for ever');
    await lost;
    expect(isStolen).to.equal(true);
  });

  it('counts a tab as long as that holds its lock, and no longer', async () => {
    const { pad } = aTab();
    await pad.connect();
    const common = `contact-pad/test-${String(name)}/anna`;
    let die: () => void = () => undefined;
    await new Promise<void>((held) => {
      void navigator.locks.request(`${common}/other`, () => {
        held();
        return new Promise<void>((resolve) => {
          die = resolve;
        });
      });
    });
    const other = new BroadcastChannel(common);
    other.postMessage({ type: 'hello', from: 'other', version: VERSION });
    await waitUntil(() => dutyOf(pad) === 'leads front', 'there are two, and this one was used last');
    other.postMessage({ type: 'used', from: 'other', version: VERSION });
    await waitUntil(() => dutyOf(pad) === 'leads', 'the other is in front');
    die();
    await waitUntil(() => dutyOf(pad) === '', 'this one is alone');
    other.close();
  });

  it('is by itself where the browser has no channels, and says so once', async () => {
    const { BroadcastChannel: real } = globalThis;
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    try {
      const { pad, fake } = aTab();
      await pad.connect();
      expect([fake.connected, dutyOf(pad)]).to.deep.equal([true, '']);
      expect(pad.state.notices.map(({ text }) => text)).to.deep.equal([
        'This browser cannot share the pad among tabs: each tab works by itself.',
      ]);
    } finally {
      globalThis.BroadcastChannel = real;
    }
  });

  it('keeps two agents in one browser apart', async () => {
    const anna = aTab();
    const bo = aTab({ agent: 'bo' });
    await Promise.all([anna.pad.connect(), bo.pad.connect()]);
    anna.fake.reportInteraction(anInteraction());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([anna.fake.connected, bo.fake.connected, bo.pad.state.interactions.length]).to.deep.equal([
      true,
      true,
      0,
    ]);
  });

  it('refuses a tab with another version, and says so', async () => {
    const first = aTab();
    await first.pad.connect();
    const channel = new BroadcastChannel(`contact-pad/test-${String(name)}/anna`);
    const heard: { type: string; to?: string }[] = [];
    channel.onmessage = ({ data }: MessageEvent<{ type: string; to?: string }>) => heard.push(data);
    channel.postMessage({ type: 'hello', from: 'newer', version: 99 });
    await waitUntil(
      () => heard.some(({ type, to }) => type === 'refused' && to === 'newer'),
      'it is refused',
    );
    const second = aTab();
    const connected = second.pad.connect();
    channel.postMessage({ type: 'lead', from: 'newer', version: 99 });
    channel.close();
    await connected;
  });

  it('passes on the end of the tie to all', async () => {
    const { first, second } = await twoTabs();
    first.fake.report({ type: 'link', link: aLink({ state: 'down' }), now: FIXTURE_TIME });
    await waitUntil(() => second.pad.state.sources['fake']?.link.state === 'down', 'the second tab knows');
    expect(dutyOf(second.pad)).not.to.include('leads');
  });

  for (const [way, ms] of [
    ['forwards', HOUR],
    ['back', -HOUR],
  ] as const)
    it(`is not moved by a clock that is set ${way}: the same tab leads, and all know the time again`, async () => {
      const clock = new WrongClock();
      const { first, second } = await twoTabs({ clock });
      // The adapter tells the time anew when it notices.
      const tellTime = (): void => {
        first.fake.report({ type: 'link', link: aLink(), now: Date.now() });
      };
      const knowsTime = ({ pad }: { pad: Pad }): boolean =>
        Math.abs(pad.now('fake') - Date.now()) < HOUR / 10;
      tellTime();
      await waitUntil(() => knowsTime(second), 'it knows the time');
      clock.set(ms);
      const third = aTab({ clock });
      await third.pad.connect();
      expect([first, second].some(knowsTime)).to.equal(false);

      tellTime();
      for (const tab of [first, second, third]) await waitUntil(() => knowsTime(tab), 'it knows the time');
      const links = [first, second, third].map(({ pad }) => pad.state.sources['fake']?.link.state);
      expect(links).to.deep.equal(['up', 'up', 'up']);
      expect([first, second, third].map(({ fake }) => fake.connected)).to.deep.equal([true, false, false]);
      await first.pad.disconnect();
      await waitUntil(() => second.fake.connected, 'the next one leads');
    });
});
