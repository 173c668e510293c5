import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Channel } from '../../src/core/index.js';
import '../../src/elements/channels.js';
import { FIXTURE_TIME, anAgent } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

const OPEN: Channel = { medium: 'chat', state: 'ready', since: FIXTURE_TIME };
const CLOSED: Channel = { medium: 'email', state: 'not-ready', since: FIXTURE_TIME - 65_000 };
const BROKEN: Channel = { medium: 'voice', state: 'out-of-service', since: FIXTURE_TIME };
const CHANNELS = anAgent({ channels: [OPEN, CLOSED, BROKEN] });

/** The pad of an agent with channels, when what they need is loaded. */
async function withChannels(): Promise<Stage> {
  const staged = await stage([], { agent: CHANNELS });
  await waitUntil(() => hasButton(staged.element, 'Agent state: Partly Ready'));
  return staged;
}

describe('the channels of the agent', () => {
  it('are accessible with the menu open', async () => {
    const { element } = await withChannels();
    button(element, 'Agent state: Partly Ready').click();
    await shown();
    await expect(element).to.be.accessible();
  });

  it('stand in the menu of states, as a group of their own, each with the time in its state (ST-1)', async () => {
    const { element } = await withChannels();
    button(element, 'Agent state: Partly Ready').click();
    await shown();
    const group = one(element, '#menu [role=group]');
    expect(textOf(one(group, 'small'))).to.equal('Channels');
    expect(group.ariaLabel).to.equal('Channels');
    const items = all(group, '[role=menuitemcheckbox]');
    expect(items.map(({ ariaLabel, ariaChecked }) => [ariaLabel, ariaChecked])).to.deep.equal([
      ['Chat', 'true'],
      ['E-mail', 'false'],
      ['Voice call', 'false'],
    ]);
    expect(textOf(button(element, 'E-mail'))).to.equal('E-mail 01:05');
  });

  it('are closed and opened by keyboard, each alone, and the button has the focus again', async () => {
    const { element, adapter } = await withChannels();
    const state = button(element, 'Agent state: Partly Ready');
    state.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'c' });
    expect(focused()?.ariaLabel).to.equal('Chat');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'set-state', state: 'not-ready', channel: 'chat' });
    expect(focused() === state).to.equal(true);
    adapter.report({
      type: 'agent',
      agent: anAgent({ channels: [CLOSED] }),
      by: [adapter.sent[0]?.id ?? ''],
    });
    await shown();
    button(element, 'E-mail').click();
    await shown();
    expect(adapter.sent[1]).to.include({ type: 'set-state', state: 'ready', channel: 'email' });
  });

  it('say that one is out of service, which no agent can change', async () => {
    const { element, adapter } = await withChannels();
    button(element, 'Agent state: Partly Ready').click();
    const voice = button(element, 'Voice call');
    expect(textOf(voice)).to.contain('Out of Service');
    expect(voice.ariaDisabled).to.equal('true');
    voice.click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('are summed up at the state, which is Ready when all of them are', async () => {
    const { element, adapter } = await withChannels();
    const state = button(element, 'Agent state: Partly Ready');
    expect(textOf(state)).to.equal('Partly Ready');
    expect(state.title).to.equal('E-mail: Not Ready\nVoice call: Out of Service');
    adapter.report({ type: 'agent', agent: anAgent({ channels: [OPEN] }) });
    await shown();
    expect(button(element, 'Agent state: Ready').title).to.equal('');
  });

  it('are no part of a pause', async () => {
    const { element } = await stage([], { agent: anAgent({ state: 'not-ready', channels: [OPEN, CLOSED] }) });
    expect(hasButton(element, 'Agent state: Not Ready')).to.equal(true);
  });

  it('are not shown where the backend has none', async () => {
    const { element } = await stage();
    button(element, 'Agent state: Ready').click();
    await shown();
    expect(all(element, '#menu [role=group][aria-label=Channels]')).to.have.length(0);
  });
});

describe('an agent of whom nothing was heard', () => {
  it('is shown to be locked (ST-3)', async () => {
    const { element, adapter } = await stage([], { agent: anAgent({ state: 'not-ready', locked: true }) });
    button(element, 'Agent state: Not Ready (Locked)').click();
    button(element, 'Ready').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'set-state', state: 'ready' });
    adapter.refuse(adapter.sent[0]?.id ?? '', 'UNAUTHORIZED');
    await shown();
    expect(textOf(one(element, 'pad-agent-bar'))).to.contain('You are signed out. Sign in again.');
  });
});
