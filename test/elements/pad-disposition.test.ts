import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Disposition, DispositionChoice, Interaction } from '../../src/core/index.js';
import { aLink, anInteraction } from '../../src/testing/index.js';
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

/** The folders and outcomes that a person sees. */
const items = ({ element }: Stage): string[] =>
  all(one(element, '.tree'), 'summary, label')
    .filter((each) => each.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
    .map(textOf);

const radio = ({ element }: Stage, label: string): HTMLInputElement => {
  const found = all(element, 'label').find((each) => textOf(each) === label);
  if (!found) throw new Error(`there is no outcome ${label}`);
  return one<HTMLInputElement>(found, 'input');
};

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
    const group = one(element, '.disposition');
    expect(group.role).to.equal('group');
    expect(one(group, '#title').textContent).to.equal('Disposition');
    expect(group.getAttribute('aria-labelledby')).to.equal('title');
    expect(textOf(group)).to.contain('Required');
  });

  it('is not there where nothing is configured', async () => {
    const { element } = await stage([anInteraction()]);
    expect(all(element, '.disposition')).to.have.length(0);
  });

  it('can only be read where it cannot be changed any more', async () => {
    const { element } = await stage([withChoice('radio', { can: { done: true }, disposition: 'denied' })]);
    expect(textOf(one(element, '.disposition')))
      .to.contain('Denied')
      .and.not.contain('Granted');
    expect(all(one(element, '.disposition'), 'input')).to.have.length(0);
  });

  it('is sent at once from the drop-down, and shown as waiting', async () => {
    const here = await stage([withChoice('drop-down')]);
    const select = one<HTMLSelectElement>(here.element, '.disposition', 'select');
    select.value = 'denied';
    select.dispatchEvent(new Event('change'));
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'set-disposition', disposition: 'denied' });
    expect(textOf(one(here.element, '.disposition'))).to.contain('Saving…');
    expect(button(here.element, 'Done').ariaDisabled).to.equal('false');
    await confirm(here, withChoice('drop-down', { disposition: 'denied' }));
    expect(select.value).to.equal('denied');
    expect(textOf(one(here.element, '.disposition'))).to.not.contain('Saving…');
  });

  it('falls back to what stands when it was refused, and says why', async () => {
    const here = await stage([withChoice('drop-down', { disposition: 'granted' })]);
    const select = one<HTMLSelectElement>(here.element, '.disposition', 'select');
    select.value = 'denied';
    select.dispatchEvent(new Event('change'));
    await shown();
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'FORBIDDEN');
    await shown();
    expect(select.value).to.equal('granted');
    expect(textOf(one(here.element, '.disposition'))).to.contain('You are not allowed to do this.');
  });

  it('that is chosen without a link is kept, and sent once the link is back', async () => {
    const here = await stage([withChoice('drop-down')]);
    here.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    const select = one<HTMLSelectElement>(here.element, '.disposition', 'select');
    select.value = 'denied';
    select.dispatchEvent(new Event('change'));
    await shown();
    expect(here.adapter.sent).to.have.length(0);
    expect(select.value).to.equal('denied');
    expect(textOf(one(here.element, '.disposition'))).to.contain('Not saved yet');
    here.adapter.report({ type: 'link', link: aLink() });
    await shown();
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['set-disposition']);
    await confirm(here, withChoice('drop-down', { disposition: 'denied' }));
    expect(select.value).to.equal('denied');
    expect(here.pad.state.drafts).to.deep.equal({});
    expect(textOf(one(here.element, '.disposition'))).not.to.contain('Not saved yet');
  });

  it('that was chosen without a link falls back when it is refused', async () => {
    const here = await stage([withChoice('drop-down', { disposition: 'granted' })]);
    here.pad.set({ type: 'draft', interaction: 'item-1', fields: { 'set-disposition': 'denied' } });
    await shown();
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'FORBIDDEN');
    await shown();
    expect(one<HTMLSelectElement>(here.element, '.disposition', 'select').value).to.equal('granted');
    expect(here.adapter.sent).to.have.length(1);
    expect(here.pad.state.drafts).to.deep.equal({});
  });

  it('is chosen by radio button and cleared by the X', async () => {
    const here = await stage([withChoice('radio')]);
    one(here.element, '.disposition', 'input').click();
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
  it('opens and closes folders by the keyboard', async () => {
    const here = await stage([withChoice('tree')]);
    expect(items(here)).to.deep.equal(['Solved', 'Not solved', 'Not for us']);
    one(here.element, '[type=search]').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(textOf(focused() as Element)).to.equal('Not solved');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(items(here)).to.deep.equal(['Solved', 'Not solved', 'Waits', 'Not for us']);
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(items(here)).to.deep.equal(['Solved', 'Not solved', 'Not for us']);
    expect(here.adapter.sent).to.have.length(0);
  });

  it('chooses an outcome in a folder by the keyboard', async () => {
    const here = await stage([withChoice('tree')]);
    one(here.element, 'summary').focus();
    await sendKeys({ press: 'Enter' });
    await shown();
    await sendKeys({ press: 'Tab' });
    expect(focused() === radio(here, 'Fee paid back')).to.equal(true);
    await sendKeys({ press: ' ' });
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'set-disposition', disposition: 'fee' });
  });

  it('lets one outcome stand, whatever folder it is in', async () => {
    const here = await stage([withChoice('tree', { disposition: 'docs' })]);
    radio(here, 'Not for us').click();
    await shown();
    expect(
      all<HTMLInputElement>(here.element, '[type=radio]').filter(({ checked }) => checked),
    ).to.deep.equal([radio(here, 'Not for us')]);
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'FORBIDDEN');
    await shown();
    expect(radio(here, 'Documents missing: résumé').checked).to.equal(true);
    expect(radio(here, 'Not for us').checked).to.equal(false);
  });

  it('searches without accents and case, and opens the folders of what it finds (DC-1)', async () => {
    const here = await stage([withChoice('tree')]);
    one(here.element, '[type=search]').focus();
    await sendKeys({ type: 'RESUME' });
    await shown();
    expect(items(here)).to.deep.equal(['Not solved', 'Waits', 'Documents missing: résumé']);
    for (let stop = 0; stop < 3; stop += 1) await sendKeys({ press: 'Tab' });
    expect(focused() === radio(here, 'Documents missing: résumé')).to.equal(true);
    await sendKeys({ press: ' ' });
    await shown();
    expect(here.adapter.sent[0]).to.include({ disposition: 'docs' });
  });

  it('says when nothing is called like that', async () => {
    const here = await stage([withChoice('tree')]);
    one(here.element, '[type=search]').focus();
    await sendKeys({ type: 'xyz' });
    await shown();
    expect(items(here)).to.have.length(0);
    expect(textOf(one(here.element, '.disposition'))).to.contain('Nothing is called like that.');
  });

  it('shows what stands, in its open folders, with an X to clear it', async () => {
    const here = await stage([withChoice('tree', { disposition: 'docs' })]);
    expect(items(here)).to.include('Documents missing: résumé').and.not.include('Fee paid back');
    expect(radio(here, 'Documents missing: résumé').checked).to.equal(true);
    button(here.element, 'Clear Documents missing: résumé').click();
    await shown();
    expect(here.adapter.sent[0]).to.not.have.property('disposition');
    expect(radio(here, 'Documents missing: résumé').checked).to.equal(false);
  });
});
