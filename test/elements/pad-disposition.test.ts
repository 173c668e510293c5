import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Disposition, DispositionChoice, Interaction } from '../../src/core/index.js';
import { anInteraction } from '../../src/testing/index.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

const FLAT: readonly Disposition[] = [
  { code: 'granted', label: 'Granted' },
  { code: 'denied', label: 'Denied' },
];
const FOLDERS: readonly Disposition[] = [
  { code: 'solved', label: 'Solved', children: [{ code: 'fee', label: 'Fee paid back' }] },
  {
    code: 'open',
    label: 'Not solved',
    children: [
      { code: 'waits', label: 'Waits', children: [{ code: 'docs', label: 'Documents missing: résumé' }] },
    ],
  },
  { code: 'spam', label: 'Not for us' },
];

function withChoice(control: DispositionChoice['control'], changes: Partial<Interaction> = {}): Interaction {
  const dispositions = { control, required: true, options: control === 'tree' ? FOLDERS : FLAT };
  return anInteraction({ dispositions, can: { done: true, 'set-disposition': true }, ...changes });
}

async function confirm({ adapter }: Stage, changed: Interaction): Promise<void> {
  adapter.reportInteraction(changed, adapter.sent.at(-1)?.id ?? '');
  await shown();
}

const items = ({ element }: Stage): string[] =>
  all(element, '[role=treeitem]').map(({ ariaLabel }) => ariaLabel ?? '');

describe('the disposition', () => {
  for (const control of ['drop-down', 'radio', 'tree'] as const)
    it(`is accessible as ${control}, chosen and missing`, async () => {
      const disposition = control === 'tree' ? 'docs' : 'granted';
      const { element, adapter } = await stage([withChoice(control)]);
      await expect(element).to.be.accessible();
      adapter.reportInteraction(withChoice(control, { disposition }));
      await shown();
      await expect(element).to.be.accessible();
    });

  it('is a group of that name that says whether it is required', async () => {
    const { element } = await stage([withChoice('radio')]);
    const group = one(element, 'pad-disposition', '[role=group]');
    expect(one(element, 'pad-disposition', '#title').textContent).to.equal('Disposition');
    expect(group.getAttribute('aria-labelledby')).to.equal('title');
    expect(textOf(group)).to.contain('Required');
  });

  it('is not there where nothing is configured', async () => {
    const { element } = await stage([anInteraction()]);
    expect(all(element, 'pad-disposition')).to.have.length(0);
  });

  it('can only be read where it cannot be changed any more', async () => {
    const { element } = await stage([withChoice('radio', { can: { done: true }, disposition: 'denied' })]);
    expect(textOf(one(element, 'pad-disposition')))
      .to.contain('Denied')
      .and.not.contain('Granted');
    expect(all(element, 'pad-disposition').flatMap((each) => all(each, 'input'))).to.have.length(0);
  });

  it('is sent at once from the drop-down, and shown as waiting', async () => {
    const here = await stage([withChoice('drop-down')]);
    const select = one<HTMLSelectElement>(here.element, 'pad-disposition', 'select');
    select.value = 'denied';
    select.dispatchEvent(new Event('change'));
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'set-disposition', disposition: 'denied' });
    expect(textOf(one(here.element, 'pad-disposition'))).to.contain('Saving…');
    expect(button(here.element, 'Done').ariaDisabled).to.equal('false');
    await confirm(here, withChoice('drop-down', { disposition: 'denied' }));
    expect(select.value).to.equal('denied');
    expect(textOf(one(here.element, 'pad-disposition'))).to.not.contain('Saving…');
  });

  it('falls back to what stands when it was refused, and says why', async () => {
    const here = await stage([withChoice('drop-down', { disposition: 'granted' })]);
    const select = one<HTMLSelectElement>(here.element, 'pad-disposition', 'select');
    select.value = 'denied';
    select.dispatchEvent(new Event('change'));
    await shown();
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'FORBIDDEN');
    await shown();
    expect(select.value).to.equal('granted');
    expect(textOf(one(here.element, 'pad-disposition'))).to.contain('You are not allowed to do this.');
  });

  it('is chosen by radio button and cleared by the X', async () => {
    const here = await stage([withChoice('radio')]);
    one(here.element, 'pad-disposition', 'input').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'set-disposition', disposition: 'granted' });
    await confirm(here, withChoice('radio', { disposition: 'granted' }));
    button(here.element, 'Clear Granted').click();
    await shown();
    expect(here.adapter.sent[1]).to.include({ type: 'set-disposition' }).and.not.have.property('disposition');
    await confirm(here, withChoice('radio'));
    expect(hasButton(here.element, 'Clear Granted')).to.equal(false);
  });
});

describe('the tree of dispositions', () => {
  it('opens and closes folders, and goes by the arrows, Home and End', async () => {
    const here = await stage([withChoice('tree')]);
    expect(items(here)).to.deep.equal(['Solved', 'Not solved', 'Not for us']);
    one(here.element, '[role=treeitem]').focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    await shown();
    expect(items(here)).to.deep.equal(['Solved', 'Not solved', 'Waits', 'Not for us']);
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()?.ariaLabel).to.equal('Waits');
    expect(focused()?.ariaLevel).to.equal('2');
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused()?.ariaLabel).to.equal('Not solved');
    await sendKeys({ press: 'ArrowLeft' });
    await shown();
    expect(focused()?.ariaExpanded).to.equal('false');
    await sendKeys({ press: 'End' });
    expect(focused()?.ariaLabel).to.equal('Not for us');
    await sendKeys({ press: 'Home' });
    expect(focused()?.ariaLabel).to.equal('Solved');
  });

  it('chooses an outcome by Return, and no folder', async () => {
    const here = await stage([withChoice('tree')]);
    one(here.element, '[role=treeitem]').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent).to.have.length(0);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'set-disposition', disposition: 'fee' });
  });

  it('searches by typing, without accents and case, and opens the folders of what it finds (DC-1)', async () => {
    const here = await stage([withChoice('tree')]);
    one(here.element, '[role=treeitem]').focus();
    await sendKeys({ type: 'RESUME' });
    await shown();
    expect(focused()?.ariaLabel).to.equal('Search dispositions');
    expect(items(here)).to.deep.equal(['Not solved', 'Waits', 'Documents missing: résumé']);
    await sendKeys({ press: 'Enter' });
    expect(focused()?.ariaLabel).to.equal('Documents missing: résumé');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(here.adapter.sent[0]).to.include({ disposition: 'docs' });
  });

  it('says when nothing is called like that', async () => {
    const here = await stage([withChoice('tree')]);
    one(here.element, 'pad-disposition-tree', 'input').focus();
    await sendKeys({ type: 'xyz' });
    await shown();
    expect(textOf(one(here.element, 'pad-disposition-tree'))).to.equal('Nothing is called like that.');
  });

  it('shows what stands, in its open folder, with an X to clear it', async () => {
    const here = await stage([withChoice('tree', { disposition: 'docs' })]);
    const selected = all(here.element, '[role=treeitem]').filter(
      ({ ariaSelected }) => ariaSelected === 'true',
    );
    expect(selected.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Documents missing: résumé']);
    expect(textOf(one(here.element, '.chosen'))).to.equal('Documents missing: résumé');
    button(here.element, 'Clear Documents missing: résumé').click();
    await shown();
    expect(here.adapter.sent[0]).to.not.have.property('disposition');
  });
});
