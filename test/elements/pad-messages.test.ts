import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Notice } from '../../src/core/index.js';
import type { PadMessages } from '../../src/elements/pad-messages.js';
import '../../src/elements/pad-messages.js';
import { aGoneInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, one, shown, textOf } from './support.js';

type Messages = PanelStage<PadMessages>;

function tell({ adapter }: Messages, id: string, level: Notice['level'], text: string): void {
  adapter.report({ type: 'notice', notice: { id, level, text } });
}

/** A missed offer, then two messages of the backend. */
async function messages(options: PanelOptions = {}): Promise<Messages> {
  const element = document.createElement('pad-messages');
  const there = await panelStage(element, (panel, { notices }) => (panel.notices = notices), {
    interactions: [anOfferedInteraction()],
    ...options,
  });
  there.adapter.reportInteraction(aGoneInteraction({ outcome: 'redirected' }));
  tell(there, 'noon', 'info', 'Back at <b>noon</b>.');
  tell(there, 'out', 'error', 'E-mail is out of service.');
  await shown();
  return there;
}

function rows({ element }: Messages): string[] {
  return all(element, '[role=listitem]').map((row) => textOf(row));
}

function unread({ pad }: Messages): string[] {
  return pad.state.notices.filter(({ read }) => !read).map(({ code }) => code);
}

/** The name of what has the focus, and its message. */
function place(): string {
  const active = focused();
  const row = active?.closest('[role=listitem]');
  return [active?.ariaLabel, row ? textOf(one(row, '.text')) : ''].join(': ');
}

describe('My Messages', () => {
  for (const look of [{}, { dark: true }, { width: 320 }, { rtl: true }])
    it(`are accessible, empty and with messages ${JSON.stringify(look)}`, async () => {
      const { element, frame } = await messages(look);
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(frame.clientWidth);
      button(element, 'Delete all').click();
      await shown();
      await expect(element).to.be.accessible();
    });

  it('are a region with the newest first, in the words of the pad and of the backend', async () => {
    const there = await messages();
    expect(one(there.element, '[part=messages]').getAttribute('aria-labelledby')).to.equal('title');
    const [first, second, third] = rows(there);
    expect(first).to.contain('E-mail is out of service.');
    expect(second).to.contain('Back at <b>noon</b>.');
    expect(third).to.contain('Manual evaluation').and.contain('You did not answer in time');
  });

  it('say how much each matters with a word, a shape and a border of its own (MM-1)', async () => {
    const { element } = await messages();
    const items = all(element, '[role=listitem]');
    const words = items.map((item) => textOf(one(item, '.level')));
    expect(words).to.deep.equal(['Error', 'Information', 'Warning']);
    expect(new Set(items.map((item) => one(item, '.icon').innerHTML)).size).to.equal(3);
    expect(new Set(items.map((item) => getComputedStyle(item).borderInlineStartWidth)).size).to.equal(3);
  });

  it('stay unread until they are marked, one by one or all, and back', async () => {
    const there = await messages();
    const { element } = there;
    expect(textOf(one(element, '[role=status]'))).to.equal('3 unread messages');
    button(element, 'Mark as read').click();
    await shown();
    expect(unread(there)).to.deep.equal(['backend', 'offer-redirected']);
    expect(textOf(one(element, '[role=status]'))).to.equal('2 unread messages');
    button(element, 'Mark as unread').click();
    await shown();
    expect(unread(there)).to.have.length(3);
    expect(rows(there)[0]).to.contain('New');
    button(element, 'Mark all as read').click();
    await shown();
    expect(unread(there)).to.deep.equal([]);
    expect(textOf(one(element, '[role=status]'))).to.equal('0 unread messages');
  });

  it('keep the focus on the mark that was changed', async () => {
    const { element } = await messages();
    button(element, 'Mark as read').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(place()).to.equal('Mark as unread: The contact centre says: E-mail is out of service.');
  });

  it('are deleted one by one, the focus staying in the list', async () => {
    const there = await messages();
    button(there.element, 'Delete').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(rows(there)).to.have.length(2);
    expect(place()).to.equal('Delete: The contact centre says: Back at <b>noon</b>.');
    all<HTMLButtonElement>(there.element, 'button').at(-1)?.focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(rows(there)).to.have.length(1);
    expect(place()).to.equal('Delete: The contact centre says: Back at <b>noon</b>.');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(textOf(there.element)).to.contain('No messages.');
    expect(focused()?.textContent).to.equal('My Messages');
  });

  it('are deleted all at once (MI-47)', async () => {
    const { element, pad } = await messages();
    button(element, 'Delete all').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(pad.state.notices).to.deep.equal([]);
    expect(focused()?.textContent).to.equal('My Messages');
  });

  it('say with each button which message it is about', async () => {
    const { element } = await messages();
    const described = button(element, 'Delete').getAttribute('aria-describedby') ?? '';
    expect(textOf(one(element, `#${described}`))).to.contain('E-mail is out of service.');
  });

  it('open at a message that was asked for, else at their heading', async () => {
    const { element } = await messages();
    expect(focused()?.textContent).to.equal('My Messages');
    element.at = 'noon';
    await shown();
    expect(textOf(focused() as HTMLElement)).to.contain('Back at <b>noon</b>.');
  });

  it('take in what comes meanwhile, the focus staying where it was', async () => {
    const there = await messages();
    button(there.element, 'Delete').focus();
    tell(there, 'back', 'info', 'E-mail is back in service.');
    await shown();
    expect(rows(there)[0]).to.contain('E-mail is back in service.');
    expect(place()).to.contain('out of service');
  });

  it('close with Escape', async () => {
    const { intents } = await messages();
    await sendKeys({ press: 'Escape' });
    expect(intents).to.deep.equal([{ type: 'show-messages', open: false }]);
  });
});
