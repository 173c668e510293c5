import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Interaction } from '../../src/core/index.js';
import { anInteraction, anOfferedInteraction } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, focused, hasButton, one, shown, stage, type Stage } from './support.js';

const LONG = 'A name that is far too long for the row of a list in any pad';
const STRIP = { width: 640, height: 64 };

function anEmail(): Interaction {
  return anInteraction({
    medium: 'email',
    body: 'Hello',
    can: { release: true, reply: true, transfer: true },
  });
}

/** Whether all of it is on the screen and inside the pad. */
function isInside({ element }: Stage, inner: HTMLElement): boolean {
  const [edge, box] = [element, inner].map((each) => each.getBoundingClientRect());
  if (!edge || !box) return false;
  return (
    box.width > 0 &&
    box.left >= edge.left &&
    box.right <= edge.right &&
    box.top >= edge.top &&
    box.bottom <= edge.bottom
  );
}

describe('the pad on a page that gives it no height', () => {
  for (const display of ['block', 'flex', 'grid'])
    it(`is 640 px high in a ${display} box, and laid out for it`, async () => {
      const { element } = await stage([anInteraction()], { width: 464 });
      const box = element.parentElement as HTMLElement;
      box.style.blockSize = 'auto';
      box.style.display = display;
      box.style.flexDirection = 'column';
      await shown();
      const heights = [element, one(element, '.pad')].map((each) => each.getBoundingClientRect().height);
      expect(heights).to.deep.equal([640, 640]);
      const [bar, list] = ['pad-agent-bar', 'pad-list'].map((name) =>
        one(element, name).getBoundingClientRect(),
      );
      expect(list?.top).to.be.at.least(bar?.bottom ?? Infinity);
      expect(list?.width).to.equal(464);
    });
});

describe('the pad as a strip', () => {
  it('is accessible with an offer, and with all of an interaction open', async () => {
    const here = await stage([anEmail(), anOfferedInteraction({ id: 'item-2' })], STRIP);
    await expect(here.element).to.be.accessible();
    button(here.element, 'Details').click();
    await shown();
    await expect(here.element).to.be.accessible();
  });

  it('has Accept and Reject of an offer in sight, whatever is worked on', async () => {
    for (const held of [[], [anEmail()]]) {
      const here = await stage(
        [...held, anOfferedInteraction({ id: 'item-2', contact: { name: LONG } })],
        STRIP,
      );
      for (const name of ['Accept', 'Reject'])
        expect(isInside(here, button(one(here.element, 'pad-offer'), name)), name).to.equal(true);
    }
  });

  it('shows the card of what is open first', async () => {
    const several = ['a', 'b', 'c', 'd'].map((id) => anInteraction({ id, contact: { name: id } }));
    const here = await stage(several, STRIP);
    here.pad.set({ type: 'select', interaction: 'd' });
    await shown();
    expect(isInside(here, one(here.element, '.selected .title'))).to.equal(true);
  });

  it('opens the rest below the controls, and closes it by Escape', async () => {
    const here = await stage([anEmail()], STRIP);
    const body = one(here.element, 'pad-panel', '.body');
    expect(body.checkVisibility()).to.equal(false);
    button(here.element, 'Details').click();
    await shown();
    expect(body.checkVisibility()).to.equal(true);
    expect(body.getBoundingClientRect().top).to.be.at.least(here.element.getBoundingClientRect().bottom - 1);
    body.querySelector<HTMLElement>('textarea, summary, a, button')?.focus();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(body.checkVisibility()).to.equal(false);
    expect(focused()).to.equal(button(here.element, 'Details'));
  });

  it('opens it by itself where something is to be written', async () => {
    const here = await stage([anEmail()], STRIP);
    button(here.element, 'Reply').click();
    await shown();
    expect(focused()?.id).to.equal('reply');
  });

  it('has no dialog over its own row', async () => {
    const here = await stage([anEmail()], STRIP);
    button(here.element, 'Transfer').click();
    await waitUntil(() => all(here.element, 'pad-target-dialog').length > 0);
    await shown();
    expect(one(here.element, 'pad-target-dialog').getBoundingClientRect().top).to.be.at.least(
      here.element.getBoundingClientRect().bottom - 1,
    );
  });

  it('shows the name of an offer whole when the pointer comes to it', async () => {
    const { element } = await stage([anOfferedInteraction({ contact: { name: LONG } })], STRIP);
    one(element, 'bdi').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    expect(one(element, 'strong').title).to.equal(LONG);
  });

  it('has no Details where there is room', async () => {
    const { element } = await stage([anEmail()]);
    expect(hasButton(element, 'Details')).to.equal(true);
    expect(button(element, 'Details').checkVisibility()).to.equal(false);
  });
});

describe('a narrow pad', () => {
  it('has its own line in one row, also where the name of the state is long', async () => {
    const agent = { state: 'not-ready', reason: 'x', reasons: [{ code: 'x', label: LONG }] } as const;
    const here = await stage([], { width: 320 });
    here.adapter.report({
      type: 'agent',
      agent: { ...here.pad.state.agent!, ...agent, revision: 1_000_000 },
    });
    await shown();
    const tops = ['state', 'messages-button'].map(
      (part) => one(here.element, `[part=${part}]`).getBoundingClientRect().top,
    );
    expect(tops[0]).to.equal(tops[1]);
  });
});

describe('a text that is cut off', () => {
  it('has a tooltip once the pointer comes to it, and what is whole has none', async () => {
    const { element } = await stage([
      anInteraction({ contact: { name: LONG } }),
      anInteraction({ id: 'b', contact: { name: 'Bo' } }),
    ]);
    const titles = all(element, '.title');
    for (const each of titles)
      each.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    expect(titles.map(({ title }) => title)).to.deep.equal([LONG, '']);
  });
});

describe('what is scrolled to', () => {
  it('never moves the bar of the pad', async () => {
    const here = await stage([anInteraction({ can: { 'set-note': true, 'assign-contact': true } })], {
      height: 300,
    });
    const { top } = one(here.element, '[part=state]').getBoundingClientRect();
    one(here.element, 'details.contact').scrollIntoView();
    expect(
      one(here.element, '[part=state]').getBoundingClientRect().top -
        here.element.getBoundingClientRect().top,
    ).to.equal(top - here.element.getBoundingClientRect().top);
  });
});
