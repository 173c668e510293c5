import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LatePart } from '../../src/controllers/late-part.js';
import type { Interaction } from '../../src/core/index.js';
import type { PadWork } from '../../src/elements/pad-work.js';
import * as targets from '../../src/elements/targets.js';
import { aGoneInteraction, anInteraction } from '../../src/testing/index.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

const CALL: Partial<Interaction> = {
  id: 'call',
  medium: 'voice',
  parent: 'item-1',
  peer: { id: 'bo', kind: 'agent', name: 'Bo Ek' },
  can: { release: true },
};

/** An agent who dials a consult by the keys alone, up to the moment when the backend confirms it. */
async function dialled(): Promise<Stage & { readonly commandId: string }> {
  const there = await stage([anInteraction({ can: { consult: true, done: true } })]);
  button(there.element, 'Consult').focus();
  await sendKeys({ press: 'Enter' });
  await shown();
  await sendKeys({ type: '0701234567' });
  await sendKeys({ press: 'Enter' });
  await shown();
  const commandId = there.adapter.sent.find(({ type }) => type === 'consult')?.id ?? '';
  return { ...there, commandId };
}

describe('<pad-work>', () => {
  it('gives the focus to the panel of a consult that was dialled by keys', async () => {
    const { element, adapter, commandId } = await dialled();
    adapter.reportInteraction(anInteraction({ ...CALL, phase: 'establishing' }), commandId);
    await shown();
    await shown();
    expect(all(element, 'pad-target-dialog')).to.have.length(0);
    expect(focused()?.localName).to.equal('h2');
    expect(focused()?.textContent).to.equal('Bo Ek');
  });

  it('gives the focus back to the button that opened the targets', async () => {
    const { element } = await stage([anInteraction({ can: { consult: true, done: true } })]);
    button(element, 'Consult').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(focused() === button(element, 'Consult')).to.equal(true);
  });

  it('closes the targets with their interaction, and can be used again', async () => {
    const { element, adapter } = await stage([
      anInteraction({ can: { consult: true, done: true } }),
      anInteraction({ id: 'email', medium: 'email' }),
    ]);
    button(element, 'Consult').click();
    await shown();
    expect(one(element, 'pad-list').inert).to.equal(true);
    adapter.reportInteraction(aGoneInteraction());
    await shown();
    await shown();
    expect(all(element, 'pad-target-dialog')).to.have.length(0);
    expect(one(element, 'pad-list').inert).to.equal(false);
  });

  it('says that the targets could not be loaded, tries again, and can be used meanwhile', async () => {
    const answers = [
      () => Promise.reject(new Error('offline')),
      () => Promise.reject(new Error('offline')),
      () => Promise.resolve(targets),
    ];
    const { element } = await stage([anInteraction({ can: { consult: true, done: true } })]);
    Object.assign(one<PadWork>(element, 'pad-work'), { targets: new LatePart(() => answers.shift()!()) });
    button(element, 'Consult').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(textOf(one(element, '.not-loaded'))).to.contain('This could not be loaded.');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(hasButton(element, 'Try again')).to.equal(false);
    expect(focused() === button(element, 'Consult')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await shown();
    await sendKeys({ press: 'Enter' });
    await shown();
    await shown();
    expect(focused()?.id).to.equal('search');
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(focused() === button(element, 'Consult')).to.equal(true);
  });

  it('shows that nothing is open when a consult ends whose parent was parked meanwhile', async () => {
    const email = anInteraction({ id: 'email', medium: 'email' });
    const { element, adapter, pad } = await stage([anInteraction(), anInteraction(CALL), email]);
    pad.set({ type: 'select', interaction: 'call' });
    adapter.reportInteraction(anInteraction({ phase: 'parked' }));
    await shown();
    adapter.reportInteraction(aGoneInteraction(CALL));
    await shown();
    expect(all(element, 'pad-panel:not([hidden])')).to.have.length(0);
    expect(textOf(one(element, '.panels .none:not([hidden])'))).to.not.equal('');
  });

  it('waits for nothing any more when it renders after it has left the page', async () => {
    const { element } = await stage([anInteraction()]);
    const work = one<PadWork>(element, 'pad-work');
    element.remove();
    const original = window.setTimeout;
    const waits: unknown[] = [];
    window.setTimeout = ((task: () => void, ms?: number) => {
      waits.push(ms);
      return original(task, ms);
    }) as typeof setTimeout;
    work.requestUpdate();
    await work.updateComplete;
    window.setTimeout = original;
    expect(waits).to.deep.equal([]);
  });
});
