import { expect } from '@open-wc/testing';
import { all, textOf } from './support.js';
import { Walker } from './walker.js';

/** What a colleague does. */
const YES = { answer: 'accept', afterMs: 500 } as const;

describe('an agent without a pointer', function () {
  this.timeout(60_000);

  it('goes through the whole pad and out of it, and the same way back', async () => {
    const me = await new Walker().busy({ medium: 'voice' });
    const stops = await me.walkThrough();
    expect(stops).to.include.members(['Hold', 'Consult', 'Release']);
    expect(me.isInside).to.equal(false);
    await me.tabTo(/^Agent state/);
  });

  it('becomes Ready, and rejects an offer', async () => {
    const me = await new Walker().begin();
    await me.use(/^Agent state: Logged out/);
    expect(me.at).to.equal('Ready');
    await me.press('End', 'Home', 'Enter');
    await me.until(() => me.pad.state.agent?.state === 'ready');
    expect(me.at).to.match(/^Agent state: Ready/);
    await me.world.post({ agent: 'anna' });
    await me.until(() => me.has('pad-offer'));
    await me.use(/^Reject/);
    await me.until(() => !me.has('pad-offer'));
    me.expectHeard(/^Agent state: Ready/, /^Work item from/, /^Rejected: /);
  });

  it('accepts a work item and is done with it', async () => {
    const me = await new Walker().busy({});
    await me.finish();
    me.expectHeard(/^Connected to /, /^Done: /);
  });

  it('holds a call, presses keys of the telephone, and ends it', async () => {
    const me = await new Walker().busy({ medium: 'voice' });
    await me.use(/^Hold$/);
    await me.untilIs('held');
    expect(me.at).to.equal('Retrieve');
    await me.press('Enter');
    await me.untilIs('connected');
    await me.use(/^Keypad$/);
    await me.type('12#');
    await me.until(() => all(me.element, 'output').some((each) => textOf(each) === '12#'));
    await me.press('Escape');
    await me.finish(/^Release$/);
    me.expectHeard(/^Connected to /, /^Done: /);
  });

  it('consults a colleague about a call, talks with both, and leaves it', async () => {
    const me = await new Walker().busy({ medium: 'voice' });
    await me.world.act({ type: 'colleague', agent: 'bo', script: YES });
    await me.use(/^Consult$/);
    expect(me.at).to.equal('Search');
    await me.type('bo ek');
    await me.until(() => me.has('[role=option][aria-selected=true]'));
    await me.press('Enter');
    await me.until(() =>
      me.pad.state.interactions.some(({ parent, phase }) => parent && phase === 'connected'),
    );
    await me.use(/^Conference$/);
    await me.until(() => me.pad.state.interactions.length === 1);
    await me.finish(/^Release$/);
  });

  it('hands an e-mail over to a colleague who is found by a filter', async () => {
    const me = await new Walker().busy({ medium: 'email' });
    await me.world.act({ type: 'colleague', agent: 'bo', script: YES });
    await me.use(/^Transfer$/);
    await me.use(/^Agents$/);
    await me.tabTo(/^Search$/);
    await me.until(() => me.has('[role=option]'));
    await me.type('bo');
    await me.until(() => all(me.element, '[role=option]').length === 1);
    await me.press('ArrowDown', 'Enter', 'Enter');
    await me.until(() => me.pad.state.interactions.length === 0);
    me.expectHeard(/^Transferred: /);
  });

  it('calls back, thinks of another time, and is done with it', async () => {
    const me = await new Walker().busy({ medium: 'callback', number: '+46 70 000 00 00' });
    await me.use(/^Call$/);
    await me.untilIs('connected');
    await me.use(/^End Call$/);
    await me.untilIs('ready-to-call');
    await me.use(/^Reschedule$/);
    expect(me.at).to.equal('Date');
    await me.press('Escape');
    expect(me.at).to.equal('Reschedule');
    await me.finish();
  });

  it('chats with a customer', async () => {
    const me = await new Walker().busy({ medium: 'chat' });
    await me.tabTo(/^Message to/);
    await me.type('Good morning');
    await me.press('Enter');
    await me.until(() => all(me.element, '[role=log]').some((log) => /Good morning/.test(textOf(log))));
    expect(me.at).to.match(/^Message to/);
    await me.finish(/^Release$/);
  });

  it('writes to a colleague', async () => {
    const me = await new Walker().ready();
    await me.world.act({ type: 'colleague', agent: 'bo', script: YES });
    await me.use(/^Team$/);
    expect(me.at).to.equal('Search');
    await me.type('bo ek');
    await me.until(() => me.has('[role=option][aria-selected=true]'));
    await me.press('Enter');
    await me.until(() => me.pad.state.interactions[0]?.phase === 'connected');
    await me.tabTo(/^Message to/);
    await me.type('Are you there?');
    await me.press('Enter');
    await me.until(() => all(me.element, '[role=log]').some((log) => /Are you there/.test(textOf(log))));
    await me.use(/^End Session$/);
    await me.finish(/^Mark Done$/);
  });

  it('gives Done other keys in the map of the keys, and uses them', async () => {
    const me = await new Walker().busy({});
    await me.use(/^Agent state/);
    await me.type('k');
    await me.press('Enter');
    await me.until(() => me.at === 'Keyboard shortcuts');
    await me.use(/^Change the keys: Done$/);
    await me.press('Alt+x');
    expect(me.at).to.equal('Change the keys: Done');
    await me.press('Escape');
    expect(me.at).to.match(/^Agent state/);
    await me.tabTo(/^Done/);
    await me.press('Alt+x');
    await me.until(() => me.pad.state.interactions.length === 0);
  });

  it('reads the history of a contact, and answers with a standard response', async () => {
    const me = await new Walker().busy({ medium: 'email' });
    await me.use(/^Contact, history, responses/);
    await me.tabTo(/^Information$/);
    await me.press('ArrowRight');
    expect(me.at).to.equal('History');
    await me.press('ArrowRight');
    expect(me.at).to.equal('Responses');
    await me.use(/^Insert/);
    await me.until(() => /^Reply/.test(me.at));
  });
});
