import { expect } from '@open-wc/testing';
import type { Interaction } from '../../../src/core/index.js';
import { aLink, anAgent, anInteraction, aSnapshot } from '../../../src/testing/index.js';
import { TALKING, VoiceDesk, aCall, soon } from './voice-desk.js';

const DISPOSITIONS = {
  control: 'radio',
  required: true,
  options: [
    { code: 'good', label: 'Good' },
    { code: 'bad', label: 'Bad' },
  ],
} as const;
const WRITTEN = { 'set-note': true, 'set-disposition': true, 'assign-contact': true } as const;
const inbound = { direction: 'inbound', ani: '+46700000000' } as const;

describe('A call of the line that the gateway keeps', () => {
  let desk: VoiceDesk;
  let revision = 1_000;

  /** What the gateway keeps of the call `l1`, which it knows as `g1`. */
  const whatIsKept = (changes: Partial<Interaction> = {}): Interaction =>
    anInteraction({
      ...{ source: 'gateway', revision: (revision += 1), id: 'g1', line: 'l1', medium: 'voice' },
      ...{ phase: 'connected', dispositions: DISPOSITIONS, can: WRITTEN, contact: { id: 'c', name: 'Eva' } },
      ...changes,
    });
  function kept(changes: Partial<Interaction> = {}, ...by: string[]): void {
    desk.gateway.reportInteraction(whatIsKept(changes), ...by);
  }
  const ids = (): string[] => desk.pad.state.interactions.map(({ id }) => id);
  const over = (): void => {
    desk.call('gone', { outcome: 'done', call: { ...inbound, result: 'ended' } });
  };

  beforeEach(async () => {
    desk = new VoiceDesk();
    await desk.pad.connect();
    desk.call('connected', { call: inbound, can: { ...TALKING, 'set-note': true } });
  });
  afterEach(async () => {
    expect(desk.violation).to.equal(undefined);
    await desk.pad.disconnect();
  });

  it('is one interaction, with what both can do; nothing is written to the line, which forgets it', () => {
    expect(desk.shown('l1')?.can['set-note']).to.equal(undefined);
    kept();
    const one = desk.shown('l1');
    expect(ids()).to.deep.equal(['l1']);
    expect(one?.source).to.equal('gateway/sip');
    expect(one?.can).to.deep.equal({ ...TALKING, ...WRITTEN });
    expect(one?.dispositions).to.deep.equal(DISPOSITIONS);
    expect(one?.contact).to.deep.equal({ id: 'c', name: 'Eva' });
    expect(one?.call).to.deep.equal(inbound);
  });

  it('has its note and its disposition at the gateway, under the name that it has there', () => {
    kept();
    desk.send({ type: 'set-note', interaction: 'l1', note: 'Wants a house' });
    desk.send({ type: 'set-disposition', interaction: 'l1', disposition: 'good' });
    desk.send({ type: 'hold', interaction: 'l1' });
    expect(desk.asked('set-note')[0]).to.include({ interaction: 'g1', note: 'Wants a house' });
    expect(desk.asked('set-disposition')[0]?.interaction).to.equal('g1');
    expect(desk.told('set-note')).to.deep.equal([]);
    expect(desk.told('hold')[0]?.interaction).to.equal('l1');
    kept({ note: 'Wants a house' }, desk.asked('set-note')[0]?.id ?? '');
    expect(desk.shown('l1')?.note).to.equal('Wants a house');
    expect(desk.pad.state.commands.map(({ command }) => command.type)).to.deep.equal([
      'set-disposition',
      'hold',
    ]);
    desk.call('held', { call: inbound });
    expect(desk.shown('l1')?.note).to.equal('Wants a house');
  });

  it('stays when it is over, until the gateway says what is left to do (WI-19)', () => {
    kept({ note: 'Wants a house' });
    over();
    expect(desk.shown('l1')).to.include({ phase: 'wrap', note: 'Wants a house' });
    expect(desk.shown('l1')?.can, 'the gateway is asked').to.deep.equal({});
    kept({ phase: 'wrap', can: { ...WRITTEN, done: { reason: 'DISPOSITION_REQUIRED' } } });
    expect(desk.shown('l1')?.can.done).to.deep.equal({ reason: 'DISPOSITION_REQUIRED' });
    kept({ phase: 'wrap', disposition: 'good', can: { ...WRITTEN, done: true } });
    desk.send({ type: 'done', interaction: 'l1' });
    expect(desk.asked('done')[0]?.interaction).to.equal('g1');
    kept({ phase: 'gone', outcome: 'done', disposition: 'good', can: {} }, desk.asked('done')[0]?.id ?? '');
    expect(ids()).to.deep.equal([]);
    expect(desk.pad.state.gone.at(-1)).to.include({ id: 'l1', outcome: 'done', disposition: 'good' });
  });

  it('goes at once where nothing is left to do', () => {
    kept();
    over();
    kept({ phase: 'gone', outcome: 'done', can: {} });
    expect(ids()).to.deep.equal([]);
  });

  it('goes where the gateway has no word for it any more', async () => {
    kept();
    over();
    desk.gateway.refuse(desk.asked('report-call').at(-1)?.id ?? '', 'GONE');
    await soon();
    expect(ids()).to.deep.equal([]);
  });

  it('goes on as it is where the gateway gives it up', () => {
    kept({ note: 'Wants a house' });
    kept({ phase: 'gone', outcome: 'done', can: {} });
    expect(desk.shown('l1')?.phase).to.equal('connected');
    expect(desk.shown('l1')?.note).to.equal(undefined);
    over();
    expect(ids()).to.deep.equal([]);
  });

  it('that was over before the gateway knew of it comes back as its after-work', () => {
    over();
    expect(ids()).to.deep.equal([]);
    kept({ phase: 'wrap', can: { done: true } });
    expect(ids()).to.deep.equal(['g1']);
    expect(desk.shown('g1')?.line).to.equal(undefined);
  });

  it('that nobody talked in leaves nothing behind when the gateway gives it up afterwards', () => {
    kept();
    desk.call('gone', { outcome: 'withdrawn', call: inbound });
    expect(ids()).to.deep.equal([]);
    kept({ phase: 'gone', outcome: 'withdrawn', can: {} });
    expect(ids()).to.deep.equal([]);
    expect(desk.pad.state.gone.map(({ id }) => id)).to.deep.equal(['l1']);
  });

  it('keeps what is written about it while the link to the gateway is lost, and loses it where the gateway has', () => {
    kept({ note: 'Wants a house' });
    desk.gateway.report({ type: 'link', link: aLink({ source: 'gateway', state: 'down' }) });
    desk.call('held', { call: inbound });
    expect(desk.shown('l1')).to.include({ phase: 'held', note: 'Wants a house' });
    desk.gateway.report(aSnapshot({ source: 'gateway', agent: anAgent({ source: 'gateway' }) }));
    expect(desk.shown('l1')?.phase).to.equal('held');
    expect(desk.shown('l1')?.note).to.equal(undefined);
  });

  for (const takesItUp of [true, false])
    it(`is one interaction in a page that begins, which ${takesItUp ? 'takes it up' : 'has it not'}`, async () => {
      await desk.pad.disconnect();
      desk = new VoiceDesk({ interactions: [whatIsKept({ note: 'Wants a house' })], lateLine: true });
      await desk.pad.connect();
      expect(ids(), 'nobody knows yet whose it is').to.deep.equal([]);
      const calls = takesItUp ? [aCall({ phase: 'connected', call: inbound, can: TALKING })] : [];
      desk.line.finishConnect();
      await soon();
      desk.line.report(aSnapshot({ source: 'sip', now: Date.now(), agent: desk.owner, interactions: calls }));
      expect(ids()).to.deep.equal([takesItUp ? 'l1' : 'g1']);
      expect(desk.pad.state.interactions[0]?.note).to.equal('Wants a house');
    });

  it('is asked about at the gateway: its contact, and their history', async () => {
    kept();
    void desk.pad.query({ type: 'contact', interaction: 'l1' }).catch(() => undefined);
    await soon();
    expect(desk.gateway.asked).to.deep.equal([{ type: 'contact', interaction: 'g1' }]);
  });

  it('is what an instant message about it is about', () => {
    kept({ can: { ...WRITTEN, 'start-im': true } });
    desk.send({ type: 'start-im', interaction: 'l1', target: 'bo' });
    expect(desk.asked('start-im')[0]?.interaction).to.equal('g1');
    const peer = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
    const im = { id: 'im', medium: 'im', phase: 'not-connected', parent: 'g1', peer, can: {} } as const;
    desk.gateway.reportInteraction(
      anInteraction({
        ...{ source: 'gateway', revision: (revision += 1), conversation: { entries: 0, delivered: 0 } },
        ...im,
      }),
    );
    expect(desk.shown('im')?.parent).to.equal('l1');
  });
});
