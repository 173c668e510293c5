import { expect, fixture, html } from '@open-wc/testing';
import { Pad } from '../../src/core/index.js';
import type { ContactPad } from '../../src/index.js';
import { aLink, anAgent, anInteraction, anOfferedInteraction, fakeAdapter } from '../../src/testing/index.js';
import { aSnapshot } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, hasButton, one, shown, stage, textOf } from './support.js';

/** A connected pad with an offer and an interaction. */
async function aPad(): Promise<Pad> {
  const interactions = [anInteraction(), anOfferedInteraction({ id: 'offered' })];
  const first = [aSnapshot({ agent: anAgent(), interactions }), { type: 'link', link: aLink() } as const];
  const pad = new Pad({ adapter: fakeAdapter({ first }) });
  await pad.connect();
  return pad;
}

/** Everything that the element has said on the screen, from its first moment on. */
function watch(element: ContactPad): { readonly texts: string[]; stop(): void } {
  const texts: string[] = [];
  const observer = new MutationObserver(() => texts.push(textOf(element)));
  observer.observe(element.renderRoot, { childList: true, subtree: true, characterData: true });
  return {
    texts,
    stop: () => {
      observer.disconnect();
    },
  };
}

/** Until the element says it. */
function says(element: ContactPad, words: string): Promise<void> {
  return waitUntil(() => textOf(element).includes(words));
}

describe('the language of a pad', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('is that of its locale, of which the nearest language is taken, and no other is seen before', async () => {
    const pad = await aPad();
    const element = document.createElement('contact-pad');
    element.locale = 'de-AT';
    element.pad = pad;
    document.body.append(element);
    const seen = watch(element);
    await says(element, 'Annehmen');
    seen.stop();
    expect(seen.texts.join(' ')).not.to.contain('Accept');
    expect(one(element, '[part=pad]').lang).to.equal('de');
    expect(one(element, '[part=pad]').ariaLabel).to.equal('Contact Pad');
    expect(one(element, '[role=alert][aria-live]').lang).to.equal('de');
    element.remove();
  });

  it('is that of the element around it, then of the page, also when that changes', async () => {
    const pad = await aPad();
    const box = await fixture(html`<div lang="de"><contact-pad .pad=${pad}></contact-pad></div>`);
    const element = one<ContactPad>(box, 'contact-pad');
    await says(element, 'Annehmen');
    box.removeAttribute('lang');
    await says(element, 'Accept');
    document.documentElement.lang = 'de';
    await says(element, 'Ablehnen');
    expect(textOf(element)).not.to.contain('Reject');
  });

  it('follows the page through a shadow root', async () => {
    const outside = await fixture(html`<div lang="de"></div>`);
    const element = document.createElement('contact-pad');
    element.pad = await aPad();
    outside.attachShadow({ mode: 'open' }).append(element);
    await says(element, 'Annehmen');
    outside.setAttribute('lang', 'en');
    await says(element, 'Accept');
  });

  it('is its own for each of two pads', async () => {
    const pad = await aPad();
    const box = await fixture(
      html`<div>
        <contact-pad .pad=${pad} locale="de"></contact-pad><contact-pad .pad=${pad}></contact-pad>
      </div>`,
    );
    const [german, english] = all<ContactPad>(box, 'contact-pad');
    await says(german!, 'Annehmen');
    await says(english!, 'Accept');
    expect(hasButton(german!, 'Accept')).to.equal(false);
  });

  it('changes while it is used, in every panel that is open', async () => {
    const { element, pad } = await stage([anInteraction({ can: { done: true } })]);
    pad.set({ type: 'select', interaction: anInteraction().id });
    await shown();
    button(element, 'Done').focus();
    element.locale = 'de';
    await says(element, 'Abschließen');
    await shown();
    expect(button(element, 'Abschließen')).to.equal(one(element, 'pad-panel', '[part~=done]'));
    expect(hasButton(element, 'Done')).to.equal(false);
    expect(textOf(element)).to.contain('Vorgang');
  });

  it('is English where the pad has no words of it, with the numbers of that language', async () => {
    const { element } = await stage([anOfferedInteraction()]);
    element.locale = 'fi';
    await shown();
    expect(hasButton(element, 'Accept')).to.equal(true);
    expect(one(element, '[part=pad]').lang).to.equal('en');
  });

  it('takes words of the page over its own', async () => {
    const { element } = await stage([anOfferedInteraction()]);
    element.words = { pad: { accept: 'Take it' } };
    await shown();
    expect(hasButton(element, 'Take it')).to.equal(true);
    expect(hasButton(element, 'Reject')).to.equal(true);
    element.words = { language: 'nl', pad: { accept: 'Aannemen' } };
    await shown();
    expect(hasButton(element, 'Aannemen')).to.equal(true);
    expect(one(element, '[part=pad]').lang).to.equal('nl');
    element.words = undefined;
    await shown();
    expect(hasButton(element, 'Accept')).to.equal(true);
  });

  it('is written from right to left where it is, unless the page has said how', async () => {
    const { element } = await stage([anOfferedInteraction()]);
    const pad = one(element, '[part=pad]');
    expect(getComputedStyle(pad).direction).to.equal('ltr');
    element.words = { language: 'he' };
    await shown();
    expect(getComputedStyle(pad).direction).to.equal('rtl');
    element.dir = 'ltr';
    element.words = { language: 'fa' };
    await shown();
    expect(getComputedStyle(pad).direction).to.equal('ltr');
  });
});
