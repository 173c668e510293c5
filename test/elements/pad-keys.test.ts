import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { anAgent, anInteraction } from '../../src/testing/index.js';
import { chord } from '../support/chord.js';
import { all, button, focused, one, shown, stage, textOf, type Stage } from './support.js';

const ITEM = anInteraction({ can: { done: true, hold: true, consult: true } });

async function opened(width?: number): Promise<Stage> {
  const there = await stage([ITEM], width ? { width } : {});
  button(there.element, 'Agent state: Ready').focus();
  await sendKeys({ press: '?' });
  await shown();
  await shown();
  return there;
}

const row = ({ element }: Stage, name: string): HTMLElement =>
  one(element, 'pad-keys', `[data-name=${name}]`);

/** Presses Change of that row, then the keys. */
async function change(there: Stage, name: string, keys: string): Promise<void> {
  one(row(there, name), '.change').focus();
  await sendKeys({ press: 'Enter' });
  await shown();
  await chord(keys);
  await shown();
}

describe('<pad-keys>, the map of the shortcuts', () => {
  it('is accessible, also at 320 px, and opens by its key with the focus on its heading', async () => {
    const { element } = await opened(320);
    expect(focused()?.textContent).to.equal('Keyboard shortcuts');
    await expect(element).to.be.accessible();
  });

  it('is found in the menu of the agent, and gives the focus back to it', async () => {
    const { element } = await stage();
    const state = button(element, 'Agent state: Ready');
    state.click();
    const item = all(element, '[role=menuitem]').find((each) => textOf(each) === 'Keyboard shortcuts');
    item?.click();
    await shown();
    await shown();
    expect(all(element, 'pad-keys')).to.have.length(1);
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(focused() === state).to.equal(true);
  });

  it('takes the keys that are pressed, keeps them, and the control has them at once', async () => {
    const there = await opened();
    await change(there, 'done', 'Alt+x');
    expect(textOf(row(there, 'done'))).to.contain('Alt + X');
    expect(focused()?.ariaLabel).to.equal('Change the keys: Done');
    expect(there.pad.state.settings).to.deep.equal({ 'key:done': 'Alt+X' });
    await sendKeys({ press: 'Escape' });
    await shown();
    const done = one(there.element, 'pad-panel', '[part=done]');
    expect(done.title).to.equal('Done (Alt+X)');
    expect(done.getAttribute('aria-keyshortcuts')).to.equal('Alt+X');
    await chord('Alt+x');
    await shown();
    expect(there.adapter.sent.map(({ type }) => type)).to.deep.equal(['done']);
  });

  it('refuses keys that are taken, the browser’s, those of screen readers, and says why', async () => {
    const there = await opened();
    await change(there, 'hold', 'F10');
    expect(textOf(row(there, 'hold'))).to.contain('These keys are taken: Accept the offer on top.');
    await chord('Alt+Shift+Digit7');
    await shown();
    expect(textOf(row(there, 'hold'))).to.contain('taken: Accept the first to the ninth offer');
    await sendKeys({ press: 'Insert' });
    await shown();
    expect(textOf(row(there, 'hold'))).to.contain('Screen readers use these keys');
    await sendKeys({ press: 'F7' });
    await shown();
    expect(textOf(row(there, 'hold'))).to.contain('The browser or the system uses these keys');
    await sendKeys({ press: 'ArrowDown' });
    await shown();
    expect(textOf(row(there, 'hold'))).to.contain('move about in the pad');
    expect(there.pad.state.settings ?? {}).to.deep.equal({});
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(focused()?.ariaLabel).to.equal('Change the keys: Hold, or retrieve');
  });

  it('lets them count everywhere on the page, but no plain character', async () => {
    const there = await opened();
    await change(there, 'hold', 'Alt+h');
    const box = one<HTMLInputElement>(row(there, 'hold'), 'input[type=checkbox]');
    box.click();
    await shown();
    expect(there.pad.state.settings).to.deep.equal({ 'key:hold': 'page Alt+H' });
    const keys = one<HTMLInputElement>(row(there, 'keys'), 'input[type=checkbox]');
    keys.click();
    await shown();
    expect(keys.checked).to.equal(false);
    expect(textOf(row(there, 'keys'))).to.contain('they need Alt, or an F key');
  });

  it('takes keys away and gives back what was there, one by one or all', async () => {
    const there = await opened();
    button(there.element, 'Take the keys away: Accept the offer on top').click();
    await shown();
    expect(textOf(row(there, 'accept'))).to.contain('None');
    await change(there, 'hold', 'Alt+h');
    button(there.element, 'Back to what it was: Accept the offer on top').click();
    await shown();
    expect(textOf(row(there, 'accept'))).to.contain('F10');
    button(there.element, 'All back to what they were').click();
    await shown();
    expect(there.pad.state.settings).to.deep.equal({});
  });

  it('shows what the page has chosen, and keeps nothing of it as the agent’s', async () => {
    const there = await stage([ITEM]);
    there.element.shortcuts = { keys: 'page F9', done: 'Alt+Shift+D' };
    await shown();
    await sendKeys({ press: 'F9' });
    await shown();
    await shown();
    expect(textOf(row(there, 'done'))).to.contain('Alt + Shift + D');
    await change(there, 'hold', 'Alt+h');
    expect(there.pad.state.settings).to.deep.equal({ 'key:hold': 'Alt+H' });
  });
});

describe('a shortcut', () => {
  const two = [ITEM, anInteraction({ id: 'item-2', can: { done: true } })];

  it('presses its control; what is blocked stays undone', async () => {
    const there = await stage([anInteraction({ can: { done: { reason: 'CALL_OPEN' }, hold: true } })]);
    there.element.shortcuts = { done: 'page Alt+X', hold: 'page Alt+H', ready: 'page Alt+R' };
    await shown();
    await chord('Alt+x');
    await chord('Alt+h');
    await chord('Alt+r');
    await shown();
    expect(there.adapter.sent.map(({ type }) => type)).to.deep.equal(['hold', 'set-state']);
  });

  it('goes to the next and the previous interaction, and to the pad', async () => {
    const there = await stage(two);
    there.element.shortcuts = { next: 'page Alt+N', previous: 'page Alt+P', focus: 'page F9' };
    await shown();
    const first = there.pad.state.selected;
    await chord('Alt+n');
    await shown();
    const second = there.pad.state.selected;
    expect([first, second]).to.have.members(['item-1', 'item-2']);
    await chord('Alt+p');
    await shown();
    expect(there.pad.state.selected).to.equal(first);
    await sendKeys({ press: 'F9' });
    await shown();
    expect(focused()?.localName).to.equal('h2');
  });

  it('leaves the focus in the page after F10, and takes it along in the pad', async () => {
    const offered = anInteraction({
      id: 'new',
      phase: 'offered',
      offer: { id: 'o-1', onDeadline: 'stay', caseKeys: [] },
      can: { accept: true },
    });
    const there = await stage([offered], { agent: anAgent() });
    const field = document.createElement('input');
    document.body.append(field);
    const accept = async (): Promise<void> => {
      await sendKeys({ press: 'F10' });
      await shown();
      const command = there.adapter.sent.at(-1)?.id ?? '';
      there.adapter.reportInteraction(anInteraction({ id: 'new', phase: 'connected' }), command);
      await shown();
      await shown();
    };
    field.focus();
    await accept();
    expect(focused() === field).to.equal(true);
    field.remove();

    const again = await stage([{ ...offered, id: 'other' }]);
    button(again.element, 'Agent state: Ready').focus();
    await sendKeys({ press: 'F10' });
    await shown();
    const command = again.adapter.sent.at(-1)?.id ?? '';
    again.adapter.reportInteraction(anInteraction({ id: 'other', phase: 'connected' }), command);
    await shown();
    await shown();
    expect(focused()?.localName).to.equal('h2');
  });
});
