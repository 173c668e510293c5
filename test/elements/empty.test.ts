import { expect, fixture, html } from '@open-wc/testing';
import { Pad, type Fact, type Link } from '../../src/core/index.js';
import type { ContactPad } from '../../src/index.js';
import { aLink, aSnapshot, fakeAdapter } from '../../src/testing/index.js';
import { all, one, shown, textOf } from './support.js';

async function starting(
  state: Link['state'],
): Promise<{ element: ContactPad; report: (fact: Fact) => void }> {
  const adapter = fakeAdapter({ first: [{ type: 'link', link: aLink({ state }) }] });
  const pad = new Pad({ adapter });
  const box = await fixture(html`<div style="height: 400px"><contact-pad .pad=${pad}></contact-pad></div>`);
  void pad.connect();
  await shown();
  return { element: box.querySelector('contact-pad') as ContactPad, report: adapter.report };
}

describe('a pad that knows nothing of its agent yet', () => {
  it('says that it connects, until it does', async () => {
    const { element, report } = await starting('connecting');
    expect(textOf(one(element, '[part=empty]'))).to.contain('Connecting… Your work is here in a moment.');
    await expect(element).to.be.accessible();
    report(aSnapshot());
    report({ type: 'link', link: aLink() });
    await shown();
    expect(textOf(one(element, '[part=empty]'))).to.contain('You are Ready');
  });

  it('says that it tries again, and nothing of a time since when', async () => {
    const { element } = await starting('down');
    expect(textOf(one(element, '[part=empty]'))).to.contain('Offline It tries again by itself.');
    expect(all(element, '.offline')).to.have.length(0);
  });

  it('says what helps when it does not try again', async () => {
    const { element } = await starting('closed');
    expect(textOf(one(element, '[part=empty]'))).to.contain('Reload the page to connect again.');
  });

  it('says that it connects before a pad is given to it', async () => {
    const element = await fixture<ContactPad>(html`<contact-pad></contact-pad>`);
    await shown();
    expect(textOf(one(element, '[part=empty]'))).to.contain('Connecting…');
  });
});
