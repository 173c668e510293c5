import { expect, waitUntil } from '@open-wc/testing';
import { restore, type PersistOptions } from '../../src/storage/index.js';
import { anInteraction, virtualClock } from '../../src/testing/index.js';
import { anOwner, frames, openPage, write, type KeptPad } from './support.js';

const open: KeptPad[] = [];

/** Two tabs of an agent. */
async function twoTabs(options: Partial<PersistOptions> = {}): Promise<[KeptPad, KeptPad, PersistOptions]> {
  const owner = { ...anOwner(), ...options };
  const tabs = [await openPage(owner, {}), await openPage(owner, {})] as const;
  open.push(...tabs);
  await frames();
  return [...tabs, owner];
}

const textIn = ({ pad }: KeptPad, field: string): string | undefined => pad.state.drafts['item-1']?.[field];

describe('what is written in one tab', () => {
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ close }) => close()));
  });

  it('appears in the others, and goes there too', async () => {
    const [first, second] = await twoTabs();
    write(first, 'set-note', 'Called');
    await waitUntil(() => textIn(second, 'set-note') === 'Called');
    write(first, 'set-note', undefined);
    await waitUntil(() => textIn(second, 'set-note') === undefined);
  });

  it('is not told back and forth', async () => {
    const [first, second] = await twoTabs();
    let told = 0;
    const channel = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message: unknown) {
      told += 1;
      channel.call(this, message);
    };
    try {
      write(first, 'set-note', 'Called');
      await waitUntil(() => textIn(second, 'set-note') === 'Called');
      await frames();
      expect(told).to.equal(1);
    } finally {
      BroadcastChannel.prototype.postMessage = channel;
    }
  });

  it('stands beside what is written in another field in another tab', async () => {
    const [first, second, owner] = await twoTabs();
    write(first, 'set-note', 'Called');
    write(second, 'reply', 'Dear Eva');
    await waitUntil(() => textIn(first, 'reply') !== undefined && textIn(second, 'set-note') !== undefined);
    await frames();
    expect((await restore(owner)).drafts).to.deep.equal({
      'item-1': { 'set-note': 'Called', reply: 'Dear Eva' },
    });
  });

  it('takes the place of what was written in that field before', async () => {
    const clock = virtualClock(Date.now());
    const [first, second, owner] = await twoTabs({ clock });
    const pass = async (ms: number): Promise<void> => {
      await clock.advanceAsync(ms);
      await frames();
    };
    write(first, 'reply', 'Dear Eva');
    await pass(100);
    await pass(2_000);
    write(second, 'reply', 'Hello Eva');
    await pass(100);
    expect([textIn(first, 'reply'), textIn(second, 'reply')]).to.deep.equal(['Hello Eva', 'Hello Eva']);
    expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Hello Eva' } });
  });

  it('is not taken out of the hands of who writes in the same field at that moment', async () => {
    const clock = virtualClock(Date.now());
    const [first, second, owner] = await twoTabs({ clock });
    const pass = async (): Promise<void> => {
      await clock.advanceAsync(20);
      await frames();
    };
    write(first, 'reply', 'Dear');
    await pass();
    write(first, 'reply', 'Dear Eva');
    write(second, 'reply', undefined);
    for (let frame = 0; frame < 4; frame += 1) await pass();
    expect(textIn(first, 'reply')).to.equal('Dear Eva');
    expect(textIn(second, 'reply')).to.equal('Dear Eva');
    expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
  });

  it('is the same in the end where two write at the same moment', async () => {
    const clock = virtualClock(Date.now());
    const [first, second, owner] = await twoTabs({ clock });
    write(first, 'reply', 'Dear Eva');
    write(second, 'reply', 'Hello');
    for (let frame = 0; frame < 4; frame += 1) {
      await clock.advanceAsync(20);
      await frames();
    }
    expect(textIn(first, 'reply')).to.equal(textIn(second, 'reply'));
    expect((await restore(owner)).drafts?.['item-1']).to.deep.equal({ reply: textIn(first, 'reply') });
  });

  it('is not the message that another tab is sending', async () => {
    const [first, second] = await twoTabs();
    write(first, 'send-message:c1', 'Hello');
    write(first, 'set-note', 'Called');
    await waitUntil(() => textIn(second, 'set-note') === 'Called');
    expect(textIn(second, 'send-message:c1')).to.equal(undefined);
  });

  it('goes in every tab when it was brought over in one', async () => {
    const [first, second] = await twoTabs();
    write(first, 'set-note', 'Called');
    await waitUntil(() => textIn(second, 'set-note') === 'Called');
    void first.pad.send({ type: 'set-note', id: 'c1', interaction: 'item-1', note: 'Called' });
    first.adapter.reportInteraction(anInteraction({ note: 'Called' }), 'c1');
    await waitUntil(() => textIn(second, 'set-note') === undefined);
  });

  it('is not seen in the tab of another agent', async () => {
    const [first, , owner] = await twoTabs();
    const other = await openPage({ ...owner, agent: 'bo' });
    open.push(other);
    write(first, 'set-note', 'Called');
    await frames();
    expect(other.pad.state.drafts).to.deep.equal({});
  });

  for (const message of [
    null,
    'text',
    { version: 1, told: 'x' },
    { version: 1, told: [{ interaction: 'item-1', field: 'reply', text: 7, stamp: 9, base: 0 }] },
    { version: 2, told: [{ interaction: 'item-1', field: 'reply', text: 'x', stamp: 9e15, base: 0 }] },
  ])
    it(`is not ${JSON.stringify(message)}`, async () => {
      const [first, , owner] = await twoTabs();
      const channel = new BroadcastChannel(`contact-pad/${JSON.stringify([owner.name, owner.agent])}`);
      channel.postMessage(message);
      await frames();
      channel.close();
      expect(first.pad.state.drafts).to.deep.equal({});
    });
});
