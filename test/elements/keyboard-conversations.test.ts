import { expect } from '@open-wc/testing';
import { SAMPLE_ATTACHMENTS } from '../../src/adapters/simulator/samples.js';
import type { Interaction } from '../../src/core/index.js';
import { all, focused, one, textOf } from './support.js';
import { Walker } from './walker.js';

const LINES = ['Where is my card?', 'Thank you!'];
const field = (): string => (focused() as HTMLTextAreaElement).value;

/** What stands in the conversations. */
const isWritten = (me: Walker, text: string): boolean =>
  all(me.element, '[role=log]').some((log) => textOf(log).includes(text));

const found = (me: Walker): HTMLElement[] => all(one(me.element, 'pad-contact'), '[role=listitem]');

/** Bo Ek, who answers in writing, invites this agent to write. */
async function invited(): Promise<Walker> {
  const me = await new Walker().ready();
  await me.world.act({
    type: 'colleague',
    agent: 'bo',
    script: { answer: 'ignore', afterMs: 500, lines: LINES },
  });
  await me.world.act({ type: 'elsewhere', agent: 'bo', request: { type: 'start-im', target: 'anna' } });
  await me.until(() => me.has('pad-offer'));
  me.expectHeard(/^Instant message from Bo Ek/);
  return me;
}

/** Everybody else in one of the four presences, and the dialog of a transfer open. */
async function choosing(): Promise<Walker> {
  const me = await new Walker().busy({ medium: 'work-item' });
  const { world } = me;
  for (const agent of ['bo', 'chen', 'dana'])
    await world.act({ type: 'colleague', agent, script: { answer: 'ignore', afterMs: 500 } });
  await world.post({ agent: 'bo', answer: 'auto' });
  await world.act({ type: 'state', agent: 'chen', state: 'not-ready' });
  await me.use(/^Transfer$/);
  expect(me.at).to.equal('Search');
  return me;
}

const status = (me: Walker): string => textOf(one(me.element, '#status'));
const targets = (me: Walker): (string | null)[] =>
  all(me.element, '[role=option]').map((row) => row.ariaLabel);

describe('a conversation by keyboard alone', function () {
  this.timeout(60_000);

  it('is a chat that is answered with a standard response', async () => {
    const me = await new Walker().busy({
      medium: 'chat',
      customer: { lines: LINES, afterMs: 500 },
    });
    await me.until(() => /^Message to/.test(me.at));
    await me.use(/^Contact, history, responses/);
    await me.tabTo(/^Information$/);
    await me.press('End');
    expect(me.at).to.equal('Responses');
    await me.tabTo(/^Search$/);
    await me.type('contacting');
    await me.until(() => found(me).length === 1);
    me.expectHeard(/^1 found$/);
    await me.use(/^Insert$/);
    await me.until(() => /^Message to/.test(me.at));
    expect(field()).to.match(/^Thank you for contacting us/);
    await me.press('Enter');
    await me.until(() => isWritten(me, 'Thank you!'));
    expect(isWritten(me, 'Thank you for contacting us')).to.equal(true);
    expect(me.at).to.match(/^Message to/);
    expect(field()).to.equal('');
    me.expectHeard(/Thank you!/);
    await me.finish(/^Release$/);
    me.expectHeard(/^Done: /);
  });

  it('is a chat that the contact leaves while the agent writes', async () => {
    const me = await new Walker().busy({ medium: 'chat' });
    await me.until(() => /^Message to/.test(me.at));
    await me.type('One moment');
    await me.world.act({ type: 'hang-up', interaction: me.first.id });
    await me.untilIs('wrap');
    expect(focused()?.localName).to.equal('h2');
    me.expectHeard(/^Released: /);
    await me.finish();
  });

  it('is an e-mail whose draft stays until it is sent', async () => {
    const me = await new Walker().busy({ medium: 'email' });
    await me.use(/^Reply$/);
    expect(me.at).to.match(/^Reply to/);
    await me.type('Dear ');
    await me.press('Escape');
    expect(focused()?.localName).to.equal('h2');
    await me.use(/^Release$/);
    expect(me.at).to.equal('Cancel');
    expect(textOf(me.element)).to.contain('Your reply has not been sent.');
    await me.press('Escape');
    expect(me.at).to.equal('Release');
    await me.use(/^Reply$/);
    expect(field()).to.equal('Dear ');
    await me.press('End');
    await me.type('Eva');
    await me.use(/^Send$/);
    await me.until(() => me.world.state.outbox.length === 1);
    expect(me.world.state.outbox[0]?.text).to.equal('Dear Eva');
    await me.until(() => focused()?.localName === 'h2');
    me.expectHeard(/^Your reply has been sent\.$/);
    await me.finish(/^Release$/);
  });

  it('is a case whose note is kept, and which is given back', async () => {
    const me = await new Walker().busy({ medium: 'case' });
    await me.tabTo(/^Note$/);
    await me.type('Asked twice');
    const { id } = me.first;
    await me.use(/^Requeue/);
    await me.until(() => me.at === 'Back to its queue');
    await me.press('Enter');
    await me.until(() => me.pad.state.interactions.length === 0);
    expect(me.world.state.interactions[id]).to.deep.include({ note: 'Asked twice' });
  });

  it('has documents, each of which is named and can be downloaded', async () => {
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download);
    };
    try {
      const { image, unknown } = SAMPLE_ATTACHMENTS as Required<typeof SAMPLE_ATTACHMENTS>;
      const me = await new Walker().busy({ medium: 'email', attachments: [image, unknown] });
      await me.until(() => me.has('pad-document') && !textOf(me.element).includes('Loading…'));
      for (const { name } of [image, unknown]) {
        await me.use(/^Download/);
        expect(focused()?.getAttribute('aria-description')).to.equal(name);
        await me.until(() => saved.includes(name));
        await me.press('Tab');
      }
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('is an invitation of a colleague that is accepted, answered and ended', async () => {
    const me = await invited();
    await me.use(/^Accept/);
    await me.until(() => me.at === 'Message to Bo Ek');
    await me.type('Hello');
    await me.press('Enter');
    await me.until(() => isWritten(me, LINES[0]!) && isWritten(me, 'Hello'));
    expect(me.at).to.equal('Message to Bo Ek');
    me.expectHeard(/^Connected to Bo Ek/, /Where is my card/);
    await me.use(/^End Session$/);
    await me.untilIs('wrap');
    await me.finish(/^Mark Done$/);
    me.expectHeard(/^Done: Bo Ek/);
  });

  it('is an invitation that is declined, of which the colleague learns', async () => {
    const me = await invited();
    await me.use(/^Reject/);
    await me.until(() => !me.has('pad-offer'));
    expect(me.at).to.equal('Interactions');
    me.expectHeard(/^Rejected: Bo Ek/);
    const theirs = Object.values(me.world.state.interactions).find(({ agent }) => agent === 'bo');
    expect(theirs?.talk?.ended).to.equal('rejected');
  });

  it('is one that a colleague declines', async () => {
    const me = await new Walker().ready();
    await me.world.act({ type: 'colleague', agent: 'bo', script: { answer: 'reject', afterMs: 500 } });
    await me.use(/^Team$/);
    await me.type('bo ek');
    await me.until(() => me.has('[role=option][aria-selected=true]'));
    await me.press('Enter');
    await me.until(() => me.first.phase === 'wrap');
    me.expectHeard(/^The invitation was rejected\./);
    await me.finish(/^Mark Done$/);
  });
});

describe('the choice of a target by keyboard alone', function () {
  this.timeout(60_000);

  it('says how everybody stands, and shows only who is Available now', async () => {
    const me = await choosing();
    await me.use(/^Agents$/);
    await me.until(() => targets(me).length === 3);
    expect(targets(me)).to.deep.equal([
      'Bo Ek, Interruptible',
      'Chen Wei, Logged in',
      'Dana Cruz, Available now',
    ]);
    await me.use(/^Available now$/);
    await me.until(() => status(me) === '1 match');
    expect(me.at).to.equal('Available now');
    expect(focused()?.ariaPressed).to.equal('true');
    expect(targets(me)).to.deep.equal(['Dana Cruz, Available now']);
    me.expectHeard(/^1 match$/);
    await me.world.act({ type: 'state', agent: 'dana', state: 'logged-out' });
    await me.press('Enter', 'Enter');
    await me.until(() => status(me) === 'No matches found');
    me.expectHeard(/^No matches found$/);
  });

  for (const leave of [/^Search$/, /^Close$/])
    it(`is left at ${leave} without doing anything`, async () => {
      const me = await choosing();
      await me.tabTo(leave);
      await me.press(leave.test('Close') ? 'Enter' : 'Escape');
      expect(me.at).to.equal('Transfer');
      expect(me.has('pad-target-dialog')).to.equal(false);
      expect(me.pad.state.interactions.map(({ phase }: Interaction) => phase)).to.deep.equal(['connected']);
    });
});
