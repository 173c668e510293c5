import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { changes, type Notice } from '../../src/core/index.js';
import type { PadToasts } from '../../src/elements/pad-toasts.js';
import '../../src/elements/pad-toasts.js';
import { aGoneInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { holdTimers, type HeldTimers } from '../support/held-timers.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, one, shown, textOf } from './support.js';

type Toasts = PanelStage<PadToasts>;

/** Shows what comes, as the root does: `show` with each new message. */
async function toasts(options: PanelOptions & { seconds?: number } = {}): Promise<Toasts> {
  const element = document.createElement('pad-toasts');
  element.seconds = options.seconds ?? 8;
  const there = await panelStage(element, (preview, { notices }) => (preview.notices = notices), options);
  // As in the pad, at the lower end of what it lies over.
  Object.assign(element.parentElement!.style, { display: 'grid', alignContent: 'end' });
  there.pad.subscribe((state, previous) => {
    for (const change of changes(previous, state)) if (change.type === 'notice') element.show(change.notice);
  });
  await sendMouse({ type: 'move', position: [0, 0] });
  return there;
}

async function tell(
  { adapter }: Toasts,
  id: string,
  level: Notice['level'] = 'info',
  text = id,
): Promise<void> {
  adapter.report({ type: 'notice', notice: { id, level, text } });
  await shown();
}

function previews({ element }: Toasts): string[] {
  return all(element, '[part=toast] .text').map((text) => textOf(text));
}

function isUnread({ pad }: Toasts, id: string): boolean {
  return pad.state.notices.some((notice) => notice.id === id && !notice.read);
}

describe('the preview of a message', () => {
  let timers: HeldTimers;
  beforeEach(() => {
    timers = holdTimers();
  });
  afterEach(() => {
    timers.stop();
  });

  async function passThrice(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      timers.pass(8_000);
      await shown();
    }
  }

  for (const look of [{}, { dark: true }, { width: 320 }, { rtl: true }])
    it(`is accessible ${JSON.stringify(look)}`, async () => {
      const there = await toasts(look);
      await tell(there, 'a', 'error', 'E-mail is out of service.');
      await tell(there, 'b', 'warning', 'A long message without end. '.repeat(40));
      await Promise.all((there.element.shadowRoot?.getAnimations() ?? []).map(({ finished }) => finished));
      await expect(there.element).to.be.accessible();
      expect(there.element.scrollWidth).to.be.at.most(there.frame.clientWidth);
    });

  it('is there only while there is something to show, and never takes the focus', async () => {
    const there = await toasts();
    expect(all(there.element, 'section')).to.have.length(0);
    const before = focused();
    await tell(there, 'noon', 'info', 'Back at <b>noon</b>.');
    expect(one(there.element, 'section').ariaLabel).to.equal('New messages');
    expect(previews(there)).to.deep.equal(['The contact centre says: Back at <b>noon</b>.']);
    expect(textOf(one(there.element, '.level'))).to.equal('Information');
    expect(focused()).to.equal(before);
  });

  it('leaves speaking to the root', async () => {
    const there = await toasts();
    await tell(there, 'a', 'error');
    expect(all(there.element, '[role=status], [role=alert], [aria-live]')).to.have.length(0);
  });

  it('comes for what the agent missed, not for what is said beside a control', async () => {
    const there = await toasts({ interactions: [anOfferedInteraction()] });
    there.adapter.reportInteraction(aGoneInteraction({ outcome: 'redirected' }));
    await shown();
    expect(previews(there)[0]).to.contain('You did not answer in time');
    const refused = { id: 'r', at: 1, level: 'error', code: 'command-refused', read: false } as const;
    const quiet = { id: 'q', at: 1, level: 'info', code: 'offer-withdrawn', read: false } as const;
    there.element.show(refused);
    there.element.show(quiet);
    await shown();
    expect(previews(there)).to.have.length(1);
  });

  it('Show goes to it in My Messages and marks it read (MM-1)', async () => {
    const there = await toasts();
    await tell(there, 'a');
    button(there.element, 'Show').click();
    await shown();
    expect(there.intents).to.deep.equal([
      { type: 'notices', ids: ['a'], as: 'read' },
      { type: 'show-messages', open: true, notice: 'a' },
    ]);
    expect(isUnread(there, 'a')).to.equal(false);
    expect(previews(there)).to.deep.equal([]);
  });

  it('Dismiss, or Escape, closes it and it stays unread; the focus goes on', async () => {
    const there = await toasts();
    await tell(there, 'a');
    await tell(there, 'b');
    button(there.element, 'Dismiss').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(previews(there)).to.deep.equal(['The contact centre says: a']);
    expect(focused()?.textContent?.trim()).to.equal('Dismiss');
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(previews(there)).to.deep.equal([]);
    expect(isUnread(there, 'a') && isUnread(there, 'b')).to.equal(true);
    expect(there.intents).to.deep.equal([{ type: 'show-messages', open: false }]);
  });

  it('goes by itself and stays unread; an error waits for the agent', async () => {
    const there = await toasts({ seconds: 1 });
    await tell(there, 'a', 'error');
    await tell(there, 'b', 'info');
    await tell(there, 'c', 'warning');
    for (const left of ['b', 'a', 'a']) {
      timers.pass(1_000);
      await shown();
      expect(previews(there)).to.deep.equal([`The contact centre says: ${left}`]);
    }
    expect(isUnread(there, 'b') && isUnread(there, 'c')).to.equal(true);
  });

  it('stays while the pointer or the focus is on it', async () => {
    const there = await toasts();
    await tell(there, 'a');
    const { x, y } = one(there.element, '[part=toast]').getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + 10), Math.round(y + 10)] });
    await waitUntil(() => there.element.matches(':hover'));
    await passThrice();
    expect(previews(there)).to.have.length(1);
    button(there.element, 'Show').focus();
    await sendMouse({ type: 'move', position: [0, 0] });
    await waitUntil(() => !there.element.matches(':hover'));
    await passThrice();
    expect(previews(there)).to.have.length(1);
    (focused() as HTMLElement).blur();
    await passThrice();
    expect(previews(there)).to.have.length(0);
  });

  it('closes when its message is read or deleted elsewhere, and when My Messages opens', async () => {
    const there = await toasts();
    for (const id of ['a', 'b', 'c']) await tell(there, id);
    there.pad.set({ type: 'notices', ids: ['a'], as: 'deleted' });
    there.pad.set({ type: 'notices', ids: ['b'], as: 'read' });
    await shown();
    expect(previews(there)).to.deep.equal(['The contact centre says: c']);
    there.element.messages = true;
    await shown();
    await tell(there, 'd');
    expect(previews(there)).to.deep.equal([]);
  });

  it('is one at a time, the newest, and says how many more there are', async () => {
    const there = await toasts();
    for (const id of ['a', 'b', 'c']) await tell(there, id);
    expect(previews(there)).to.deep.equal(['The contact centre says: c']);
    expect(textOf(there.element)).to.contain('and 2 more');
    button(there.element, 'Dismiss').click();
    await shown();
    expect(previews(there)).to.deep.equal(['The contact centre says: b']);
  });

  it('is not replaced by a newer one while the agent is about to answer it', async () => {
    const there = await toasts();
    await tell(there, 'a');
    button(there.element, 'Show').focus();
    await tell(there, 'b');
    expect(previews(there)).to.deep.equal(['The contact centre says: a']);
    expect(textOf(there.element)).to.contain('and 1 more');
  });

  it('lies under offers, and leaves them the upper 60 % of the pad', async () => {
    const there = await toasts({ width: 320, height: 480 });
    there.element.toggleAttribute('offers', true);
    for (const id of ['a', 'b', 'c']) await tell(there, id, 'error', 'long words '.repeat(60));
    expect(Number(getComputedStyle(there.element).zIndex)).to.be.below(2);
    const top =
      one(there.element, '[part=toast]').getBoundingClientRect().top -
      there.frame.getBoundingClientRect().top;
    expect(top).to.be.at.least(45 + 0.6 * 480 - 1);
  });
});
