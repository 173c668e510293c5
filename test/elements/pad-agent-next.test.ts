import { expect } from '@open-wc/testing';
import type { Agent } from '../../src/core/index.js';
import { FIXTURE_TIME, aGoneInteraction, anAgent, anInteraction } from '../../src/testing/index.js';
import { all, button, focused, hasButton, one, shown, stage, textOf } from './support.js';

const WRAP: Partial<Agent> = {
  state: 'wrap',
  wrapUntil: FIXTURE_TIME + 100_000,
  can: { 'set-state': true, extend: true },
};
const BREAK: Partial<Agent> = { intended: { state: 'not-ready', reason: 'break' } };

describe('what comes next for the agent', () => {
  it('is accessible in wrap-up with an intended state', async () => {
    const { element } = await stage([], { agent: anAgent({ ...WRAP, ...BREAK }) });
    await expect(element).to.be.accessible();
  });

  it('counts wrap-up down to its end (CG-32)', async () => {
    const { element, clock, adapter } = await stage([], { agent: anAgent(WRAP) });
    expect(hasButton(element, 'Agent state: Wrap (Auto)')).to.equal(true);
    expect(one(element, '.next', 'time').textContent).to.equal('01:40');
    clock.advance(28_000);
    adapter.report({ type: 'agent', agent: anAgent(WRAP) });
    await shown();
    expect(one(element, '.next', 'time').textContent).to.equal('01:12');
    expect(one(element, 'pad-agent-bar', 'time').hidden).to.equal(true);
  });

  it('counts up when wrap-up has no end, and while the call is logged', async () => {
    const { element, adapter } = await stage([], { agent: anAgent({ state: 'wrap' }) });
    expect(one(element, 'pad-agent-bar', 'time').hidden).to.equal(false);
    expect(hasButton(element, 'Extend')).to.equal(false);
    adapter.report({ type: 'agent', agent: anAgent({ state: 'logging' }) });
    await shown();
    expect(hasButton(element, 'Agent state: Logging the call')).to.equal(true);
    expect(one(element, 'pad-agent-bar', 'time').hidden).to.equal(false);
  });

  it('gives more time with Extend, and says why not', async () => {
    const { element, adapter } = await stage([], { agent: anAgent(WRAP) });
    button(element, 'Extend').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'extend' });
    adapter.refuse(adapter.sent[0]?.id ?? '', 'NOT_ALLOWED');
    await shown();
    expect(textOf(one(element, '.next'))).to.contain('This is not possible now.');
  });

  it('gives the focus to the state when Extend is gone', async () => {
    const { element, adapter } = await stage([], { agent: anAgent(WRAP) });
    button(element, 'Extend').focus();
    adapter.report({ type: 'agent', agent: anAgent() });
    await shown();
    expect(focused()).to.equal(button(element, 'Agent state: Ready'));
  });

  it('shows the state that was chosen while working, without a clock (CG-34, ST-2)', async () => {
    const { element } = await stage([anInteraction()], { agent: anAgent(BREAK) });
    expect(textOf(one(element, '.next'))).to.equal('Not Ready (Break) after this');
    expect(one(element, 'pad-agent-bar', 'time').hidden).to.equal(true);
    expect(hasButton(element, 'Agent state: Ready')).to.equal(true);
  });

  it('shows the clock again as soon as the state has begun (ST-2)', async () => {
    const { element, adapter } = await stage([anInteraction()], { agent: anAgent(BREAK) });
    adapter.report({ type: 'interaction', interaction: aGoneInteraction() });
    adapter.report({ type: 'agent', agent: anAgent({ state: 'not-ready', reason: 'break' }) });
    await shown();
    expect(hasButton(element, 'Agent state: Not Ready (Break)')).to.equal(true);
    expect(one(element, 'pad-agent-bar', 'time').hidden).to.equal(false);
    expect(one(element, 'pad-agent-bar', 'time').textContent).to.equal('00:00');
  });

  it('takes it back by asking for it again, so that a wrap-up goes on', async () => {
    const { element, adapter } = await stage([anInteraction()], { agent: anAgent(BREAK) });
    const undo = button(element, 'Undo Not Ready (Break) after this');
    undo.focus();
    undo.click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'set-state', state: 'not-ready', reason: 'break' });
    adapter.report({ type: 'agent', agent: anAgent(), by: [adapter.sent[0]?.id ?? ''] });
    await shown();
    expect(textOf(one(element, '.next'))).to.equal('');
    expect(focused()).to.equal(button(element, 'Agent state: Ready'));
  });

  it('is marked in the menu of states', async () => {
    const { element } = await stage([anInteraction()], { agent: anAgent(BREAK) });
    button(element, 'Agent state: Ready').click();
    await shown();
    expect(textOf(button(element, 'Break'))).to.contain('When everything is finished');
    expect(button(element, 'Ready').ariaChecked).to.equal('true');
  });

  it('is announced when it is chosen and when it is taken back', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    adapter.report({ type: 'agent', agent: anAgent(BREAK) });
    await shown();
    expect(one(element, '[aria-live=polite]').textContent).to.equal(
      'Agent state: Ready, Not Ready (Break) after this',
    );
    adapter.report({ type: 'agent', agent: anAgent() });
    await shown();
    expect(one(element, '[aria-live=polite]').textContent).to.equal('Agent state: Ready');
  });
});

describe('a card', () => {
  const BO = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;
  const cards = (element: HTMLElement): string[] => all(element, '[role=listitem]').map(textOf);

  it('says where its interaction stands, in its name too', async () => {
    const { element } = await stage([
      anInteraction({ phase: 'wrap' }),
      anInteraction({ id: 'call', medium: 'voice', phase: 'held' }),
    ]);
    expect(cards(element)[0]).to.contain('Wrap (Auto)');
    expect(cards(element)[1]).to.contain('On Hold');
    expect(hasButton(element, 'Eva Lind, Voice call, On Hold, New')).to.equal(false);
    expect(hasButton(element, 'Eva Lind, Voice call, On Hold')).to.equal(true);
  });

  it('of a consult says whom it is with and what it is about (MI-22)', async () => {
    const consult = anInteraction({
      id: 'call',
      medium: 'voice',
      phase: 'establishing',
      parent: 'item-1',
      peer: BO,
    });
    const { element } = await stage([anInteraction(), anInteraction({ id: 'item-2' }), consult]);
    expect(cards(element)[2])
      .to.contain('Bo Ek')
      .and.contain('Consult about Eva Lind')
      .and.contain('Establishing');
  });

  it('of a consult about a call is another row of the call', async () => {
    const call = anInteraction({ id: 'call', medium: 'voice', phase: 'held' });
    const consult = anInteraction({ id: 'leg', medium: 'voice', parent: 'call', peer: BO });
    const { element } = await stage([call, anInteraction(), consult]);
    expect(cards(element)[1]).to.contain('Consult about Eva Lind');
    expect(all(element, '.within').map(({ dataset }) => dataset.id)).to.deep.equal(['leg']);
  });
});
