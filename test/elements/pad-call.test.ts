import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallResult, Interaction, Phase } from '../../src/core/index.js';
import { aLink, anAgent } from '../../src/testing/index.js';
import { ON_THE_LINE, aCall, aCallback, anAudio } from './call-stage.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

const PAIR = { ...ON_THE_LINE, alternate: true, conference: true } as const;

function tools({ element }: Stage): string[] {
  return all(one(element, 'pad-call', '.tools'), 'button').map(textOf);
}

function keysSent({ adapter }: Stage): string[] {
  return adapter.sent.flatMap((command) => (command.type === 'send-dtmf' ? command.digits : []));
}

/** A call with its keypad open. */
async function withKeypad(): Promise<Stage> {
  const here = await stage([aCall()]);
  button(here.element, 'Keypad').click();
  await shown();
  return here;
}

async function settle({ adapter }: Stage): Promise<void> {
  adapter.report({ type: 'settled', command: adapter.sent.at(-1)?.id ?? '' });
  await shown();
}

describe('the controls of a call', () => {
  it('are accessible with everything that a call can have', async () => {
    const parties = [
      { id: 'contact', name: 'Eva Lind', state: 'connected' },
      { id: 'bo', name: 'Bo Ek', state: 'held' },
    ] as const;
    const quality = { level: 'poor', loss: 0.2, jitterMs: 40, roundTripMs: 300 } as const;
    const here = await stage([aCall({ can: PAIR }, { muted: true, recording: 'on', parties, quality })]);
    button(here.element, 'Keypad').click();
    await shown();
    await expect(here.element).to.be.accessible();
  });

  it('are those that the backend allows, in fixed places (WC-21)', async () => {
    expect(tools(await stage([aCall({ can: PAIR })]))).to.deep.equal([
      'Alternate',
      'Conference',
      'Mute',
      'Record',
      'Keypad',
    ]);
    expect(tools(await stage([aCall({ can: { release: true, hold: true } })]))).to.deep.equal([]);
  });

  it('are drawn when there are any, also after there were none', async () => {
    const dialled = aCall({ phase: 'establishing', can: { release: true } });
    const { element, adapter } = await stage([dialled]);
    expect(one(element, 'pad-call').offsetHeight).to.equal(0);
    adapter.reportInteraction({ ...dialled, revision: 2_000, phase: 'connected', can: PAIR });
    await shown();
    expect(button(element, 'Mute').checkVisibility()).to.equal(true);
  });

  it('stand in no panel but that of a call', async () => {
    const { element } = await stage([aCall({ medium: 'email', can: { release: true } })]);
    expect(all(element, 'pad-call')).to.have.length(0);
  });

  for (const [label, type] of [
    ['Mute', 'mute'],
    ['Record', 'record'],
    ['Alternate', 'alternate'],
    ['Conference', 'conference'],
  ] as const)
    it(`ask for what ${label} says`, async () => {
      const { element, adapter } = await stage([aCall({ can: PAIR })]);
      button(element, label).click();
      await shown();
      expect(adapter.sent[0]).to.include({ type, interaction: 'item-1' });
    });

  it('turn Mute into Unmute in its place, with the focus on it (WC-23)', async () => {
    const { element, adapter } = await stage([aCall()]);
    button(element, 'Mute').focus();
    adapter.reportInteraction(aCall({ can: { release: true, unmute: true } }, { muted: true }));
    await shown();
    expect(focused() === button(element, 'Unmute')).to.equal(true);
    expect(textOf(one(element, 'pad-call', '.chips'))).to.equal('Muted');
  });

  it('go from Record to Pause recording to Resume recording, with Stop recording beside (MI-53)', async () => {
    const recording = { release: true, 'stop-recording': true } as const;
    const here = await stage([
      aCall({ can: { ...recording, 'pause-recording': true } }, { recording: 'on' }),
    ]);
    expect(tools(here)).to.deep.equal(['Pause recording', 'Stop recording']);
    expect(textOf(one(here.element, 'pad-call', '.chips'))).to.equal('Recording');
    here.adapter.reportInteraction(
      aCall({ can: { ...recording, 'resume-recording': true } }, { recording: 'paused' }),
    );
    await shown();
    expect(tools(here)).to.deep.equal(['Resume recording', 'Stop recording']);
    expect(textOf(one(here.element, 'pad-call', '.chips'))).to.equal('Recording paused');
  });

  it('say beside them why one failed', async () => {
    const { element, adapter } = await stage([aCall()]);
    button(element, 'Mute').click();
    await shown();
    adapter.refuse(adapter.sent[0]?.id ?? '', 'UNAVAILABLE');
    await shown();
    expect(textOf(one(element, 'pad-call', '.failure'))).to.contain('Try again in a moment.');
    button(one(element, 'pad-call'), 'Dismiss').click();
    await shown();
    expect(all(one(element, 'pad-call'), '.failure')).to.have.length(0);
  });

  it('say why one is blocked, and do nothing then', async () => {
    const can = { ...ON_THE_LINE, mute: { reason: 'NOT_ALLOWED' } } as const;
    const { element, adapter } = await stage([aCall({ can })]);
    const mute = button(element, 'Mute');
    expect(mute.ariaDisabled).to.equal('true');
    expect(mute.title).to.equal('You are not allowed to do this');
    mute.click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('give the focus to the heading when they are all gone', async () => {
    const { element, adapter } = await stage([aCall()]);
    button(element, 'Mute').focus();
    adapter.reportInteraction(aCall({ phase: 'wrap', can: { done: true } }));
    await shown();
    expect(focused()?.localName).to.equal('h2');
  });

  it('are all in sight at 320 pixels', async () => {
    const { element } = await stage([aCall({ can: { ...PAIR, 'stop-recording': true } })], { width: 320 });
    const room = one(element, 'pad-call', '.tools').getBoundingClientRect();
    for (const each of all(one(element, 'pad-call', '.tools'), 'button')) {
      const { left, right, height } = each.getBoundingClientRect();
      expect(left).to.be.at.least(room.left);
      expect(right).to.be.at.most(room.right + 0.5);
      expect(height).to.be.at.least(24);
    }
  });
});

describe('a call', () => {
  it('shows whom the agent talks with, each with state and time (MI-43)', async () => {
    const bo = { id: 'bo', name: 'Bo Ek' };
    const eva = { id: 'contact', name: 'Eva Lind', state: 'connected' } as const;
    const here = await stage([aCall({}, { parties: [eva, { ...bo, state: 'ringing' }] })]);
    const rows = (): string[] => all(one(here.element, 'pad-call', '.parties'), 'li').map(textOf);
    expect(rows()).to.deep.equal(['Eva Lind Connected 00:00', 'Bo Ek Establishing 00:00']);
    here.clock.advance(65_000);
    here.adapter.reportInteraction(aCall({}, { parties: [eva, { ...bo, state: 'connected' }] }));
    await shown();
    expect(rows()).to.deep.equal(['Eva Lind Connected 01:05', 'Bo Ek Connected 00:00']);
  });

  it('warns in words where the line is bad', async () => {
    const quality = { level: 'poor', loss: 0.12, jitterMs: 40, roundTripMs: 310.4 } as const;
    const { element, adapter } = await stage([aCall({}, { quality })]);
    const warning = one(element, 'pad-call', '.warning');
    expect(textOf(warning)).to.equal('The line is bad: words get lost.');
    adapter.reportInteraction(aCall({}, { quality: { ...quality, level: 'good' } }));
    await shown();
    expect(all(one(element, 'pad-call'), '.warning')).to.have.length(0);
  });

  it('says that its sound is interrupted (8.1)', async () => {
    const { element } = await stage([aCall({}, { reconnecting: true })]);
    expect(textOf(one(element, 'pad-call', '.chips'))).to.contain('Reconnecting…');
  });

  for (const [phase, words] of [
    ['ready-to-call', 'Ready to Call'],
    ['establishing', 'Establishing'],
    ['connected', 'Connected'],
    ['held', 'On Hold'],
  ] as readonly (readonly [Phase, string])[])
    it(`that is ${phase} is called ${words} on its card and in its panel`, async () => {
      const { element } = await stage([aCallback({ phase })]);
      expect(textOf(one(element, 'pad-list', '.phase'))).to.equal(words);
      expect(textOf(one(element, 'pad-panel', 'header', '.phase'))).to.equal(words);
    });
});

describe('the keypad', () => {
  it('has twelve keys and opens with the focus on the first', async () => {
    const { element } = await withKeypad();
    const keys = all(one(element, '.keypad'), 'button');
    expect(keys.map(textOf).join('')).to.equal('123456789*0#');
    expect(focused() === keys[0]).to.equal(true);
    expect(button(element, 'Keypad').ariaExpanded).to.equal('true');
  });

  it('sends what is pressed and what is typed, and shows it (WC-17)', async () => {
    const here = await withKeypad();
    button(here.element, '5').click();
    await settle(here);
    await sendKeys({ press: '#' });
    await settle(here);
    expect(keysSent(here)).to.deep.equal(['5', '#']);
    expect(textOf(one(here.element, 'output'))).to.equal('5#');
    expect(one(here.element, 'output').getAttribute('aria-live')).to.equal('off');
  });

  it('sends in order: what is typed while a key is on its way goes after it, together', async () => {
    const here = await withKeypad();
    await sendKeys({ type: '123' });
    await shown();
    expect(keysSent(here)).to.deep.equal(['1']);
    await settle(here);
    expect(keysSent(here)).to.deep.equal(['1', '23']);
  });

  it('blocks no other control while a key is on its way', async () => {
    const here = await withKeypad();
    await sendKeys({ press: '1' });
    await shown();
    expect(button(here.element, 'Mute').ariaDisabled).to.equal('false');
    expect(button(here.element, 'Hold').ariaDisabled).to.equal('false');
  });

  it('takes no letters, and closes with Escape to its button', async () => {
    const here = await withKeypad();
    await sendKeys({ press: 'x' });
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(keysSent(here)).to.deep.equal([]);
    expect(all(here.element, '.keypad')).to.have.length(0);
    expect(focused() === button(here.element, 'Keypad')).to.equal(true);
  });

  it('is gone with a call that takes no keys, and what was not sent with it', async () => {
    const here = await withKeypad();
    await sendKeys({ type: '12' });
    await shown();
    here.adapter.reportInteraction(
      aCall({ phase: 'held', can: { release: true, retrieve: true, mute: true } }),
    );
    await settle(here);
    expect(all(here.element, '.keypad')).to.have.length(0);
    here.adapter.reportInteraction(aCall());
    await shown();
    expect(keysSent(here)).to.deep.equal(['1']);
  });
});

describe('the steps of a callback', () => {
  const calling: Partial<Interaction> = { can: { 'end-call': true, done: { reason: 'CALL_OPEN' } } };

  it('have one button each that is the next: Call, then End Call (WC-11, WC-22)', async () => {
    const here = await stage([aCallback()]);
    const next = (): string[] => all(one(here.element, '.buttons'), '.primary').map(textOf);
    expect(next()).to.deep.equal(['Call']);
    button(here.element, 'Call').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'call', interaction: 'item-1' });
    here.adapter.reportInteraction(
      aCallback({ phase: 'establishing', ...calling }),
      here.adapter.sent[0]?.id ?? '',
    );
    await shown();
    expect(next()).to.deep.equal(['End Call']);
    expect(hasButton(here.element, 'Call')).to.equal(false);
  });

  it('block Done while there is a call, and say why (WC-28)', async () => {
    const { element } = await stage([aCallback({ phase: 'connected', ...calling })]);
    button(element, 'Done').click();
    await shown();
    expect(textOf(one(element, '.why'))).to.contain('End the call first.');
  });

  for (const [result, words] of Object.entries({
    busy: 'Busy',
    'no-answer': 'No answer',
    cancelled: 'Cancelled',
    ended: 'Ended',
  }) as [CallResult, string][])
    it(`come back to Ready to Call and say how the last try ended: ${words} (WC-12)`, async () => {
      const here = await stage([aCallback({ phase: 'establishing', ...calling })]);
      const { callback } = aCallback();
      here.adapter.reportInteraction(aCallback(callback ? { callback: { ...callback, result } } : {}));
      await shown();
      expect(textOf(one(here.element, 'pad-call', '.chips'))).to.equal(`Last try: ${words}`);
      expect(one(here.element, 'pad-call', '[role=status]').textContent).to.equal(`Ready to Call, ${words}`);
      expect(button(here.element, 'Call').ariaDisabled).to.equal('false');
    });

  it('are said once: that somebody answered by the root alone', async () => {
    const here = await stage([aCallback({ phase: 'establishing', ...calling })]);
    const said = one(here.element, 'pad-call', '[role=status]');
    expect(said.textContent).to.equal('Establishing');
    here.adapter.reportInteraction(aCallback({ phase: 'connected', ...calling }));
    await shown();
    expect(said.textContent).to.equal('');
    expect(one(here.element, '[aria-live=polite]').textContent).to.equal('Connected to Eva Lind');
  });
});

describe('devices and volumes', () => {
  async function withAudio(): Promise<Stage> {
    const agent = anAgent({ can: { 'set-state': true, 'set-audio': true } });
    const here = await stage([aCall()], { agent });
    here.adapter.report({ type: 'link', link: aLink({ audio: anAudio() }) });
    await shown();
    button(here.element, 'Audio').click();
    await shown();
    return here;
  }

  it('are accessible, and not there without a line of one’s own (WC-21)', async () => {
    const { element } = await withAudio();
    await expect(element).to.be.accessible();
    expect(hasButton((await stage([aCall()])).element, 'Audio')).to.equal(false);
  });

  it('show what is there and what is chosen', async () => {
    const { element } = await withAudio();
    const [microphone, speaker] = all<HTMLSelectElement>(one(element, '.settings'), 'select');
    expect([...(microphone?.options ?? [])].map(textOf)).to.deep.equal(['Headset', 'Built-in microphone']);
    expect(microphone?.value).to.equal('m1');
    expect([...(speaker?.options ?? [])].map(textOf)).to.deep.equal(['Chosen by the system', 'Headset']);
    const volumes = all<HTMLInputElement>(one(element, '.settings'), '[type=range]');
    expect(volumes.map(({ valueAsNumber }) => valueAsNumber)).to.deep.equal([1, 0.5]);
  });

  it('ask for what the agent chooses', async () => {
    const { element, adapter } = await withAudio();
    const [microphone] = all<HTMLSelectElement>(one(element, '.settings'), 'select');
    if (microphone) microphone.value = 'm2';
    microphone?.dispatchEvent(new Event('change'));
    const [, volume] = all<HTMLInputElement>(one(element, '.settings'), '[type=range]');
    volume?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'set-audio', microphone: 'm2' });
    expect(adapter.sent[1]).to.include({ type: 'set-audio', speakerVolume: 0.55 });
  });

  it('follow what is plugged in', async () => {
    const { element, adapter } = await withAudio();
    const speakers = [...anAudio().speakers, { id: 's2', label: '' }];
    adapter.report({ type: 'link', link: aLink({ audio: anAudio({ speakers, speaker: 's2' }) }) });
    await shown();
    const [, speaker] = all<HTMLSelectElement>(one(element, '.settings'), 'select');
    expect(speaker?.value).to.equal('s2');
    expect([...(speaker?.options ?? [])].map(textOf)).to.deep.equal(['Headset', 'Speaker 2']);
  });
});
