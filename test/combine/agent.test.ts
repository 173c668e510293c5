import { expect } from '@open-wc/testing';
import type { Agent } from '../../src/core/index.js';
import { aLink } from '../../src/testing/index.js';
import { codeOf, said, seated, soon, tellAgent } from './support.js';

const BUSY = { 'set-state': true, 'log-out': { reason: 'INTERACTIONS_OPEN' } } as const;

describe('the one agent of several backends', () => {
  const states: readonly (readonly [string, Partial<Agent>, Partial<Agent>, Partial<Agent>])[] = [
    ['Ready where they are logged in', { state: 'logged-out' }, { state: 'ready' }, { state: 'ready' }],
    ['Not Ready when one gives no work', { state: 'ready' }, { state: 'not-ready' }, { state: 'not-ready' }],
    ['in wrap-up when one is', { state: 'not-ready' }, { state: 'wrap' }, { state: 'wrap' }],
    ['logging a call when one is', { state: 'not-ready' }, { state: 'logging' }, { state: 'logging' }],
    [
      'at work with the state that they intend',
      { state: 'not-ready' },
      { state: 'ready', intended: { state: 'not-ready' } },
      { state: 'ready', intended: { state: 'not-ready' } },
    ],
    [
      'paused with the reason that one of them knows',
      { state: 'not-ready' },
      { state: 'not-ready', reason: 'lunch' },
      { state: 'not-ready', reason: 'acd:lunch' },
    ],
  ];
  for (const [name, acd, phone, shown] of states)
    it(`is ${name}`, async () => {
      const { pad } = await seated({ agent: acd }, { agent: phone });
      expect(pad.state.agent).to.deep.include(shown);
    });

  it('wraps up until the last wrap-up ends', async () => {
    const until = (agent: Agent | undefined): number => (agent?.wrapUntil ?? 0) - (agent?.since ?? 0);
    const { pad, acd, phone, clock } = await seated({ ahead: 5000 });
    tellAgent(acd, { state: 'wrap', since: clock.now() + 5000, wrapUntil: clock.now() + 15_000 });
    expect(until(pad.state.agent)).to.equal(10_000);
    tellAgent(phone, { state: 'wrap', since: clock.now(), wrapUntil: clock.now() + 30_000 });
    expect(until(pad.state.agent)).to.equal(30_000);
  });

  it('does not count a backend that is out of reach', async () => {
    const { pad, phone } = await seated({}, { agent: { state: 'not-ready' } });
    phone.report({ type: 'link', link: aLink({ source: 'phone', state: 'down' }) });
    expect(pad.state.agent?.state).to.equal('ready');
    phone.report({ type: 'link', link: aLink({ source: 'phone' }) });
    expect(pad.state.agent?.state).to.equal('not-ready');
  });

  it('has each reason once, and each backend gets its own code', async () => {
    const { pad, acd, phone } = await seated(
      { agent: { reasons: [{ code: 'lunch', label: 'Lunch' }] } },
      {
        agent: {
          reasons: [
            { code: '7', label: 'lunch ' },
            { code: '8', label: 'Meeting' },
          ],
        },
      },
    );
    expect(pad.state.agent?.reasons).to.deep.equal([
      { code: 'acd:lunch', label: 'Lunch' },
      { code: 'phone:8', label: 'Meeting' },
    ]);
    void pad.send({ type: 'set-state', state: 'not-ready', reason: 'acd:lunch', id: 'a' });
    void pad.send({ type: 'set-state', state: 'not-ready', reason: 'phone:8', id: 'b' });
    await soon();
    const base = { type: 'set-state', state: 'not-ready' } as const;
    expect(acd.sent).to.deep.equal([
      { ...base, id: 'a', reason: 'lunch' },
      { ...base, id: 'b' },
    ]);
    expect(phone.sent).to.deep.equal([
      { ...base, id: 'a', reason: '7' },
      { ...base, id: 'b', reason: '8' },
    ]);
    const unknown = pad.send({ ...base, reason: 'lunch' });
    expect(await codeOf(unknown)).to.equal('INVALID');
    expect(acd.sent).to.have.lengthOf(2);
  });

  it('may do what one backend allows', async () => {
    const { pad, acd, phone } = await seated(
      { agent: { can: { extend: { reason: 'NOT_ALLOWED' } } } },
      { agent: { state: 'wrap', can: { extend: true, 'set-state': true } } },
    );
    expect(pad.state.agent?.can.extend).to.equal(true);
    void pad.send({ type: 'extend', id: 'e' });
    await soon();
    expect([acd.sent.length, phone.sent.length]).to.deep.equal([0, 1]);
  });
});

describe('a state that is set in all', () => {
  it('is settled when the last has settled it', async () => {
    const { pad, acd, phone } = await seated();
    const sent = pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    for (const one of [acd, phone]) {
      expect(pad.state.commands[0]?.phase).to.equal('pending');
      one.accept('s');
      tellAgent(one, { state: 'not-ready' }, 's');
    }
    expect(await codeOf(sent)).to.equal('done');
    expect(pad.state.agent?.state).to.equal('not-ready');
    expect(pad.state.commands).to.have.lengthOf(0);
  });

  it('that one backend refuses fails with its code, and a message names it', async () => {
    const desk = await seated();
    const { pad, acd, phone } = desk;
    const sent = pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    phone.refuse('s', 'UNAVAILABLE', 'The exchange is busy.');
    acd.accept('s');
    expect(await codeOf(sent)).to.equal('UNAVAILABLE');
    tellAgent(acd, { state: 'not-ready' }, 's');
    expect(pad.state.commands[0]).to.deep.include({ phase: 'refused' });
    expect(said(desk)).to.deep.equal(['command-refused', 'phone: The exchange is busy.']);
    expect(pad.state.agent?.state).to.equal('not-ready');
  });

  it('that one backend refused can be asked for again under the same id', async () => {
    const { pad, acd, phone } = await seated();
    const sent = pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    phone.refuse('s', 'UNAVAILABLE');
    acd.accept('s');
    tellAgent(acd, { state: 'not-ready' }, 's');
    await codeOf(sent);
    const again = pad.retry('s');
    for (const one of [acd, phone]) {
      one.accept('s');
      one.report({ type: 'settled', command: 's' });
    }
    expect(await codeOf(again)).to.equal('done');
    expect(pad.state.commands).to.have.lengthOf(0);
  });

  it('can be asked for again when the backend that refused is there no more', async () => {
    const { pad, acd, phone } = await seated();
    const sent = pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    phone.refuse('s', 'UNAVAILABLE');
    acd.accept('s');
    await codeOf(sent);
    phone.report({ type: 'link', link: aLink({ source: 'phone', state: 'closed', error: 'UNAUTHORIZED' }) });
    const again = pad.retry('s');
    acd.accept('s');
    tellAgent(acd, { state: 'not-ready' }, 's');
    expect(await codeOf(again)).to.equal('done');
    expect(phone.sent).to.have.lengthOf(1);
  });

  it('that all refuse is told once', async () => {
    const desk = await seated();
    const sent = desk.pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    for (const one of [desk.acd, desk.phone]) one.refuse('s', 'FORBIDDEN');
    expect(await codeOf(sent)).to.equal('FORBIDDEN');
    expect(said(desk)).to.deep.equal(['command-refused']);
  });

  it('is refused by a fact as well', async () => {
    const desk = await seated();
    const sent = desk.pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    for (const one of [desk.acd, desk.phone]) one.accept('s');
    const error = { code: 'UNAVAILABLE', message: 'No line.' } as const;
    desk.phone.report({ type: 'settled', command: 's', error });
    expect(await codeOf(sent)).to.equal('UNAVAILABLE');
    expect(said(desk)).to.contain('phone: No line.');
  });

  it('is not asked of a backend that has no such thing', async () => {
    const { pad, acd, phone } = await seated({}, { agent: { can: {} } });
    void pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    await soon();
    expect([acd.sent.length, phone.sent.length]).to.deep.equal([1, 0]);
  });

  it('takes an intention back everywhere', async () => {
    const { pad, acd, phone } = await seated(
      { agent: { state: 'ready', intended: { state: 'not-ready' }, can: BUSY } },
      { agent: { state: 'not-ready' } },
    );
    void pad.send({ type: 'set-state', state: 'not-ready', id: 's' });
    await soon();
    expect(acd.sent).to.deep.equal([{ type: 'set-state', state: 'not-ready', id: 's' }]);
    expect(phone.sent).to.deep.equal([{ type: 'set-state', state: 'ready', id: 's' }]);
  });
});

describe('logging out of all', () => {
  it('is blocked while one blocks it', async () => {
    const { pad } = await seated({}, { agent: { can: BUSY } });
    expect(pad.state.agent?.can['log-out']).to.deep.equal({ reason: 'INTERACTIONS_OPEN' });
  });

  it('is asked of nobody else when one refuses', async () => {
    const { pad, acd, phone } = await seated({}, { agent: { can: BUSY } });
    const sent = pad.send({ type: 'log-out', id: 'l' });
    await soon();
    phone.refuse('l', 'INTERACTIONS_OPEN');
    expect(await codeOf(sent)).to.equal('INTERACTIONS_OPEN');
    expect(acd.sent).to.have.lengthOf(0);
  });
});
