import { expect } from '@open-wc/testing';
import { Pad, type Agent } from '../../src/core/index.js';
import { openCalls, type CallLogEntry } from '../../src/call-log/index.js';
import { persist, restore } from '../../src/storage/index.js';
import {
  aLink,
  aSnapshot,
  anAgent,
  anInteraction,
  fakeAdapter,
  virtualClock,
} from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { anOwner, frames, openPage, put, reopened, stored, write } from './support.js';

const WEEK = 604_800_000;
const bo = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;

function codes({ pad }: { pad: Pad }): readonly string[] {
  return pad.state.notices.map(({ code }) => code);
}

async function loggedOut(agent: Partial<Agent> = {}): Promise<ReturnType<typeof anOwner>> {
  const owner = anOwner();
  const page = await openPage({ ...owner, ...agent });
  write(page, 'reply', 'Dear Eva');
  page.pad.set({ type: 'favourites', target: bo, keep: true });
  await frames();
  page.adapter.report({ type: 'agent', agent: anAgent({ state: 'logged-out' }) });
  expect(page.pad.state.drafts).to.deep.equal({});
  await page.close();
  return owner;
}

describe('after a reload', () => {
  it('a pad has its drafts, favourites, recent targets, messages and marks', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    write(page, 'set-note', 'Called back');
    write(page, 'transfer', 'Please');
    page.pad.set({ type: 'draft', interaction: 'im-1', fields: { 'send-message': 'Hello' } });
    page.pad.set({ type: 'favourites', target: bo, keep: true });
    page.pad.set({ type: 'recents', target: bo, keep: true });
    page.adapter.report({ type: 'notice', notice: { id: 'n1', level: 'info', text: 'Lunch at noon' } });
    page.pad.set({ type: 'notices', as: 'read' });
    const { drafts, favourites, recents, notices, unread } = page.pad.state;
    await page.close();
    const after = await reopened(owner);
    expect(after).to.deep.include({ drafts, favourites, recents, notices, unread });
    expect(Object.keys(drafts)).to.have.length(2);
    expect(notices).to.have.length(1);
  });

  it('a pad has the settings of the agent, also after a log-out', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    const settings = { 'key:hold': 'Alt+H' };
    page.pad.set({ type: 'restored', restored: { settings } });
    await frames();
    page.adapter.report({ type: 'agent', agent: anAgent({ state: 'logged-out' }) });
    await page.close();
    expect((await reopened(owner)).settings).to.deep.equal(settings);
  });

  it('shows the interaction that was open in this tab', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    page.pad.set({ type: 'select', interaction: 'im-1' });
    await page.close();
    expect((await reopened(owner)).selected).to.equal('im-1');
  });

  it('has open of each contact what was open in this tab', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    page.pad.set({ type: 'restored', restored: { layout: { 'item-1': 'history' } } });
    await page.close();
    expect((await reopened(owner)).layout).to.deep.equal({ 'item-1': 'history' });
  });

  for (const view of ['item-1', '{}', '{"selected":7}', '{"selected":"item-1","layout":[1]}'])
    it(`does without what is no view of a tab: ${view}`, async () => {
      const owner = anOwner();
      sessionStorage.setItem(`contact-pad/${JSON.stringify([owner.name, owner.agent])}`, view);
      expect((await restore(owner)).layout ?? {}).to.deep.equal({});
    });

  it('begins with nothing where nothing was kept', async () => {
    const { drafts, commands, selected } = await restore(anOwner());
    expect([drafts, commands, selected]).to.deep.equal([{}, [], undefined]);
  });

  it('asks about a message whose outcome is not known by its own id', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    page.pad
      .send({ type: 'send-message', id: 'c1', interaction: 'im-1', text: 'Hello' })
      .catch(() => undefined);
    void page.pad.send({ type: 'done', id: 'c2', interaction: 'item-1' }).catch(() => undefined);
    await page.close();
    const next = await openPage(owner);
    expect(next.pad.state.commands.map(({ command, phase }) => [command.id, phase])).to.deep.equal([
      ['c1', 'unknown'],
    ]);
    void next.pad.retry('c1');
    expect(next.adapter.sent).to.deep.equal([
      { type: 'send-message', id: 'c1', interaction: 'im-1', text: 'Hello' },
    ]);
    next.adapter.reportInteraction(anInteraction(), 'c1');
    await next.close();
    expect((await reopened(owner)).commands).to.deep.equal([]);
  });

  it('has no draft that was brought over, and none that was a week old', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    write(page, 'set-note', 'Called');
    write(page, 'reply', 'Dear Eva');
    page.pad.set({ type: 'favourites', target: bo, keep: true });
    void page.pad.send({ type: 'set-note', id: 'c1', interaction: 'item-1', note: 'Called' });
    page.adapter.reportInteraction(anInteraction({ note: 'Called' }), 'c1');
    await page.close();
    expect((await reopened(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
    const later = await restore({ ...owner, clock: virtualClock(Date.now() + WEEK) });
    expect([later.drafts, later.favourites]).to.deep.equal([{}, [bo]]);
  });

  it('tells the call log what nobody has accepted, and no more what somebody has', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    const calls = openCalls(page.pad);
    const entry: CallLogEntry = {
      id: 'e1',
      ...({ interactionId: 'item-1', backend: 'fake', medium: 'voice', direction: 'inbound' } as const),
      ...({ start: 1, end: 2, done: 3, outcome: 'done', releasedBy: 'agent', subject: 'Loan' } as const),
      ...{ recorded: false, agent: { id: 'anna', name: 'Anna Berg' } },
    };
    calls.keep(entry);
    calls.keep({ ...entry, id: 'e2' });
    calls.accept('e2');
    await page.close();
    const next = await openPage(owner);
    await waitUntil(() => openCalls(next.pad).entries.size > 0);
    expect([...openCalls(next.pad).entries.values()]).to.deep.equal([entry]);
    openCalls(next.pad).accept('e1');
    await next.close();
    expect(await stored(owner)).not.to.contain('interactionId');
  });

  it('chooses the devices that the agent chose, where they are there', async () => {
    const owner = anOwner();
    const device = (id: string): { id: string; label: string } => ({ id, label: id });
    const audio = {
      state: 'ready',
      microphones: [device('desk'), device('headset')],
      speakers: [device('desk'), device('headset')],
      microphoneVolume: 1,
      speakerVolume: 1,
    } as const;
    const page = await openPage(owner);
    page.adapter.report({ type: 'link', link: aLink({ audio }) });
    await frames();
    const chosen = { ...audio, microphone: 'headset', speaker: 'headset', speakerVolume: 0.5 };
    page.adapter.report({ type: 'link', link: aLink({ audio: chosen }) });
    await page.close();
    const next = await openPage(owner);
    next.adapter.report({ type: 'link', link: aLink({ audio: { ...audio, speakers: [device('desk')] } }) });
    await waitUntil(() => next.adapter.sent.length > 0);
    expect(next.adapter.sent[0]).to.deep.include({
      type: 'set-audio',
      microphone: 'headset',
      microphoneVolume: 1,
      speakerVolume: 0.5,
    });
    expect(next.adapter.sent[0]).not.to.have.property('speaker');
    await next.close();
  });
});

describe('what is kept', () => {
  it('is no case data, no transcript and no attachment', async () => {
    const owner = anOwner();
    const secret = 'IBAN-77';
    const page = await openPage(owner);
    const caseData = [{ key: 'iban', label: 'IBAN', value: secret, type: 'string', editable: true } as const];
    page.adapter.reportInteraction(anInteraction({ caseData, body: secret, note: secret }));
    page.adapter.report({
      type: 'message',
      entry: { interaction: 'im-1', number: 1, at: 1, by: { kind: 'agent', name: 'Bo' }, text: secret },
    });
    page.pad
      .send({ type: 'set-case-data', interaction: 'item-1', key: 'iban', value: secret })
      .catch(() => undefined);
    write(page, 'reply', 'Dear Eva');
    await page.close();
    expect(await stored(owner))
      .to.contain('Dear Eva')
      .and.not.contain(secret);
  });

  it('is seen by no other agent, and by no other contact centre', async () => {
    const owner = anOwner('b/c');
    const page = await openPage(owner);
    write(page, 'reply', 'Dear Eva');
    page.pad.set({ type: 'select', interaction: 'im-1' });
    await page.close();
    for (const other of [
      { ...owner, agent: 'bo' },
      { ...owner, name: 'other' },
      { name: `${owner.name}/b`, agent: 'c' },
    ]) {
      const { drafts, selected } = await restore(other);
      expect([drafts, selected]).to.deep.equal([{}, undefined]);
    }
  });

  it('goes when the agent logs out', async () => {
    const owner = await loggedOut();
    const { drafts, favourites, selected } = await restore(owner);
    expect([drafts, favourites, selected]).to.deep.equal([{}, [], undefined]);
    expect(await stored(owner)).to.equal('[[],[]]');
  });

  it('may keep settings beyond that', async () => {
    const { drafts, favourites } = await restore(await loggedOut({ keepSettings: true } as object));
    expect([drafts, favourites]).to.deep.equal([{}, [bo]]);
  });

  it('stays when the backend gave the agent up that was away', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    write(page, 'reply', 'Dear Eva');
    page.adapter.report(aSnapshot({ agent: anAgent({ state: 'logged-out' }), interactions: [] }));
    await page.close();
    expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
  });

  it('is written once for all that happens in a frame', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    await frames();
    const begin = IDBDatabase.prototype.transaction;
    let writes = 0;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
      if (mode === 'readwrite') writes += 1;
      return begin.call(this, stores, mode, ...rest);
    };
    try {
      for (const text of ['D', 'De', 'Dea', 'Dear', 'Dear ', 'Dear E']) write(page, 'reply', text);
      await waitUntil(() => writes > 0);
      await page.close();
      expect(writes).to.equal(1);
    } finally {
      IDBDatabase.prototype.transaction = begin;
    }
    expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear E' } });
  });

  it('is written at once when the page goes', async () => {
    const owner = anOwner();
    const page = await openPage(owner);
    await frames();
    write(page, 'reply', 'Dear Eva');
    dispatchEvent(new Event('pagehide'));
    expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
    await page.close();
  });

  describe('when the browser ends what is begun as the page goes', () => {
    const { put: stores } = IDBObjectStore.prototype;
    afterEach(() => {
      IDBObjectStore.prototype.put = stores;
    });

    /** A page that held a draft, wrote another, and went. */
    async function pageThatWent(owner: ReturnType<typeof anOwner>, text: string | undefined): Promise<void> {
      const page = await openPage(owner);
      write(page, 'reply', 'Dear');
      await frames();
      IDBObjectStore.prototype.put = function (...given) {
        const request = stores.apply(this, given);
        this.transaction.abort();
        return request;
      };
      write(page, 'reply', text);
      dispatchEvent(new Event('pagehide'));
      await page.close();
      IDBObjectStore.prototype.put = stores;
    }

    it('is found again by the next page of the tab, which stores it', async () => {
      const owner = anOwner();
      await pageThatWent(owner, 'Dear Eva');
      const page = await openPage(owner);
      expect(page.pad.state.drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
      await frames();
      await page.close();
      sessionStorage.clear();
      expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
    });

    it('gives way to what another tab has written since', async () => {
      const owner = anOwner();
      await pageThatWent(owner, 'Dear Eva');
      const since = { version: 1, at: Date.now() + 1, value: { reply: 'Dear Mei' } };
      await put(owner, { 'draft item-1': since });
      expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { reply: 'Dear Mei' } });
    });

    it('counts for a moment, as long as a page takes to be loaded again', async () => {
      const owner = anOwner();
      await pageThatWent(owner, 'Dear Eva');
      const later = virtualClock(Date.now() + 120_000);
      expect((await restore({ ...owner, clock: later })).drafts).to.deep.equal({
        'item-1': { reply: 'Dear' },
      });
    });
  });

  it('is opened once by a page, however many pads come and go', async () => {
    const owner = anOwner();
    const { open } = IDBFactory.prototype;
    let opened = 0;
    IDBFactory.prototype.open = function (...given) {
      opened += 1;
      return open.apply(this, given);
    };
    try {
      for (let pads = 0; pads < 3; pads += 1) await reopened(owner);
      expect(opened).to.equal(1);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});

describe('a browser that does not store', () => {
  const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;

  afterEach(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', open);
  });

  it('is said once, and the pad works on', async () => {
    Object.defineProperty(IDBFactory.prototype, 'open', {
      configurable: true,
      value: () => {
        throw new DOMException('private', 'SecurityError');
      },
    });
    const page = await openPage(anOwner());
    write(page, 'reply', 'Dear');
    await waitUntil(() => codes(page).length > 0);
    write(page, 'reply', 'Dear Eva');
    await page.close();
    expect(codes(page)).to.deep.equal(['storage-failed']);
    expect(page.pad.state.drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
  });

  it('keeps nobody waiting when it does not even answer', async () => {
    Object.defineProperty(IDBFactory.prototype, 'open', { configurable: true, value: () => ({}) });
    const clock = virtualClock();
    const waiting = restore({ ...anOwner(), clock });
    await Promise.resolve();
    await clock.advanceAsync(2_000);
    expect((await waiting).drafts).to.deep.equal({});
  });

  describe('for a moment', () => {
    const { put: works } = IDBObjectStore.prototype;

    function fail(times = Infinity): void {
      let left = times;
      IDBObjectStore.prototype.put = function (...given) {
        if (left <= 0) return works.apply(this, given);
        left -= 1;
        this.transaction.abort();
        return {} as IDBRequest<IDBValidKey>;
      };
    }

    afterEach(() => {
      IDBObjectStore.prototype.put = works;
    });

    it('is written to again, whole, with what comes next', async () => {
      const owner = anOwner();
      // Its next try waits until the test is through with the one that fails.
      const clock = virtualClock();
      const page = await openPage({ ...owner, clock });
      fail(1);
      write(page, 'set-note', 'Called');
      clock.advance(16);
      await waitUntil(() => codes(page).length > 0);
      write(page, 'reply', 'Dear Eva');
      await page.close();
      expect(codes(page)).to.deep.equal(['storage-failed']);
      expect((await restore(owner)).drafts).to.deep.equal({
        'item-1': { 'set-note': 'Called', reply: 'Dear Eva' },
      });
    });

    it('is written to again a little later where nothing comes', async () => {
      const owner = anOwner();
      const clock = virtualClock();
      const page = await openPage({ ...owner, clock });
      // The notice is a change too: with it, it is tried a second time.
      fail(2);
      write(page, 'set-note', 'Called');
      clock.advance(16);
      await waitUntil(() => codes(page).length > 0);
      clock.advance(16);
      await frames();
      clock.advance(5_000);
      await frames();
      expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { 'set-note': 'Called' } });
      await page.close();
    });

    it('is tried once more before the page goes', async () => {
      const owner = anOwner();
      const page = await openPage(owner);
      fail(1);
      write(page, 'set-note', 'Called');
      await page.close();
      expect((await restore(owner)).drafts).to.deep.equal({ 'item-1': { 'set-note': 'Called' } });
    });
  });
});

describe('records of another version', () => {
  it('are left alone where they are newer, and that is said once', async () => {
    const owner = anOwner();
    const newer = { version: 9, at: Date.now(), value: { reply: { rich: true } } };
    await put(owner, { 'draft item-1': newer });
    const page = await openPage(owner);
    expect(page.pad.state.drafts).to.deep.equal({});
    write(page, 'reply', 'Dear Eva');
    await page.close();
    expect(codes(page)).to.deep.equal(['storage-newer']);
    expect(await stored(owner)).to.contain(JSON.stringify(newer.value));
  });

  it('can be kept by a page that restores nothing', async () => {
    const owner = anOwner();
    const pad = new Pad({ adapter: fakeAdapter() });
    const close = persist(pad, owner);
    await pad.connect();
    pad.set({ type: 'favourites', target: bo, keep: true });
    await close();
    expect((await restore(owner)).favourites).to.deep.equal([bo]);
  });
});
