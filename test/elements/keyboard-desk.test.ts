import { expect } from '@open-wc/testing';
import { all, focused, one, textOf } from './support.js';
import { Walker } from './walker.js';

const STATE = /^Agent state/;
const heading = (name: string): RegExp => new RegExp(`^${name}$`);

/** How much of a list that was opened can be taken. */
const waiting = (me: Walker): number => all(one(me.element, 'pad-queues'), 'details [role=listitem]').length;

describe('the desk by keyboard alone', function () {
  this.timeout(60_000);

  it('has a waiting list from which an agent takes', async () => {
    const me = await new Walker().ready();
    for (const subject of ['First', 'Second']) await me.world.post({ queue: 'back-office', subject });
    await me.use(/^Queues$/);
    await me.until(() => heading('Queues').test(me.at));
    await me.use(/^Back office/);
    await me.until(() => waiting(me) === 2);
    expect(me.at).to.match(/^Back office/);
    await me.use(/^Take$/);
    await me.untilIs('connected');
    await me.until(() => waiting(me) === 1);
    expect(me.at).to.equal('Take');
    me.expectHeard(/^Connected to /);
    await me.press('Escape');
    expect(me.at).to.equal('Queues');
    await me.tabTo(/^Done$/);
    await me.finish();
  });

  it('keeps what is parked until it is resumed', async () => {
    const me = await new Walker().busy({ medium: 'email' });
    await me.use(/^Park/);
    await me.until(() => me.at === 'My workbin');
    await me.press('Enter');
    await me.untilIs('parked');
    expect(me.at).to.equal('Interactions');
    await me.use(/^Queues$/);
    await me.use(/^Resume$/);
    await me.untilIs('connected');
    expect(me.at).to.equal('Queues');
    expect(focused()?.localName).to.equal('h2');
    me.expectHeard(/^Connected to /);
    await me.press('Escape');
    await me.finish(/^Release$/);
  });

  it('has figures that are read out by Refresh, with what is not as it should be', async () => {
    const me = await new Walker().busy({});
    await me.finish();
    await me.choose('My Statistics');
    await me.until(() => heading('My Statistics').test(me.at));
    await me.use(/^Refresh$/);
    await me.until(() => textOf(one(me.element, 'pad-statistics', '[role=status]')) !== '');
    expect(me.at).to.equal('Refresh');
    me.expectHeard(/^Handled: 1\. Average handle time: 00:00\. Work item, Handled: Too low$/);
    await me.press('Escape');
    expect(me.at).to.match(STATE);
  });

  it('has messages that are shown, marked and deleted', async () => {
    const me = await new Walker().ready();
    await me.world.post({ agent: 'anna', offerMs: 1_000 });
    await me.until(() => me.pad.state.notices.length === 1);
    me.expectHeard(/You did not answer in time/);
    await me.use(/^My Messages, 1 unread message$/);
    await me.until(() => heading('My Messages').test(me.at));
    await me.use(/^Mark as read$/);
    expect(me.at).to.equal('Mark as unread');
    me.expectHeard(/^0 unread messages$/);
    await me.use(/^Delete$/);
    await me.until(() => me.pad.state.notices.length === 0);
    expect(me.at).to.equal('My Messages');
    await me.press('Escape');
    expect(me.at).to.equal('My Messages');
    expect(focused()?.localName).to.equal('button');
  });

  it('has channels that are switched one by one', async () => {
    const me = await new Walker().ready();
    await me.choose('Chat');
    await me.until(() => me.at === 'Agent state: Partly Ready');
    await me.choose('Chat');
    await me.until(() => me.at === 'Agent state: Ready');
  });

  it('refuses keys that are taken, and says by what', async () => {
    const me = await new Walker().ready();
    await me.choose('Keyboard shortcuts');
    await me.until(() => heading('Keyboard shortcuts').test(me.at));
    await me.use(/^Change the keys: Done$/);
    expect(me.at).to.equal('Press the new keys: Done');
    await me.press('F10');
    expect(me.at).to.equal('Press the new keys: Done');
    me.expectHeard(/^These keys are taken: Accept the offer on top\./);
    await me.press('Escape');
    expect(me.at).to.equal('Change the keys: Done');
    await me.press('Escape');
    expect(me.at).to.match(STATE);
  });

  it('has the record chosen of several', async () => {
    const me = new Walker();
    const opened: string[] = [];
    await me.ready();
    me.element.addEventListener('pad-record-open', ({ detail }) => opened.push(detail.record.url));
    me.element.findRecords = () =>
      Promise.resolve({
        records: ['Motala', 'Lund'].map((detail) => ({ url: `/${detail}`, label: 'Eva Lind', detail })),
      });
    await me.world.post({ medium: 'voice', agent: 'anna', record: undefined as never });
    await me.until(() => me.has('pad-offer'));
    await me.press('F10');
    await me.until(() => textOf(me.element).includes('2 matches. Choose one.'));
    me.expectHeard(/2 matches\. Choose one\.$/);
    await me.tabTo(/^Eva Lind$/);
    await me.press('Tab');
    expect(focused()?.getAttribute('aria-description')).to.contain('Lund');
    await me.press('Enter');
    expect(opened).to.deep.equal(['/Lund']);
    expect(me.at).to.equal('Eva Lind');
    await me.finish(/^Release$/);
  });

  it('saves a support file', async () => {
    const me = await new Walker().ready();
    me.element.supportFile = () => ({ format: 'contact-pad-support' });
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download);
    };
    await me.choose('Save a support file').finally(() => (HTMLAnchorElement.prototype.click = click));
    expect(saved).to.deep.equal(['contact-pad-support.json']);
    expect(me.at).to.match(STATE);
  });
});
