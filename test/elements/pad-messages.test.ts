import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aGoneInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import '../../src/elements/pad-messages.js';
import { all, button, focused, one, shown, stage, textOf, type Stage } from './support.js';

async function withMessages(): Promise<Stage> {
  const there = await stage([anOfferedInteraction()]);
  there.adapter.reportInteraction(aGoneInteraction({ outcome: 'redirected' }));
  there.adapter.report({ type: 'notice', notice: { id: 'n', level: 'info', text: 'Back at <b>noon</b>.' } });
  await shown();
  return there;
}

describe('My Messages', () => {
  it('are accessible, empty and with messages', async () => {
    const { element } = await withMessages();
    button(element, 'My Messages, 2 unread messages').click();
    await shown();
    await expect(element).to.be.accessible();
  });

  it('are a region with the newest first, in the words of the pad and of the backend', async () => {
    const { element } = await withMessages();
    button(element, 'My Messages, 2 unread messages').click();
    await shown();
    const [first, second] = all(one(element, 'pad-messages'), '[role=listitem]').map((item) => textOf(item));
    expect(first).to.contain('Back at <b>noon</b>.');
    expect(second).to.contain('Manual evaluation').and.contain('You did not answer in time');
  });

  it('count as read once they were shown', async () => {
    const { element, pad } = await withMessages();
    button(element, 'My Messages, 2 unread messages').click();
    await shown();
    expect(pad.state.notices.every(({ read }) => read)).to.equal(true);
    expect(button(element, 'My Messages').ariaExpanded).to.equal('true');
  });

  it('are deleted one by one, the focus staying in the list', async () => {
    const { element } = await withMessages();
    button(element, 'My Messages, 2 unread messages').click();
    await shown();
    button(element, 'Delete').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(all(one(element, 'pad-messages'), '[role=listitem]')).to.have.length(1);
    expect(focused()?.ariaLabel).to.equal('Delete');
  });

  it('close with Escape, and the button has the focus again', async () => {
    const { element } = await withMessages();
    button(element, 'My Messages, 2 unread messages').click();
    await shown();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(element, 'pad-messages')).to.have.length(0);
    expect(focused()?.ariaLabel).to.equal('My Messages');
  });
});
