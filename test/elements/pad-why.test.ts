import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aLink, anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { aCall } from './call-stage.js';
import { all, button, focused, one, shown, stage, textOf, type Stage } from './support.js';

/** What stands beside a control that was pressed; nothing where nothing does. */
function told({ element }: Stage): string {
  return all(element, 'pad-why')
    .filter((each) => each.matches(':popover-open'))
    .map(textOf)
    .join();
}

/** Reject of an offer was pressed while the link was down. */
async function pressedOffline(): Promise<Stage> {
  const here = await stage([anOfferedInteraction({ can: { accept: true, reject: true } })]);
  here.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
  await shown();
  button(here.element, 'Reject').click();
  await shown();
  await shown();
  return here;
}

describe('why a control is blocked', () => {
  it('is said beside it with what can be done, when it is pressed by key or pointer, and is accessible', async () => {
    const here = await stage([
      anOfferedInteraction({ can: { accept: { reason: 'NOT_ALLOWED' }, reject: true } }),
    ]);
    const accept = one(here.element, '[part=accept]');
    accept.focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    await shown();
    expect(told(here)).to.equal('You are not allowed to do this Ask your team leader if you need it.');
    expect(one(here.element, 'pad-why').role).to.equal('status');
    expect(focused() === accept).to.equal(true);
    await expect(here.element).to.be.accessible();
    expect(here.adapter.sent).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(told(here)).to.equal('');
    expect(focused() === accept).to.equal(true);
  });

  it('stays inside of the window', async () => {
    const here = await stage([aCall({ can: { mute: { reason: 'UNSUPPORTED' } } })], { width: 320 });
    one(here.element, 'pad-call', '[part=mute]').click();
    await shown();
    await shown();
    expect(told(here)).to.contain('may switch it on');
    const { left, top, right, bottom } = one(here.element, 'pad-why').getBoundingClientRect();
    expect(left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight).to.equal(true);
  });

  it('is said of whatever the link holds back', async () => {
    const here = await pressedOffline();
    expect(told(here)).to.equal(
      'There is no connection now The pad reconnects by itself. What you write is kept.',
    );
  });

  it('goes when nothing blocks the control any more', async () => {
    const here = await pressedOffline();
    expect(told(here)).to.contain('no connection');
    here.adapter.report({ type: 'link', link: aLink() });
    await waitUntil(() => told(here) === '', 'it is still said', { timeout: 5_000 });
  });

  it('is not said of what the press itself has begun', async () => {
    const here = await stage([anInteraction({ can: { done: true } })]);
    const done = button(here.element, 'Done');
    done.focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    await shown();
    expect(done.ariaDisabled).to.equal('true');
    expect(told(here)).to.equal('');
  });

  it('is not said twice where it stands already', async () => {
    const here = await stage([anInteraction({ can: { park: { reason: 'NOT_ALLOWED' }, done: true } })]);
    button(here.element, 'Park').click();
    await shown();
    await shown();
    expect(textOf(one(here.element, '.why'))).to.equal('Park: You are not allowed to do this');
    expect(told(here)).to.equal('');
  });
});
