import { expect } from '@open-wc/testing';
import { aLink, anInteraction, aSnapshot } from '../../../src/testing/index.js';
import { TALKING, VoiceDesk, aCall, aCallback, soon } from './voice-desk.js';

describe('A callback whose page was in a call', () => {
  const goesOn = aCall({ phase: 'connected', can: TALKING });

  for (const [first, isLate] of [
    ['the line', false],
    ['the gateway', true],
  ] as const)
    it(`goes on with it where the line does, when ${first} is the first to tell`, async () => {
      const desk = new VoiceDesk({
        interactions: [aCallback({ revision: 10, phase: 'held' })],
        calls: [goesOn],
        ...(isLate ? { lateLine: true } : {}),
      });
      await desk.pad.connect();
      if (isLate) {
        desk.line.finishConnect();
        await soon();
        desk.line.report(aSnapshot({ source: 'sip', agent: desk.owner, interactions: [goesOn] }));
      }
      expect(desk.pad.state.interactions.map(({ id, phase }) => [id, phase])).to.deep.equal([
        ['c1', 'connected'],
      ]);
      expect(desk.told('call')).to.deep.equal([]);
      const reports = desk.asked('report-call').map(({ interaction, state }) => `${interaction} ${state}`);
      expect([...new Set(reports)]).to.deep.equal(['c1 connected']);
      desk.send({ type: 'hold', interaction: 'c1' });
      expect(desk.told('hold')[0]?.interaction).to.equal('l1');
      expect(desk.violation).to.equal(undefined);
      await desk.pad.disconnect();
    });

  it('waits for the line, and has failed when that cannot be had', async () => {
    const desk = new VoiceDesk({
      interactions: [aCallback({ revision: 10, phase: 'connected' })],
      lateLine: true,
    });
    await desk.pad.connect();
    expect(desk.asked('report-call')).to.deep.equal([]);
    desk.line.finishConnect();
    await soon();
    desk.line.report({ type: 'link', link: aLink({ source: 'sip', state: 'closed' }) });
    expect(desk.asked('report-call')[0]).to.include({ interaction: 'c1', state: 'ended', result: 'failed' });
    await desk.pad.disconnect();
  });
});

describe('A callback whose call went with another window', () => {
  it('has failed', async () => {
    const desk = new VoiceDesk({ interactions: [aCallback({ revision: 10, phase: 'connected' })] });
    await desk.pad.connect();
    expect(desk.told('call')).to.deep.equal([]);
    const [report] = desk.asked('report-call');
    expect(report).to.include({ interaction: 'c1', state: 'ended', result: 'failed' });
    await desk.pad.disconnect();
  });
});

describe('A call of the line that the gateway gives up before the line has told', () => {
  it('is nothing that the pad has to hear of', async () => {
    const desk = new VoiceDesk({ lateLine: true });
    await desk.pad.connect();
    const kept = anInteraction({ source: 'gateway', revision: 11, id: 'g1', line: 'l1', medium: 'voice' });
    desk.gateway.reportInteraction({ ...kept, phase: 'gone', outcome: 'done', can: {} });
    expect(desk.violation).to.equal(undefined);
    await desk.pad.disconnect();
  });
});
