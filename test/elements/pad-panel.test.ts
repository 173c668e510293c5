import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CaseEntry } from '../../src/core/index.js';
import { aGoneInteraction, aCaseEntry, anInteraction } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, focused, hasButton, one, shown, stage, textOf } from './support.js';

const EDITABLE: readonly CaseEntry[] = [
  aCaseEntry({ key: 's', label: 'Text', value: 'old', editable: true }),
  aCaseEntry({ key: 'b', label: 'Passed', value: 'true', type: 'boolean', editable: true }),
  aCaseEntry({ key: 'i', label: 'Pieces', value: '3', type: 'integer', editable: true }),
  aCaseEntry({ key: 'f', label: 'Rate', value: '1.5', type: 'float', editable: true }),
  aCaseEntry({ key: 'd', label: 'Due', value: '2026-02-01', type: 'date', editable: true }),
  aCaseEntry({
    key: 'l',
    label: 'Colour',
    value: 'red',
    type: 'list',
    options: ['red', 'blue'],
    editable: true,
  }),
];

async function write(element: HTMLElement, value: string): Promise<void> {
  const field = one<HTMLInputElement>(element, '.case input');
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await shown();
}

describe('the panel of an interaction', () => {
  it('is accessible with case data, an open field, counters, instruction and record', async () => {
    const { element } = await stage([
      anInteraction({
        caseData: [...EDITABLE, aCaseEntry()],
        instruction: 'See https://bank.example.test/4711.',
        record: { url: '/r', label: 'Loan' },
        counters: { inProgress: { email: 2 }, recent: { days: 7, counts: { chat: 1 } } },
      }),
    ]);
    button(element, 'Edit Text').click();
    await shown();
    await expect(element).to.be.accessible();
  });

  it('shows status, duration and who it is', async () => {
    const { element } = await stage([anInteraction()]);
    expect(textOf(one(element, 'pad-panel', 'header'))).to.equal(
      'Eva Lind Work item · Manual evaluation Connected 00:00',
    );
  });

  it('counts what else is in progress, without voice, and says how many of which (WI-24, WI-25)', async () => {
    const { element } = await stage([
      anInteraction({ counters: { inProgress: { voice: 4, email: 2, chat: 1 } } }),
    ]);
    const counter = one(element, '.counter', 'button');
    expect(textOf(counter)).to.equal('3');
    counter.focus();
    const tip = one(element, '[role=tooltip]');
    expect(getComputedStyle(tip).display).to.equal('grid');
    expect(textOf(tip)).to.contain('E-mail 2').and.contain('Chat 1').and.not.contain('Voice');
    await sendKeys({ press: 'Escape' });
    expect(getComputedStyle(tip).display).to.equal('none');
  });

  it('shows no counter for nothing, or without a contact (WI-24, WI-31)', async () => {
    const { element } = await stage([
      anInteraction({ counters: { inProgress: { voice: 1 }, recent: { days: 1, counts: {} } } }),
    ]);
    expect(all(element, '.counter')).to.have.length(0);
  });

  it('counts the recent ones, voice too, with the days (WI-27, WI-28)', async () => {
    const { element } = await stage([
      anInteraction({ counters: { inProgress: {}, recent: { days: 7, counts: { voice: 2 } } } }),
    ]);
    expect(one(element, '.counter', 'button').ariaLabel).to.equal('2 recent interactions in the last 7 days');
  });

  it('has no Done where the agent may not (WI-18)', async () => {
    const { element } = await stage([anInteraction({ can: {} })]);
    expect(hasButton(element, 'Done')).to.equal(false);
  });

  it('says why Done is blocked', async () => {
    const { element, adapter } = await stage([anInteraction({ can: { done: { reason: 'NOT_ALLOWED' } } })]);
    expect(textOf(one(element, '[part=actions]'))).to.contain('You are not allowed to do this');
    button(element, 'Done').click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('makes web addresses in the instruction links that tell nothing and open a new tab (CG-37)', async () => {
    const { element } = await stage([
      anInteraction({ instruction: 'Look at (https://bank.example.test/4711), then javascript:alert(1).' }),
    ]);
    const [link, ...others] = all<HTMLAnchorElement>(one(element, 'pad-panel'), 'a');
    expect(others).to.have.length(0);
    expect(link?.href).to.equal('https://bank.example.test/4711');
    expect(link?.target).to.equal('_blank');
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(link?.referrerPolicy).to.equal('no-referrer');
  });
});

describe('case information', () => {
  it('shows values as text, addresses as links, yes and no in words, dates in the locale (WI-20)', async () => {
    const { element } = await stage([
      anInteraction({
        caseData: [...EDITABLE, aCaseEntry({ key: 'u', label: 'Page', value: 'https://a.example.test/' })],
      }),
    ]);
    const text = textOf(one(element, '.case'));
    expect(text).to.contain('Passed Yes').and.contain('Due Feb 1, 2026');
    expect(all<HTMLAnchorElement>(one(element, '.case'), 'a')[0]?.href).to.equal('https://a.example.test/');
  });

  it('has a field for each type (WI-21)', async () => {
    const { element } = await stage([anInteraction({ caseData: EDITABLE })]);
    for (const { label } of EDITABLE) {
      button(element, `Edit ${label}`).click();
      await shown();
    }
    const fields = all<HTMLInputElement>(one(element, '.case'), 'input, select');
    expect(fields.map(({ type }) => type)).to.deep.equal([
      'text',
      'select-one',
      'number',
      'number',
      'date',
      'select-one',
    ]);
    expect(fields.map(({ value }) => value)).to.deep.equal(['old', 'true', '3', '1.5', '2026-02-01', 'red']);
  });

  it('saves with Enter, stays open while pending, and shows what the backend confirmed', async () => {
    const { element, adapter } = await stage([anInteraction({ caseData: EDITABLE })]);
    button(element, 'Edit Text').click();
    await shown();
    expect(focused()?.ariaLabel).to.equal('Text');
    await write(element, 'new');
    await sendKeys({ press: 'Enter' });
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'set-case-data', key: 's', value: 'new' });
    expect(hasButton(element, 'Saving…')).to.equal(true);
    const caseData = EDITABLE.map((entry) => (entry.key === 's' ? { ...entry, value: 'new' } : entry));
    adapter.reportInteraction(anInteraction({ caseData }), adapter.sent[0]?.id ?? '');
    await shown();
    expect(textOf(one(element, '.case'))).to.contain('Text new');
    expect(focused()?.ariaLabel).to.equal('Edit Text');
  });

  it('says beside the field why a value was refused, and keeps what was written', async () => {
    const { element, adapter } = await stage([anInteraction({ caseData: EDITABLE })]);
    button(element, 'Edit Text').click();
    await shown();
    await write(element, 'bad');
    button(element, 'Save').click();
    await shown();
    adapter.refuse(adapter.sent[0]?.id ?? '', 'INVALID');
    await shown();
    expect(textOf(one(element, '.case'))).to.contain('This value was not taken.');
    expect(one<HTMLInputElement>(element, '.case input').value).to.equal('bad');
  });

  it('keeps a draft when the page vetoes the command', async () => {
    const { element, adapter } = await stage([anInteraction({ caseData: EDITABLE })]);
    element.addEventListener('pad-command', (event) => {
      event.preventDefault();
    });
    button(element, 'Edit Text').click();
    await shown();
    await write(element, 'mine');
    button(element, 'Save').click();
    await shown();
    expect(adapter.sent).to.have.length(0);
    expect(one<HTMLInputElement>(element, '.case input').value).to.equal('mine');
  });

  it('gives up with Escape and sends nothing', async () => {
    const { element, adapter } = await stage([anInteraction({ caseData: EDITABLE })]);
    button(element, 'Edit Text').click();
    await shown();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(one(element, '.case'), 'input')).to.have.length(0);
    expect(focused()?.ariaLabel).to.equal('Edit Text');
    expect(adapter.sent).to.have.length(0);
  });

  it('does not send what is no number', async () => {
    const { element, adapter } = await stage([anInteraction({ caseData: EDITABLE })]);
    button(element, 'Edit Pieces').click();
    await shown();
    await write(element, '1.5');
    button(element, 'Save').click();
    await shown();
    expect(adapter.sent).to.have.length(0);
  });

  it('shows what changed while another was open', async () => {
    const { element, adapter, pad } = await stage([anInteraction(), anInteraction({ id: 'item-2' })]);
    pad.set({ type: 'select', interaction: 'item-2' });
    await shown();
    adapter.reportInteraction(anInteraction({ contact: { name: 'Ada' } }));
    await shown();
    pad.set({ type: 'select', interaction: 'item-1' });
    await shown();
    expect(textOf(one(element, 'pad-panel:not([hidden])', 'h2'))).to.equal('Ada');
  });

  it('has open what was open of the contact of each, and forgets it with the interaction', async () => {
    const two = [anInteraction(), anInteraction({ id: 'item-2' })];
    const { element, pad, adapter } = await stage(two);
    const openContact = (): void => {
      one(element, 'pad-panel:not([hidden])', '.contact summary').click();
    };
    openContact();
    await waitUntil(() => all(element, '#history').length === 1);
    one(element, '#history').click();
    expect(pad.state.layout).to.deep.equal({ 'item-1': 'history' });

    adapter.reportInteraction(aGoneInteraction());
    pad.set({ type: 'select', interaction: 'item-2' });
    await shown();
    openContact();
    await waitUntil(() => pad.state.layout?.['item-2'] === 'information');
    expect(pad.state.layout).to.deep.equal({ 'item-2': 'information' });
  });

  it('begins with open what was open of the contact, and with nothing where that is no part of it', async () => {
    const { element, pad } = await stage([anInteraction(), anInteraction({ id: 'item-2' })]);
    pad.set({ type: 'restored', restored: { layout: { 'item-1': 'history', 'item-2': 'nothing' } } });
    await waitUntil(() => all(element, '#history').length === 1);
    expect(one(element, 'pad-contact', '[aria-selected=true]').id).to.equal('history');
    pad.set({ type: 'select', interaction: 'item-2' });
    await shown();
    expect(all(element, 'pad-contact')).to.have.length(1);
  });

  it('leaves nothing behind when its interaction has gone', async () => {
    const { element, adapter } = await stage([anInteraction()]);
    const home = one(element, '.panels');
    adapter.reportInteraction(aGoneInteraction());
    await shown();
    const before = home.childNodes.length;
    adapter.reportInteraction(anInteraction({ id: 'item-2' }));
    await shown();
    adapter.reportInteraction(aGoneInteraction({ id: 'item-2' }));
    await shown();
    expect(home.childNodes.length).to.equal(before);
  });
});
