import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aCaseEntry, aGoneInteraction, anInteraction } from '../../src/testing/index.js';
import { all, focused, one, shown, stage, textOf } from './support.js';

const THREE = ['Ada', 'Bo', 'Cy'].map((name, index) => anInteraction({ id: `i${index}`, contact: { name } }));
const cards = (element: HTMLElement): HTMLElement[] => all(one(element, 'pad-list'), '[role=listitem]');

describe('the list of interactions', () => {
  it('is accessible with several, one of them new', async () => {
    const { element, adapter } = await stage(THREE);
    adapter.reportInteraction(anInteraction({ id: 'i1', caseData: [aCaseEntry()] }));
    await shown();
    await expect(element).to.be.accessible();
  });

  it('is a list named Interactions with a card for each', async () => {
    const { element } = await stage(THREE);
    expect(one(element, '[role=list]').ariaLabel).to.equal('Interactions');
    expect(cards(element).map((card) => textOf(card))).to.deep.equal([
      'Ada 00:00 Manual evaluation Connected',
      'Bo 00:00 Manual evaluation Connected',
      'Cy 00:00 Manual evaluation Connected',
    ]);
  });

  it('holds the link of the record, and only http and https', async () => {
    const { element } = await stage([
      anInteraction({ record: { url: '/r?1', label: 'Loan 1' } }),
      anInteraction({ id: 'bad', record: { url: 'javascript:alert(1)', label: 'Loan 2' } }),
    ]);
    expect(
      all<HTMLAnchorElement>(one(element, 'pad-list'), 'a[href]').map(({ textContent }) => textContent),
    ).to.deep.equal(['Loan 1']);
    expect(textOf(one(element, 'pad-list'))).to.contain('Loan 2');
  });

  it('leaves the other rows alone when one interaction changes', async () => {
    const { element, adapter } = await stage(THREE);
    const before = cards(element);
    const touched: Node[] = [];
    const watcher = new MutationObserver((records) => touched.push(...records.map(({ target }) => target)));
    for (const card of before)
      watcher.observe(card, { subtree: true, childList: true, characterData: true, attributes: true });
    adapter.reportInteraction(anInteraction({ id: 'i1', contact: { name: 'Beatrix' } }));
    await shown();
    const rows = watcher
      .takeRecords()
      .map(({ target }) => target)
      .concat(touched);
    watcher.disconnect();
    expect(cards(element).every((card, index) => card === before[index])).to.equal(true);
    expect(rows.length).to.be.greaterThan(0);
    expect(rows.every((node) => before[1]?.contains(node))).to.equal(true);
  });

  it('goes from card to card with the arrows, Home and End; one card is in the tab order', async () => {
    const { element } = await stage(THREE);
    one(element, 'pad-list', '[tabindex="0"]').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()?.textContent).to.equal('Bo');
    await sendKeys({ press: 'End' });
    expect(focused()?.textContent).to.equal('Cy');
    await sendKeys({ press: 'Home' });
    expect(focused()?.textContent).to.equal('Ada');
    await sendKeys({ press: 'ArrowDown' });
    expect(
      all(one(element, 'pad-list'), '.title[tabindex="0"]').map(({ textContent }) => textContent),
    ).to.deep.equal(['Bo']);
  });

  it('opens the panel of a card with Enter', async () => {
    const { element } = await stage(THREE);
    one(element, 'pad-list', '[tabindex="0"]').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(textOf(one(element, 'pad-panel:not([hidden])', 'h2'))).to.equal('Bo');
    expect(one(element, 'pad-list', '[aria-current=true]').textContent).to.equal('Bo');
  });

  it('marks what changed while the agent looked elsewhere, until they look', async () => {
    const { element, adapter, pad } = await stage(THREE);
    adapter.reportInteraction(anInteraction({ id: 'i2', caseData: [aCaseEntry()] }));
    await shown();
    expect(cards(element).map((card) => !!card.querySelector('.unread'))).to.deep.equal([false, false, true]);
    pad.set({ type: 'select', interaction: 'i2' });
    await shown();
    expect(all(element, '.unread')).to.have.length(0);
  });

  it('hands the focus to the next card when the backend takes one away', async () => {
    const { element, adapter } = await stage(THREE);
    one(element, 'pad-list', '[tabindex="0"]').focus();
    await sendKeys({ press: 'ArrowDown' });
    adapter.reportInteraction(aGoneInteraction({ id: 'i1', outcome: 'withdrawn' }));
    await shown();
    expect(focused()?.textContent).to.equal('Cy');
  });

  it('keeps what a row shows when something else changes after it', async () => {
    const { element, adapter, pad } = await stage(THREE);
    adapter.reportInteraction(anInteraction({ id: 'i1', contact: { name: 'Beatrix' } }));
    pad.set({ type: 'select', interaction: 'i2' });
    await shown();
    adapter.reportInteraction(anInteraction({ id: 'i0', contact: { name: 'Adele' } }));
    await shown();
    pad.set({ type: 'select', interaction: 'i1' });
    await shown();
    const titles = all(one(element, 'pad-list'), '.title').map(({ textContent }) => textContent);
    expect(titles).to.deep.equal(['Adele', 'Beatrix', 'Cy']);
  });
});
