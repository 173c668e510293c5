import { expect } from '@open-wc/testing';
import { anOfferedInteraction } from '../../../src/testing/index.js';
import { AHEAD, NUMBER, TALKING, VoiceDesk, aCallback, soon } from './voice-desk.js';

describe('A pad on a gateway with a line of its own', () => {
  let desk: VoiceDesk;

  beforeEach(async () => {
    desk = new VoiceDesk();
    await desk.pad.connect();
  });
  afterEach(async () => {
    expect(desk.violation).to.equal(undefined);
    await desk.pad.disconnect();
  });

  it('says what the line can do, and how its sound is', () => {
    const { agent, sources } = desk.pad.state;
    expect(agent?.can).to.include({ call: true, 'set-audio': true, 'enable-audio': true });
    expect(sources['gateway/sip']?.link.audio?.state).to.equal('ready');
  });

  it('opens the line to calls as long as the agent is ready', () => {
    expect(desk.told('set-state').map(({ state }) => state)).to.deep.equal(['ready']);
  });

  it('sends calls to numbers and what is about sound to the line', () => {
    desk.send({ type: 'call', number: '112' });
    desk.send({ type: 'set-audio', speakerVolume: 0.5 });
    expect(desk.told('call')[0]?.number).to.equal('112');
    expect(desk.told('set-audio')).to.have.length(1);
  });
});

describe('A callback that is called on the line of the pad', () => {
  let desk: VoiceDesk;

  beforeEach(async () => {
    desk = new VoiceDesk({ interactions: [aCallback({ revision: 10 })] });
    await desk.pad.connect();
  });
  afterEach(async () => {
    expect(desk.violation).to.equal(undefined);
    await desk.pad.disconnect();
  });
  const reports = () =>
    desk.asked('report-call').map(({ interaction, state, result }) => [interaction, state, result]);

  it('dials when the gateway says that it rings, and not before', () => {
    desk.send({ type: 'call', interaction: 'c1' });
    expect(desk.asked('call')).to.have.length(1);
    expect(desk.told('call')).to.deep.equal([]);
    desk.callback('establishing');
    expect(desk.told('call')[0]?.number).to.equal(NUMBER);
  });

  it('is as far as its call is, can what the line can, and is one interaction', () => {
    desk.talking();
    const shown = desk.shown('c1');
    expect(shown?.phase).to.equal('connected');
    expect(shown?.call).to.deep.equal({ direction: 'outbound', dnis: NUMBER });
    expect(shown?.can).to.include({
      hold: true,
      mute: true,
      'send-dtmf': true,
      record: true,
      'end-call': true,
    });
    expect(shown?.can.release).to.equal(undefined);
    expect(desk.pad.state.interactions).to.have.length(1);
    desk.call('connected', { can: TALKING, call: { direction: 'outbound', dnis: NUMBER, muted: true } });
    expect(desk.shown('c1')?.call?.muted).to.equal(true);
  });

  it('tells the gateway how far it is, each state once', () => {
    desk.talking();
    desk.call('connected', { can: TALKING });
    desk.call('held');
    desk.call('connected');
    expect(reports()).to.deep.equal([
      ['c1', 'connected', undefined],
      ['c1', 'held', undefined],
      ['c1', 'connected', undefined],
    ]);
  });

  it('sends what is about the call to the line, and End Call to the gateway', () => {
    desk.talking();
    desk.send({ type: 'hold', interaction: 'c1' });
    desk.send({ type: 'end-call', interaction: 'c1' });
    expect(desk.told('hold')[0]?.interaction).to.equal('l1');
    expect(desk.told('end-call')).to.deep.equal([]);
    expect(desk.asked('end-call')[0]?.interaction).to.equal('c1');
  });

  it('keeps to itself which of its reports the gateway has taken', () => {
    desk.talking();
    const [report] = desk.asked('report-call');
    const taken = aCallback({ revision: 100, phase: 'connected' });
    desk.gateway.reportInteraction(taken, report?.id ?? '');
    desk.gateway.report({ type: 'settled', command: report?.id ?? '' });
    expect(desk.shown('c1')?.phase).to.equal('connected');
  });

  it('is hung up when the gateway says that it is over, and the end is no news to the gateway', () => {
    desk.talking();
    desk.callback('ready-to-call');
    expect(desk.told('release')[0]?.interaction).to.equal('l1');
    desk.call('gone', { outcome: 'done' });
    expect(desk.shown('c1')?.phase).to.equal('ready-to-call');
    expect(reports()).to.have.length(1);
  });

  it('tells the gateway why nobody answered', () => {
    desk.ringing();
    desk.call('gone', { outcome: 'rejected', call: { direction: 'outbound', dnis: NUMBER, result: 'busy' } });
    expect(reports()).to.deep.equal([['c1', 'ended', 'busy']]);
    expect(desk.shown('c1')?.can).to.deep.equal({});
    desk.callback('ready-to-call', { callback: { number: NUMBER, scheduledAt: 0, result: 'busy' } });
    expect(desk.shown('c1')?.callback?.result).to.equal('busy');
  });

  it('that is given up before the line has begun rings nobody', () => {
    desk.callback('establishing');
    desk.callback('ready-to-call');
    desk.call('establishing');
    expect(desk.told('release')[0]?.interaction).to.equal('l1');
    expect(desk.pad.state.interactions.map(({ id }) => id)).to.deep.equal(['c1']);
  });

  it('that the line cannot call has failed', async () => {
    desk.callback('establishing');
    desk.line.refuse(desk.told('call')[0]?.id ?? '', 'OFFLINE');
    await soon();
    expect(reports()).to.deep.equal([['c1', 'ended', 'failed']]);
  });

  it('is not done before a consult about it is over', async () => {
    desk.talking();
    const peer = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
    desk.call('connected', { id: 'l2', parent: 'l1', peer, can: { release: true } });
    expect(desk.shown('l2')?.parent).to.equal('c1');
    desk.callback('ready-to-call');
    expect(desk.shown('c1')?.can.done).to.deep.equal({ reason: 'CHILD_OPEN' });
    const refused = await desk.pad
      .send({ type: 'done', interaction: 'c1' })
      .catch((thrown: unknown) => thrown);
    expect(refused).to.include({ code: 'CHILD_OPEN' });
    desk.call('gone', { id: 'l2', parent: 'l1', peer, outcome: 'released' });
    expect(desk.shown('c1')?.can.done).to.equal(true);
  });
});

describe('A call of the line that the gateway did not bring', () => {
  let desk: VoiceDesk;
  const inbound = { direction: 'inbound', ani: '+46700000000', dnis: 'anna' } as const;
  const offered = (): void => {
    const { offer, can } = anOfferedInteraction();
    desk.call('offered', { ...(offer ? { offer } : {}), can, call: inbound, createdAt: 1_000 });
  };

  beforeEach(async () => {
    desk = new VoiceDesk();
    await desk.pad.connect();
  });
  afterEach(async () => {
    expect(desk.violation).to.equal(undefined);
    await desk.pad.disconnect();
  });

  it('is in the pad, under the link of the line, and is answered there', () => {
    offered();
    const { source, offer } = desk.shown('l1') ?? {};
    expect(source).to.equal('gateway/sip');
    desk.send({ type: 'accept', interaction: 'l1', offer: offer?.id ?? '' });
    expect(desk.told('accept')).to.have.length(1);
    expect(desk.asked('accept')).to.deep.equal([]);
  });

  it('is told to the gateway from the first ring to the end, by its clock', () => {
    offered();
    desk.call('connected', { since: 3_000, call: inbound, createdAt: 1_000 });
    desk.call('connected', { since: 3_000, call: { ...inbound, muted: true }, createdAt: 1_000 });
    desk.call('gone', {
      since: 9_000,
      outcome: 'done',
      call: { ...inbound, result: 'ended' },
      createdAt: 1_000,
    });
    const told = desk.asked('report-call');
    expect(told.map(({ state }) => state)).to.deep.equal(['ringing', 'connected', 'ended']);
    const { line, result } = told[2] ?? {};
    expect(result).to.equal('ended');
    expect(line).to.include({ direction: 'inbound', address: '+46700000000' });
    const times = [line?.start, line?.answer, line?.end].map((time) =>
      Math.round(((time ?? 0) - AHEAD) / 100),
    );
    expect(times).to.deep.equal([10, 30, 90]);
  });

  it('is told again when the gateway comes back', async () => {
    offered();
    desk.gateway.refuse(desk.asked('report-call')[0]?.id ?? '', 'OFFLINE');
    await soon();
    desk.gateway.report({ type: 'link', link: { source: 'gateway', state: 'up' } });
    expect(desk.asked('report-call').at(-1)).to.include({ interaction: 'l1', state: 'ringing' });
  });

  it('that is over is told once the gateway is back', async () => {
    offered();
    desk.call('gone', { outcome: 'withdrawn', call: inbound });
    for (const { id } of desk.asked('report-call')) desk.gateway.refuse(id, 'OFFLINE');
    await soon();
    desk.gateway.report({ type: 'link', link: { source: 'gateway', state: 'up' } });
    const states = desk.asked('report-call').map(({ state }) => state);
    expect(states).to.deep.equal(['ringing', 'ended', 'ended']);
  });

  it('can go to colleagues who are free', async () => {
    desk.call('connected', { can: TALKING });
    const asked = desk.pad.query({
      ...{ type: 'directory', search: '', about: 'l1', action: 'consult', offset: 0, limit: 10 },
    });
    await soon();
    expect(desk.gateway.asked).to.deep.equal([
      { type: 'directory', search: '', kinds: ['agent'], offset: 0, limit: 10 },
    ]);
    const colleague = (id: string, presence: 'available' | 'logged-in') =>
      ({ source: 'gateway', id, kind: 'agent', name: id, presence, can: {} }) as const;
    desk.gateway.answer({
      targets: [colleague('bo', 'available'), colleague('chen', 'logged-in')],
      total: 2,
    });
    const { targets } = await asked;
    expect(targets.map(({ can }) => can.consult)).to.deep.equal([true, { reason: 'AWAY' }]);
  });

  it('does not come to who is not ready any more', () => {
    desk.open();
    desk.agent({ state: 'not-ready' });
    expect(desk.told('set-state').map(({ state }) => state)).to.deep.equal(['ready', 'not-ready']);
  });
});
