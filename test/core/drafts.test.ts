import { expect } from '@open-wc/testing';
import { Pad, type LocalChange } from '../../src/core/index.js';
import { aLink, aSnapshot, anIm, anInteraction, fakeAdapter, virtualClock } from '../../src/testing/index.js';

const adapter = fakeAdapter({
  first: [aSnapshot({ interactions: [anInteraction(), anIm()] }), { type: 'link', link: aLink() }],
});

function write(pad: Pad, interaction: string, fields: Record<string, string | undefined>): void {
  pad.set({ type: 'draft', interaction, fields } satisfies LocalChange);
}

async function aPad(): Promise<Pad> {
  const pad = new Pad({ adapter, clock: virtualClock() });
  await pad.connect();
  return pad;
}

describe('what the agent writes', () => {
  it('stands by interaction and by the command that is to bring it over', async () => {
    const pad = await aPad();
    write(pad, 'item-1', { 'set-note': 'Called' });
    write(pad, 'im-1', { 'send-message': 'Hello' });
    write(pad, 'item-1', { transfer: 'Please' });
    expect(pad.state.drafts).to.deep.equal({
      'item-1': { 'set-note': 'Called', transfer: 'Please' },
      'im-1': { 'send-message': 'Hello' },
    });
    expect(Object.isFrozen(pad.state)).to.equal(true);
  });

  it('is forgotten by the field, and with the last field the interaction', async () => {
    const pad = await aPad();
    write(pad, 'item-1', { 'set-note': 'Called', transfer: 'Please' });
    write(pad, 'item-1', { 'set-note': undefined });
    expect(pad.state.drafts).to.deep.equal({ 'item-1': { transfer: 'Please' } });
    write(pad, 'item-1', { transfer: undefined });
    expect(pad.state.drafts).to.deep.equal({});
  });

  it('stays when it is sent, and goes when a fact confirms the same text', async () => {
    const pad = await aPad();
    write(pad, 'item-1', { 'set-note': 'Called' });
    void pad.send({ type: 'set-note', id: 'c1', interaction: 'item-1', note: 'Called' });
    expect(pad.state.drafts['item-1']).to.deep.equal({ 'set-note': 'Called' });
    adapter.reportInteraction(anInteraction({ note: 'Called' }), 'c1');
    expect(pad.state.drafts).to.deep.equal({});
  });

  it('stays where more was written meanwhile', async () => {
    const pad = await aPad();
    write(pad, 'item-1', { 'set-note': 'Called' });
    void pad.send({ type: 'set-note', id: 'c1', interaction: 'item-1', note: 'Called' });
    write(pad, 'item-1', { 'set-note': 'Called back' });
    adapter.reportInteraction(anInteraction({ note: 'Called' }), 'c1');
    expect(pad.state.drafts['item-1']).to.deep.equal({ 'set-note': 'Called back' });
  });

  it('goes by the id of its command where it has one', async () => {
    const pad = await aPad();
    write(pad, 'im-1', { 'send-message': 'Next', 'send-message:c1': 'Hi', 'send-message:c2': 'Hi' });
    void pad.send({ type: 'send-message', id: 'c1', interaction: 'im-1', text: 'Hi' });
    adapter.reportInteraction(anIm(), 'c1');
    expect(pad.state.drafts['im-1']).to.deep.equal({ 'send-message': 'Next', 'send-message:c2': 'Hi' });
  });

  for (const [became, spoil] of [
    ['was refused', () => adapter.refuse('c1', 'INVALID')],
    ['was confirmed by nobody', () => adapter.reportInteraction(anInteraction(), 'another')],
  ] as const)
    it(`stays where its command ${became}`, async () => {
      const pad = await aPad();
      write(pad, 'item-1', { reply: 'Dear Eva' });
      pad.send({ type: 'reply', id: 'c1', interaction: 'item-1', text: 'Dear Eva' }).catch(() => undefined);
      spoil();
      await Promise.resolve();
      expect(pad.state.drafts['item-1']).to.deep.equal({ reply: 'Dear Eva' });
    });

  it('goes with what the agent has ended', async () => {
    const pad = await aPad();
    write(pad, 'item-1', { transfer: 'Please' });
    void pad.send({ type: 'done', id: 'c1', interaction: 'item-1' });
    adapter.reportInteraction(anInteraction({ phase: 'gone', outcome: 'done', can: {} }), 'c1');
    expect(pad.state.drafts).to.deep.equal({});
  });

  it('stays behind when the interaction leaves by itself', async () => {
    const pad = await aPad();
    write(pad, 'item-1', { reply: 'Dear Eva' });
    adapter.reportInteraction(anInteraction({ phase: 'gone', outcome: 'withdrawn', can: {} }));
    adapter.report(aSnapshot({ interactions: [] }));
    expect(pad.state.drafts).to.deep.equal({ 'item-1': { reply: 'Dear Eva' } });
  });

  it('stays behind also when the backend only then confirms what nobody asked for by hand', async () => {
    const pad = await aPad();
    write(pad, 'im-1', { 'send-message': 'Dear Eva' });
    void pad.send({ type: 'typing', id: 'c1', interaction: 'im-1' });
    adapter.reportInteraction(anIm({ phase: 'gone', outcome: 'withdrawn', can: {} }));
    adapter.report({ type: 'settled', command: 'c1' });
    expect(pad.state.commands).to.deep.equal([]);
    expect(pad.state.drafts).to.deep.equal({ 'im-1': { 'send-message': 'Dear Eva' } });
  });

  it('can be there before the first fact', () => {
    const drafts = { 'item-1': { reply: 'Dear Eva' } };
    expect(new Pad({ adapter, restored: { drafts } }).state.drafts).to.equal(drafts);
  });
});
