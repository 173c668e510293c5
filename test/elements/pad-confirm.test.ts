import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aCallback } from './call-stage.js';
import { button, focused, one, shown, stage, textOf, type Stage } from './support.js';

describe('what the page wants the agent to be asked about (WC-31)', () => {
  const talking = aCallback({ phase: 'connected', can: { 'end-call': true, hold: true } });
  async function asking(): Promise<Stage> {
    const here = await stage([talking]);
    here.element.confirm = ['end-call'];
    await shown();
    button(here.element, 'End Call').click();
    await shown();
    return here;
  }

  it('is asked before it is done, with the focus on the answer that does no harm', async () => {
    const here = await asking();
    expect(here.adapter.sent).to.have.length(0);
    expect(textOf(one(here.element, '.question p'))).to.equal('End Call?');
    expect(focused()?.textContent.trim()).to.equal('Cancel');
    await expect(here.element).to.be.accessible();
    button(one(here.element, '.question'), 'End Call').click();
    await shown();
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['end-call']);
  });

  it('is not done where the agent thinks better of it, and nothing else is asked about', async () => {
    const here = await asking();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(here.adapter.sent).to.have.length(0);
    expect(focused()?.getAttribute('part')).to.equal('end-call');
    button(here.element, 'Hold').click();
    await shown();
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['hold']);
  });

  it('is done at once where the page wants nothing', async () => {
    const here = await stage([talking]);
    button(here.element, 'End Call').click();
    await shown();
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['end-call']);
  });
});
