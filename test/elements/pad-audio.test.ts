import { expect } from '@open-wc/testing';
import type { Agent, Audio } from '../../src/core/index.js';
import { aLink, anAgent } from '../../src/testing/index.js';
import { aCall, anAudio } from './call-stage.js';
import { all, button, focused, hasButton, next, one, shown, stage, textOf, type Stage } from './support.js';

function report({ adapter }: Stage, changes: Partial<Audio> = {}, ...by: string[]): void {
  adapter.report({ type: 'link', link: aLink({ audio: anAudio(changes) }) });
  for (const command of by) adapter.report({ type: 'settled', command });
}

async function withAudio(changes: Partial<Audio> = {}): Promise<Stage> {
  const here = await stage([], { agent: anAgent({ can: { 'set-state': true, 'enable-audio': true } }) });
  report(here, changes);
  await shown();
  return here;
}

async function unplug(here: Stage): Promise<void> {
  report(here, { microphones: [{ id: 'm2', label: 'Built-in microphone' }], unplugged: 'Headset' });
  await shown();
}

describe('an agent whose headset is unplugged (ST-4)', () => {
  const reasons = [...anAgent().reasons, { code: 'headset', label: 'No headset' }];
  const asked = ({ adapter }: Stage): unknown[] =>
    adapter.sent.map(({ id: _, ...request }) => request).filter(({ type }) => type === 'set-state');
  /** The backend tells how the agent is. */
  async function agentIs({ adapter }: Stage, changes: Partial<Agent>): Promise<void> {
    const by = adapter.sent.map(({ id }) => id);
    adapter.report({ type: 'agent', agent: anAgent({ revision: (revision += 1), reasons, ...changes }), by });
    await shown();
  }
  let revision = 100;

  it('becomes Not Ready for that reason, reads why, and becomes Ready again by hand alone', async () => {
    const here = await withAudio();
    await agentIs(here, { state: 'ready' });
    await unplug(here);
    expect(asked(here)).to.deep.equal([{ type: 'set-state', state: 'not-ready', reason: 'headset' }]);
    await agentIs(here, { state: 'not-ready', reason: 'headset' });
    expect(textOf(one(here.element, 'pad-audio'))).to.equal(
      'Headset was unplugged. No new work comes until you are Ready again. Dismiss',
    );
    report(here);
    await shown();
    expect(asked(here)).to.have.length(1);
    await unplug(here);
    await agentIs(here, { state: 'ready' });
    expect(asked(here), 'who is Ready again without it stays so').to.have.length(1);
  });

  it('goes on with the call, and takes no other after it', async () => {
    const here = await stage([aCall()], { agent: anAgent({ state: 'ready' }) });
    report(here);
    await shown();
    await unplug(here);
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['set-state']);
    expect(asked(here), 'no reason that the backend has not').to.deep.equal([
      { type: 'set-state', state: 'not-ready' },
    ]);
    await agentIs(here, { state: 'ready', intended: { state: 'not-ready' } });
    expect(here.pad.state.interactions[0]?.phase).to.equal('connected');
    report(here);
    await shown();
    await unplug(here);
    expect(asked(here), 'to choose it again would take it back').to.have.length(1);
  });

  it('is not torn out of after-work: they become Not Ready when that is over', async () => {
    const here = await withAudio();
    await agentIs(here, { state: 'wrap' });
    await unplug(here);
    expect(asked(here)).to.deep.equal([]);
    await agentIs(here, { state: 'ready' });
    expect(asked(here)).to.have.length(1);
  });

  it('is seen to by the one tab that has the sound', async () => {
    const here = await withAudio();
    await agentIs(here, { state: 'ready' });
    const tab = { leads: false, front: true };
    here.adapter.report({ type: 'link', link: aLink({ audio: anAudio({ unplugged: 'Headset' }), tab }) });
    await shown();
    expect(textOf(one(here.element, 'pad-audio'))).to.contain('Headset was unplugged.');
    expect(asked(here)).to.deep.equal([]);
  });
});

describe('the sound of calls', () => {
  it('says that it is locked before there is a call, accessibly (MI-51)', async () => {
    const { element } = await withAudio({ state: 'locked' });
    expect(textOf(one(element, 'pad-audio'))).to.contain('calls would not be heard');
    await expect(element).to.be.accessible();
  });

  it('is enabled by its button, which goes then and leaves the focus in the pad', async () => {
    const here = await withAudio({ state: 'locked' });
    const enable = button(here.element, 'Enable audio');
    enable.focus();
    enable.click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'enable-audio' });
    expect(hasButton(here.element, 'Enabling…')).to.equal(true);
    report(here, {}, here.adapter.sent[0]?.id ?? '');
    await shown();
    expect(hasButton(here.element, 'Enable audio')).to.equal(false);
    expect(focused() !== document.body).to.equal(true);
  });

  it('says that there is no microphone', async () => {
    const { element } = await withAudio({ state: 'no-microphone', microphones: [] });
    expect(textOf(one(element, 'pad-audio'))).to.contain('There is no microphone.');
    expect(hasButton(element, 'Enable audio')).to.equal(true);
  });

  it('says nothing while all is well, and where there are no calls', async () => {
    const { element } = await withAudio();
    expect(textOf(one(element, 'pad-audio'))).to.equal('');
    expect(all((await stage()).element, 'pad-audio')).to.have.length(0);
  });

  it('says which device was unplugged until it is back, and once (ST-4)', async () => {
    const here = await withAudio();
    await unplug(here);
    expect(textOf(one(here.element, 'pad-audio'))).to.contain('Headset was unplugged.');
    await expect(here.element).to.be.accessible();
    report(here);
    await shown();
    expect(textOf(one(here.element, 'pad-audio'))).to.equal('');
  });

  it('has that message put away by hand, until the next time', async () => {
    const here = await withAudio();
    await unplug(here);
    button(one(here.element, 'pad-audio'), 'Dismiss').click();
    await shown();
    expect(textOf(one(here.element, 'pad-audio'))).to.equal('');
    report(here);
    await shown();
    await unplug(here);
    expect(textOf(one(here.element, 'pad-audio'))).to.contain('Headset was unplugged.');
  });

  it('is no news of the link: a volume is neither told nor said', async () => {
    const here = await withAudio();
    let told = 0;
    here.element.addEventListener('pad-link', () => (told += 1));
    report(here, { speakerVolume: 0.2 });
    await shown();
    expect(told).to.equal(0);
    const link = next(here.element, 'pad-link');
    here.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await link;
  });
});
