import { expect } from '@open-wc/testing';
import '../../src/controllers/ringer.js';
import type { Interaction } from '../../src/core/index.js';
import { FIXTURE_TIME, aCaseEntry, anOffer, anOfferedInteraction } from '../../src/testing/index.js';
import { all, button, hasButton, one, shown, stage, textOf } from './support.js';

/** A call, newer than all that was told before. */
const aCall = (): Interaction =>
  anOfferedInteraction({
    id: 'call',
    medium: 'voice',
    contact: { name: 'Jonas Ek' },
    since: FIXTURE_TIME - 9_000,
    offer: anOffer({ id: 'offer-call' }),
  });
const CALL = aCall();

describe('an offer', () => {
  it('is accessible, alone and in a stack', async () => {
    const { element } = await stage([
      anOfferedInteraction({ caseData: [aCaseEntry()], offer: anOffer({ caseKeys: ['cid'] }) }),
      CALL,
    ]);
    await expect(element).to.be.accessible();
  });

  it('is an alertdialog named by medium and contact', async () => {
    const { element } = await stage([anOfferedInteraction()]);
    expect(one(element, '[role=alertdialog]').ariaLabel).to.equal('Work item from Eva Lind');
  });

  it('shows what it is about: subject, queue, task type, priority and time in queue (WI-4)', async () => {
    const { element } = await stage([
      anOfferedInteraction({ taskType: 'loan-check', priority: 5, createdAt: FIXTURE_TIME - 65_000 }),
    ]);
    const text = textOf(one(element, 'pad-offer'));
    for (const part of ['Manual evaluation', 'Loans', 'loan-check', '5', '01:05'])
      expect(text).to.contain(part);
  });

  it('shows of a callback whom to call, on which number and when, in the agent’s time (WC-3, WC-7)', async () => {
    const callback = { number: '+46700000000', scheduledAt: FIXTURE_TIME };
    const { element } = await stage([anOfferedInteraction({ medium: 'callback', callback })]);
    const when = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short' }).format(
      FIXTURE_TIME,
    );
    expect(textOf(one(element, 'pad-offer'))).to.contain('Manual evaluation');
    expect(textOf(one(element, '.facts'))).to.contain(
      `Number +46700000000 Scheduled ${when}`.replace(/\s/g, ' '),
    );
  });

  it('shows of a call who calls which number, and from which queue', async () => {
    const call = { direction: 'inbound', ani: '+46700000000', dnis: '+4631100' } as const;
    const { element } = await stage([anOfferedInteraction({ medium: 'voice', call })]);
    expect(textOf(one(element, '.facts'))).to.contain(
      'Number +46700000000 Called number +4631100 Queue Loans',
    );
  });

  it('shows the configured case data in its order, and no section without (WI-3)', async () => {
    const caseData = [
      aCaseEntry(),
      aCaseEntry({ key: 'sum', label: 'Sum', value: '9' }),
      aCaseEntry({ key: 'x', label: 'X' }),
    ];
    const offer = anOffer({ caseKeys: ['sum', 'cid'] });
    const { element } = await stage([
      anOfferedInteraction({ caseData, offer }),
      anOfferedInteraction({ id: 'bare', offer: anOffer({ id: 'o2' }) }),
    ]);
    expect(all(element, '.case')).to.have.length(1);
    expect(textOf(one(element, '.case'))).to.equal('Sum 9 Customer number 4711');
  });

  it('ends a long value in an ellipsis, and has its label no wider than itself', async () => {
    const long = aCaseEntry({ label: 'A label '.repeat(20), value: 'A very long value '.repeat(200) });
    const { element } = await stage(
      [anOfferedInteraction({ caseData: [long], offer: anOffer({ caseKeys: ['cid'] }) })],
      { width: 1000 },
    );
    const fact = one(element, '.case > div');
    const offer = one(element, '[part=offer]');
    expect(getComputedStyle(fact).webkitLineClamp).to.equal('6');
    expect(fact.scrollHeight).to.be.greaterThan(fact.clientHeight);
    expect(one(element, '.case dt').getBoundingClientRect().right).to.be.at.most(
      offer.getBoundingClientRect().right,
    );
  });

  it('has a number the right way round in a page from right to left', async () => {
    const { element } = await stage([anOfferedInteraction({ contact: { address: '+46700000000' } })]);
    element.dir = 'rtl';
    await shown();
    expect(getComputedStyle(one(element, '.who bdi')).direction).to.equal('ltr');
    expect(textOf(one(element, '.who bdi'))).to.equal('+46700000000');
  });

  it('has Accept and Reject in sight where it is too long, and those below it have theirs at their end', async () => {
    const { element } = await stage([
      anOfferedInteraction(),
      anOfferedInteraction({ id: 'b', offer: anOffer({ id: 'offer-b' }) }),
    ]);
    const places = all(element, '.answers').map((each) => getComputedStyle(each).position);
    expect(places).to.deep.equal(['sticky', 'static']);
  });

  it('has no Reject where the backend does not allow it (WI-12)', async () => {
    const { element } = await stage([anOfferedInteraction({ can: { accept: true } })]);
    expect(hasButton(element, 'Accept')).to.equal(true);
    expect(hasButton(element, 'Reject')).to.equal(false);
  });

  it('goes back with Reject, naming the offer (WI-7)', async () => {
    const { element, adapter } = await stage([anOfferedInteraction()]);
    button(element, 'Reject').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'reject', interaction: 'item-1', offer: 'offer-1' });
  });

  it('counts down in words and as a bar', async () => {
    const { element, clock, adapter } = await stage([anOfferedInteraction()]);
    clock.advance(15_000);
    adapter.reportInteraction(anOfferedInteraction());
    await shown();
    const offer = one(element, '.offer');
    expect(one(element, '.left').textContent).to.equal('5s');
    expect(one(element, '.left').title).to.equal('Goes to somebody else in 5s');
    expect(offer.style.getPropertyValue('--_left')).to.equal('0.25');
    expect(offer.hasAttribute('data-soon')).to.equal(true);
  });

  it('says so when it will answer itself (WI-10)', async () => {
    const { element } = await stage([anOfferedInteraction({ offer: anOffer({ onDeadline: 'accept' }) })]);
    expect(textOf(one(element, '.words'))).to.equal('Answers itself in 20s');
  });

  it('stays when its deadline is over: only the backend takes it away (T5)', async () => {
    const { element, clock, adapter } = await stage([
      anOfferedInteraction({ offer: anOffer({ onDeadline: 'stay' }) }),
    ]);
    clock.advance(30_000);
    adapter.reportInteraction(anOfferedInteraction({ offer: anOffer({ onDeadline: 'stay' }) }));
    await shown();
    expect(one(element, '.offer').hasAttribute('data-over')).to.equal(true);
    expect(hasButton(element, 'Accept')).to.equal(true);
  });

  it('stacks live ones on top, each with its keys', async () => {
    const { element } = await stage([anOfferedInteraction(), CALL]);
    const names = all(element, '[role=alertdialog]').map(({ ariaLabel }) => ariaLabel);
    expect(names).to.deep.equal(['Voice call from Jonas Ek', 'Work item from Eva Lind']);
    const keys = all(element, '[part=accept]').map((one) => one.getAttribute('aria-keyshortcuts'));
    expect(keys).to.deep.equal(['F10 Alt+Shift+1', 'Alt+Shift+2']);
  });

  it('answers the second one with Alt+Shift+2', async () => {
    const { adapter } = await stage([anOfferedInteraction(), CALL]);
    const keys = { key: '"', code: 'Digit2', altKey: true, shiftKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
    await shown();
    expect(adapter.sent.map((command) => 'interaction' in command && command.interaction)).to.deep.equal([
      'item-1',
    ]);
  });

  it('keeps the focus on its own Accept when another comes on top', async () => {
    const { element, adapter } = await stage([anOfferedInteraction()]);
    const accept = button(element, 'Accept');
    accept.focus();
    adapter.reportInteraction(aCall());
    await shown();
    expect(all(element, 'pad-offer')).to.have.length(2);
    const work = all(element, 'pad-offer').find((offer) => offer.shadowRoot?.activeElement);
    expect(work && textOf(work)).to.contain('Eva Lind');
    expect(accept.isConnected).to.equal(true);
  });

  it('rings as the page wants, and is silent when the pad leaves the page (WI-11)', async () => {
    const { element, adapter } = await stage();
    const played: string[] = [];
    const paused: string[] = [];
    const { play, pause } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      played.push(this.src);
      return Promise.resolve();
    };
    HTMLMediaElement.prototype.pause = function (this: HTMLMediaElement) {
      paused.push(this.src);
    };
    try {
      element.sounds = { voice: { url: 'data:audio/wav,ring' } };
      adapter.reportInteraction(aCall());
      await shown();
      expect([played, paused]).to.deep.equal([['data:audio/wav,ring'], []]);
      element.remove();
      expect(paused).to.deep.equal(['data:audio/wav,ring']);
    } finally {
      Object.assign(HTMLMediaElement.prototype, { play, pause });
    }
  });
});
