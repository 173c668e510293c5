import { expect } from '@open-wc/testing';
import { restore, type PersistOptions } from '../../src/storage/index.js';
import { aCaseEntry, aLink, anIm, anInteraction, virtualClock } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { anOwner, ownChannel, frames, openPage, write, type KeptPad } from './support.js';

const open: KeptPad[] = [];

/** Two tabs of an agent. */
async function twoTabs(options: Partial<PersistOptions> = {}): Promise<[KeptPad, KeptPad, PersistOptions]> {
  const owner = { ...anOwner(), ...options };
  const tabs = [await openPage(owner, {}), await openPage(owner, {})] as const;
  open.push(...tabs);
  await frames();
  return [...tabs, owner];
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

const textIn = ({ pad }: KeptPad, field: string): string | undefined => pad.state.drafts['item-1']?.[field];

describe('what is set in one tab', () => {
  it('is so in the others', async () => {
    const [first, second] = await twoTabs();
    first.pad.set({ type: 'restored', restored: { settings: { 'key:hold': 'Alt+H' } } });
    await waitUntil(() => second.pad.state.settings?.['key:hold'] === 'Alt+H');
  });
});

describe('what is written in one tab', () => {
  it('appears in the others, and goes there too', async () => {
    const [first, second] = await twoTabs();
    write(first, 'set-note', 'Called');
    await waitUntil(() => textIn(second, 'set-note') === 'Called');
    write(first, 'set-note', undefined);
    await waitUntil(() => textIn(second, 'set-note') === undefined);
  });

  it('is not told back and forth', async () => {
    const [first, second, owner] = await twoTabs();
    let told = 0;
    const channel = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message: unknown) {
      if (this.name.includes(owner.name)) told += 1;
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
      const channel = ownChannel(owner);
      channel.postMessage(message);
      await frames();
      channel.close();
      expect(first.pad.state.drafts).to.deep.equal({});
    });
});

describe('what is chosen and looked at in one tab', () => {
  const bo = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
  const chen = { id: 'chen', kind: 'agent', name: 'Chen Wei' } as const;

  /** Both hear it, as two tabs of one connection do. */
  function tell(tabs: readonly KeptPad[], one: ReturnType<typeof anInteraction>): void {
    for (const { adapter } of tabs) adapter.reportInteraction(one);
  }

  for (const list of ['favourites', 'recents'] as const)
    it(`is so in the others: ${list}`, async () => {
      const [first, second] = await twoTabs();
      first.pad.set({ type: list, target: bo, keep: true });
      first.pad.set({ type: list, target: chen, keep: true });
      await waitUntil(() => second.pad.state[list].length === 2);
      expect(second.pad.state[list]).to.deep.equal([chen, bo]);
      second.pad.set({ type: list, target: bo, keep: false });
      await waitUntil(() => first.pad.state[list].length === 1);
      expect(first.pad.state[list]).to.deep.equal([chen]);
    });

  it('is so in the others: messages that are read, unread again and deleted', async () => {
    const [first, second] = await twoTabs();
    for (const { adapter } of [first, second])
      for (const id of ['n1', 'n2'])
        adapter.report({ type: 'notice', notice: { id, level: 'info', text: 'Lunch at noon' } });
    const read = (): readonly string[] =>
      second.pad.state.notices.map(({ id, read }) => `${id} ${String(read)}`);
    first.pad.set({ type: 'notices', as: 'read' });
    await waitUntil(() => read().join() === 'n2 true,n1 true', read().join());
    first.pad.set({ type: 'notices', ids: ['n1'], as: 'unread' });
    await waitUntil(() => read().join() === 'n2 true,n1 false', read().join());
    first.pad.set({ type: 'notices', ids: ['n2'], as: 'deleted' });
    await waitUntil(() => read().join() === 'n1 false', read().join());
  });

  it('is no news in the others, which show what they showed', async () => {
    const [first, second] = await twoTabs();
    tell([first, second], anIm({ conversation: { entries: 7, delivered: 0 } }));
    expect([first.pad.state.unread, second.pad.state.unread]).to.deep.equal([['im-1'], ['im-1']]);
    first.pad.set({ type: 'select', interaction: 'im-1' });
    await waitUntil(() => second.pad.state.unread.length === 0);
    expect(second.pad.state.selected).to.equal('item-1');
  });

  it('is no news in the others either when it changes in the tab in front', async () => {
    const [first, second] = await twoTabs();
    first.adapter.report({ type: 'link', link: aLink({ tab: { leads: true, front: true } }) });
    second.adapter.report({ type: 'link', link: aLink({ tab: { leads: false, front: false } }) });
    first.pad.set({ type: 'select', interaction: 'im-1' });
    await frames();
    tell([first, second], anIm({ conversation: { entries: 8, delivered: 0 } }));
    await waitUntil(() => second.pad.state.unread.length === 0);
    tell([first, second], anInteraction({ caseData: [aCaseEntry()] }));
    await frames();
    expect(first.pad.state.unread).to.deep.equal(['item-1']);
  });

  it('is told once, and not back', async () => {
    const [first, second, owner] = await twoTabs();
    const channel = ownChannel(owner);
    let told = 0;
    channel.onmessage = () => {
      told += 1;
    };
    first.pad.set({ type: 'favourites', target: bo, keep: true });
    await waitUntil(() => second.pad.state.favourites.length === 1);
    await frames();
    channel.close();
    expect(told).to.equal(1);
  });

  for (const marks of [
    null,
    { favourites: 'x' },
    { favourites: null, recents: {} },
    { notices: 'x', seen: 7 },
    { notices: { n1: 'deleted' } },
  ])
    it(`is not ${JSON.stringify(marks)}`, async () => {
      const [first, , owner] = await twoTabs();
      const notice = { id: 'n1', level: 'info', text: 'Lunch at noon' } as const;
      first.adapter.report({ type: 'notice', notice });
      first.pad.set({ type: 'favourites', target: bo, keep: true });
      await frames();
      const { favourites, recents, notices, unread } = first.pad.state;
      const channel = ownChannel(owner);
      channel.postMessage({ version: 1, told: [], marks });
      await frames();
      channel.close();
      expect(first.pad.state).to.deep.include({ favourites, recents, notices, unread });
    });

  it('keeps of a list from elsewhere only what is a target', async () => {
    const [first, , owner] = await twoTabs();
    const channel = ownChannel(owner);
    channel.postMessage({ version: 1, told: [], marks: { favourites: [{ id: 7 }, bo, null] } });
    await waitUntil(() => first.pad.state.favourites.length > 0);
    channel.close();
    expect(first.pad.state.favourites).to.deep.equal([bo]);
  });

  it('is known to a page that was kept for the way back when it is back', async () => {
    const [first, second] = await twoTabs();
    const pass = (type: 'pagehide' | 'pageshow'): void => {
      dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    };
    pass('pagehide');
    first.pad.set({ type: 'favourites', target: bo, keep: true });
    write(first, 'set-note', 'Called');
    await frames();
    expect([second.pad.state.favourites, second.pad.state.drafts]).to.deep.equal([[], {}]);
    pass('pageshow');
    await waitUntil(() => textIn(second, 'set-note') === 'Called');
    expect(second.pad.state.favourites).to.deep.equal([bo]);
  });
});
