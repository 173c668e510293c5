import { expect } from '@open-wc/testing';
import type { Audio } from '../../src/core/index.js';
import { aLink, anAgent } from '../../src/testing/index.js';
import { anAudio } from './call-stage.js';
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

  it('says which device was unplugged, once, until it is back (ST-4)', async () => {
    const here = await withAudio();
    report(here, { microphones: [{ id: 'm2', label: 'Built-in microphone' }], speakers: [] });
    await shown();
    expect(textOf(one(here.element, 'pad-audio'))).to.equal('Headset was unplugged. Dismiss');
    report(here);
    await shown();
    expect(textOf(one(here.element, 'pad-audio'))).to.equal('');
  });

  it('has that message put away by hand', async () => {
    const here = await withAudio();
    report(here, { microphones: [{ id: 'm2', label: 'Built-in microphone' }], speakers: [] });
    await shown();
    button(one(here.element, 'pad-audio'), 'Dismiss').click();
    await shown();
    expect(textOf(one(here.element, 'pad-audio'))).to.equal('');
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
