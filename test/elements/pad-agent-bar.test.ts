import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aLink, anAgent } from '../../src/testing/index.js';
import { all, button, focused, hasButton, one, shown, stage, textOf } from './support.js';

const BLOCKED = anAgent({ can: { 'set-state': true, 'log-out': { reason: 'INTERACTIONS_OPEN' } } });

describe('the state of the agent', () => {
  it('is accessible with its menu open', async () => {
    const { element } = await stage([], { agent: BLOCKED });
    button(element, 'Agent state: Ready').click();
    await shown();
    await expect(element).to.be.accessible();
  });

  it('is a menu of Ready, Not Ready, each reason and Log Out, with the state checked', async () => {
    const { element } = await stage();
    button(element, 'Agent state: Ready').click();
    const items = all(element, '[role=menuitemradio]');
    expect(items.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Ready',
      'Not Ready',
      'Break',
      'Lunch',
      'Log Out',
    ]);
    expect(
      items.filter(({ ariaChecked }) => ariaChecked === 'true').map(({ ariaLabel }) => ariaLabel),
    ).to.deep.equal(['Ready']);
  });

  it('is chosen with the keyboard, and the button has the focus again', async () => {
    const { element, adapter } = await stage();
    const state = button(element, 'Agent state: Ready');
    state.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'l' });
    expect(focused()?.ariaLabel).to.equal('Lunch');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    expect(focused() === state).to.equal(true);
    expect(state.ariaBusy).to.equal('true');
  });

  it('goes round the menu with the arrows, Home and End, and out with Escape', async () => {
    const { element } = await stage();
    const state = button(element, 'Agent state: Ready');
    state.focus();
    await sendKeys({ press: 'ArrowUp' });
    const last = all(element, '[role^=menuitem]').at(-1);
    expect(focused() === last).to.equal(true);
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()?.ariaLabel).to.equal('Ready');
    await sendKeys({ press: 'End' });
    expect(focused() === last).to.equal(true);
    await sendKeys({ press: 'Home' });
    expect(focused()?.ariaLabel).to.equal('Ready');
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(focused() === state).to.equal(true);
    expect(state.ariaExpanded).to.equal('false');
  });

  it('says why Log Out is blocked, and sends nothing (WI-23)', async () => {
    const { element, adapter } = await stage([], { agent: BLOCKED });
    button(element, 'Agent state: Ready').click();
    const logOut = button(element, 'Log Out');
    expect(textOf(logOut)).to.contain('Finish your open interactions first');
    expect(logOut.ariaDisabled).to.equal('true');
    logOut.click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('shows the reason beside the state', async () => {
    const { element, adapter } = await stage();
    adapter.report({ type: 'agent', agent: anAgent({ state: 'not-ready', reason: 'lunch' }) });
    await shown();
    expect(hasButton(element, 'Agent state: Not Ready (Lunch)')).to.equal(true);
  });

  it('shows for how long, on the clock of the backend', async () => {
    const { element, adapter, clock } = await stage();
    clock.advance(252_000);
    adapter.report({ type: 'agent', agent: anAgent() });
    await shown();
    expect(one(element, 'pad-agent-bar', 'time').textContent).to.equal('04:12');
  });

  it('says in words that the link is down, and is quiet when it is up', async () => {
    const { element, adapter } = await stage();
    expect(one(element, '.link').textContent).to.contain('Connected');
    adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    expect(one(element, '.link').textContent).to.contain('Offline');
    expect(textOf(element)).to.contain('What you see is from');
  });

  it('says beside it why a state was refused', async () => {
    const { element, adapter } = await stage();
    button(element, 'Agent state: Ready').click();
    button(element, 'Not Ready').click();
    await shown();
    adapter.refuse(adapter.sent[0]?.id ?? '', 'FORBIDDEN');
    await shown();
    expect(textOf(one(element, 'pad-agent-bar'))).to.contain('You are not allowed to do this.');
  });
});
