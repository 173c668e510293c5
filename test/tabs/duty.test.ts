import { expect } from '@open-wc/testing';
import type { Fact, Pad, Signal } from '../../src/core/index.js';
import { aLink, anAgent, anInteraction, aSnapshot } from '../../src/testing/index.js';
import { closeFrameTabs, openFrameTab, type FrameTab } from '../support/tab-frames.js';
import { waitUntil } from '../support/wait-until.js';

let name = 0;

/** Tabs that came one after the other, of which the first leads. */
async function tabs(count: number): Promise<FrameTab[]> {
  const opened: FrameTab[] = [];
  for (let n = 0; n < count; n += 1) {
    const tab = await openFrameTab(`duty-${String(name)}`);
    await tab.pad.connect();
    opened.push(tab);
  }
  return opened;
}

function duty({ state }: Pad): string {
  const { tab } = state.sources['fake']?.link ?? {};
  return tab ? `${tab.leads ? 'leads' : 'follows'}${tab.front ? ' in front' : ''}` : 'alone';
}

/** Waits until this falls to the tabs, in their order. */
async function falls(to: readonly FrameTab[], wanted: readonly string[]): Promise<void> {
  const now = (): string[] => to.map(({ pad }) => duty(pad));
  await waitUntil(() => now().join() === wanted.join()).catch(() => undefined);
  expect(now()).to.deep.equal(wanted);
}

function audio(): object {
  return { state: 'ready', microphones: [], speakers: [], microphoneVolume: 1, speakerVolume: 1 };
}

/** The leader's line has sound, and a call if so wanted. */
function tellSound({ fake }: FrameTab, phase: 'connected' | 'gone' = 'gone'): void {
  const call = anInteraction({
    id: 'call',
    medium: 'voice',
    phase,
    call: { direction: 'inbound' },
    revision: 50,
  });
  fake.report({ type: 'link', link: aLink({ audio: audio() as never }) });
  if (phase === 'connected') fake.report({ type: 'interaction', interaction: call });
}

describe('what falls to which tab', () => {
  beforeEach(() => {
    name += 1;
  });
  afterEach(closeFrameTabs);

  it('is told while there are several, and each to one of them', async () => {
    const all = await tabs(3);
    await falls(all, ['leads in front', 'follows', 'follows']);
    all[1]?.kill();
    all[2]?.kill();
    await falls(all.slice(0, 1), ['alone']);
  });

  it('puts the tab in front that the agent uses', async () => {
    const all = await tabs(3);
    all[2]?.use();
    await falls(all, ['leads', 'follows', 'follows in front']);
    all[0]?.use();
    await falls(all, ['leads in front', 'follows', 'follows']);
  });

  it('passes to the tab that was used before, when the one in front is killed', async () => {
    const all = await tabs(4);
    all[1]?.use();
    await falls(all.slice(1, 2), ['follows in front']);
    all[3]?.use();
    await falls(all.slice(3), ['follows in front']);
    all[3]?.kill();
    await falls(all.slice(0, 3), ['leads', 'follows in front', 'follows']);
  });

  it('stays with the tab in front when the leading one is killed, and another leads within a second', async () => {
    const all = await tabs(3);
    const [, second, third] = all;
    third?.use();
    await falls(all, ['leads', 'follows', 'follows in front']);
    const killed = performance.now();
    all[0]?.kill();
    await waitUntil(() => second?.fake.connected === true, 'the second tab leads', { interval: 5 });
    expect(performance.now() - killed).to.be.below(1000);
    await falls(all.slice(1), ['leads', 'follows in front']);
  });

  it('leaves no moment with two tabs in front for one fact', async () => {
    const all = await tabs(3);
    const seen = new Map<string, number>();
    for (const { pad } of all)
      pad.subscribe(({ interactions, sources }, before) => {
        const [one] = interactions.slice(before.interactions.length);
        if (one && sources['fake']?.link.tab?.front) seen.set(one.id, (seen.get(one.id) ?? 0) + 1);
      });
    for (let n = 0; n < 60; n += 1) {
      all[n % 3]?.use();
      all[0]?.fake.reportInteraction(anInteraction({ id: `item-${String(n)}`, revision: 100 + n }));
      if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    await waitUntil(() => all.every(({ pad }) => pad.state.interactions.length === 60), 'all have heard all');
    expect([...seen.values()]).to.deep.equal(Array<number>(60).fill(1));
  });

  it('brings the sound to the tab that asks for it', async () => {
    const all = await tabs(2);
    const [first, second] = all as [FrameTab, FrameTab];
    tellSound(first);
    const moved = second.pad.send({ type: 'enable-audio' });
    await waitUntil(() => second.fake.sent.length === 1, 'its own line enables the sound');
    expect([first.fake.connected, first.fake.sent.length]).to.deep.equal([false, 0]);
    second.fake.accept(second.fake.sent[0]?.id ?? '');
    second.fake.report({ type: 'settled', command: second.fake.sent[0]?.id ?? '' });
    await moved;
    await falls(all, ['follows in front', 'leads']);
  });

  it('leaves the sound where a call is', async () => {
    const all = await tabs(2);
    const [first, second] = all as [FrameTab, FrameTab];
    tellSound(first, 'connected');
    const code = await second.pad.send({ type: 'enable-audio' }).catch(({ code }: { code: string }) => code);
    expect([code, first.fake.connected, second.fake.connected]).to.deep.equal(['CALL_OPEN', true, false]);
  });

  it('brings the sound with its call where the line can hand it over, before the line is told to stop', async () => {
    const first = await openFrameTab(`duty-${String(name)}`);
    const { connect, disconnect } = first.fake;
    let stop: Signal | undefined;
    let handedOver: boolean | undefined;
    Object.assign(first.fake, {
      connect(report: (fact: Fact) => void, signal: Signal) {
        stop = signal;
        return connect(report, signal);
      },
      handOver() {
        handedOver = stop?.aborted === false;
        return disconnect();
      },
    });
    await first.pad.connect();
    const [second] = (await tabs(1)) as [FrameTab];
    tellSound(first, 'connected');
    void second.pad.send({ type: 'enable-audio' });
    await waitUntil(() => second.fake.sent.length === 1, 'its own line enables the sound');
    expect([handedOver, first.fake.connected]).to.deep.equal([true, false]);
  });

  it('passes on while the browser has put a page away, which joins again when it is back', async () => {
    const all = await tabs(2);
    const [first, second] = all as [FrameTab, FrameTab];
    const { window } = first;
    window.dispatchEvent(new window.PageTransitionEvent('pagehide', { persisted: true }));
    await waitUntil(() => second.fake.connected, 'the other leads');
    expect(first.fake.connected).to.equal(false);
    expect(first.pad.state.sources['fake']?.link.state).to.equal('down');
    second.fake.report(
      aSnapshot({ agent: anAgent({ revision: 90 }), interactions: [anInteraction({ revision: 89 })] }),
    );
    window.dispatchEvent(new window.PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => first.pad.state.interactions.length === 1, 'it knows what came meanwhile');
    await falls(all, ['follows', 'leads in front']);
  });

  it('passes on when the page is frozen', async () => {
    const [first, second] = (await tabs(2)) as [FrameTab, FrameTab];
    const { document } = first.window;
    document.dispatchEvent(new Event('freeze'));
    await waitUntil(() => second.fake.connected, 'the other leads');
    document.dispatchEvent(new Event('resume'));
    await falls([first, second], ['follows', 'leads in front']);
  });
});
