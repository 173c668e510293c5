import { expect } from '@open-wc/testing';
import { focused, textOf } from './support.js';
import { Walker } from './walker.js';

/** What a colleague does. */
const YES = { answer: 'accept', afterMs: 500 } as const;

const consult = (me: Walker) => me.pad.state.interactions.find(({ parent }) => parent);

/** A call, and a colleague who answers. */
async function onCall(): Promise<Walker> {
  const me = await new Walker().busy({ medium: 'voice' });
  await me.world.act({ type: 'colleague', agent: 'bo', script: YES });
  return me;
}

/** Asks Bo Ek about the call. */
async function asking(): Promise<Walker> {
  const me = await onCall();
  await me.use(/^Consult$/);
  await me.type('bo ek');
  await me.until(() => me.has('[role=option][aria-selected=true]'));
  await me.press('Enter');
  await me.until(() => consult(me) !== undefined);
  return me;
}

describe('the state and offers by keyboard alone', function () {
  this.timeout(60_000);

  it('is Not Ready for a reason, Ready again, and ends by Log Out', async () => {
    const me = await new Walker().ready();
    await me.choose('Lunch');
    await me.until(() => me.at === 'Agent state: Not Ready (Lunch)');
    me.expectHeard(/^Agent state: Not Ready \(Lunch\)/);
    await me.choose('Ready');
    await me.until(() => me.at === 'Agent state: Ready');
    await me.choose('Log Out');
    await me.until(() => me.at === 'Agent state: Logged out');
    me.expectHeard(/^Agent state: Logged out/);
  });

  it('is told why Log Out is blocked, and does nothing by it', async () => {
    const me = await new Walker().busy({});
    await me.use(/^Agent state/);
    await me.press('l', 'l');
    expect(me.at).to.equal('Log Out');
    expect(focused()?.ariaDisabled).to.equal('true');
    await me.press('Enter');
    expect(me.pad.state.agent?.state).to.equal('ready');
    await me.press('Escape');
    expect(me.at).to.match(/^Agent state/);
    await me.finish();
  });

  it('is an offer that ends while the focus is on it: the focus stays in the pad', async () => {
    const me = await new Walker().ready();
    await me.world.post({ agent: 'anna', offerMs: 3_000 });
    await me.until(() => me.has('pad-offer'));
    await me.tabTo(/^Accept/);
    await me.until(() => !me.has('pad-offer'));
    expect(me.isInside).to.equal(true);
    me.expectHeard(/You did not answer in time/);
    await me.tabTo(/^Agent state/);
  });
});

describe('a call by keyboard alone', function () {
  this.timeout(60_000);

  it('is muted and heard again', async () => {
    const me = await onCall();
    await me.use(/^Mute$/);
    await me.until(() => me.first.call?.muted === true);
    expect(me.at).to.equal('Unmute');
    await me.press('Enter');
    await me.until(() => me.first.call?.muted !== true);
    expect(me.at).to.equal('Mute');
    await me.finish(/^Release$/);
  });

  it('is recorded, not recorded for a while, and no longer', async () => {
    const me = await onCall();
    const becomes = async (recording: 'on' | 'paused' | undefined): Promise<void> => {
      await me.press('Enter');
      await me.until(() => me.first.call?.recording === recording);
    };
    await me.tabTo(/^Record$/);
    await becomes('on');
    expect(me.at).to.equal('Pause recording');
    await becomes('paused');
    expect(me.at).to.equal('Resume recording');
    await becomes('on');
    await me.tabTo(/^Stop recording$/);
    await becomes(undefined);
    await me.finish(/^Release$/);
  });

  it('waits while a colleague is asked, changes places with that call, and becomes one with it', async () => {
    const me = await asking();
    await me.until(() => consult(me)?.phase === 'connected');
    expect(me.first.phase).to.equal('held');
    await me.use(/^Alternate$/);
    await me.until(() => me.first.phase === 'connected');
    expect(consult(me)?.phase).to.equal('held');
    expect(me.at).to.equal('Alternate');
    await me.press('Enter');
    await me.until(() => consult(me)?.phase === 'connected');
    await me.use(/^Conference$/);
    await me.until(() => me.pad.state.interactions.length === 1);
    await me.finish(/^Release$/);
  });

  it('comes back when the colleague is not waited for', async () => {
    const me = await asking();
    await me.use(/^Release$|^Cancel/);
    await me.until(() => consult(me) === undefined);
    expect(me.isInside).to.equal(true);
    await me.finish(/^Release$/);
  });

  it('waits while a number that was typed is called', async () => {
    const me = await onCall();
    await me.use(/^Consult$/);
    await me.type('+46709876543');
    await me.until(() => textOf(me.element).includes('No matches found'));
    await me.press('Enter');
    await me.until(() => consult(me)?.phase === 'connected');
    expect(consult(me)?.peer?.name).to.equal('+46709876543');
  });

  it('goes to a queue', async () => {
    const me = await onCall();
    await me.use(/^Transfer$/);
    await me.use(/^Queues$/);
    await me.until(() => me.has('[role=option]'));
    await me.tabTo(/^Search$/);
    await me.press('ArrowDown', 'Enter', 'Enter');
    await me.until(() => me.pad.state.interactions.length === 0);
  });
});

describe('a callback by keyboard alone', function () {
  this.timeout(60_000);

  it('is put off to another day, to another number', async () => {
    const me = await new Walker().busy({ medium: 'callback', number: '+46 70 000 00 00' });
    const { id } = me.first;
    await me.use(/^Reschedule$/);
    expect(me.at).to.equal('Date');
    await me.tabTo(/^New number/);
    await me.type('+46709876543');
    await me.use(/^Reschedule$/);
    await me.until(() => me.first.callback?.rescheduledTo !== undefined);
    expect(me.at).to.equal('Reschedule');
    expect(me.has('form')).to.equal(false);
    await me.finish();
    expect(me.world.state.interactions[id]).to.deep.include({ phase: 'scheduled' });
  });

  it('is called at a number of the contact that is chosen by keys', async () => {
    const me = await new Walker().busy({ medium: 'callback', number: '+46 70 000 00 00' });
    await me.tabTo(/^\+46 70 000 00 00/);
    await me.press('ArrowDown');
    expect(me.at).to.equal('+49300000000');
    await me.use(/^Call$/);
    await me.untilIs('connected');
    expect(me.first.call?.dnis).to.equal('+49300000000');
  });
});
