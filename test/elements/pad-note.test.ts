import { expect } from '@open-wc/testing';
import type { Interaction } from '../../src/core/index.js';
import { aLink, anInteraction } from '../../src/testing/index.js';
import { holdTimers, type HeldTimers } from '../support/held-timers.js';
import { all, button, focused, one, shown, stage, textOf, type Stage } from './support.js';

function noted(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({ can: { done: true, 'set-note': true }, ...changes });
}

const field = ({ element }: Stage): HTMLTextAreaElement => one<HTMLTextAreaElement>(element, '#note');

async function write(here: Stage, text: string): Promise<void> {
  field(here).focus();
  field(here).value = text;
  field(here).dispatchEvent(new Event('input'));
  await shown();
}

async function leave(here: Stage): Promise<void> {
  field(here).blur();
  await shown();
}

async function confirm({ adapter }: Stage, note: string): Promise<void> {
  adapter.reportInteraction(noted({ note }), adapter.sent.at(-1)?.id ?? '');
  await shown();
}

describe('the note', () => {
  let timers: HeldTimers;
  beforeEach(() => {
    timers = holdTimers();
  });
  afterEach(() => {
    timers.stop();
  });

  it('is accessible, saved and refused', async () => {
    const here = await stage([noted()]);
    await write(here, 'Called back.');
    await leave(here);
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'INVALID');
    await shown();
    await expect(here.element).to.be.accessible();
  });

  it('is a field of that name, for ten thousand characters', async () => {
    const here = await stage([noted({ note: 'Before.' })]);
    expect(field(here).labels[0]?.textContent).to.equal('Note');
    expect(field(here).maxLength).to.equal(10_000);
    expect(field(here).value).to.equal('Before.');
  });

  it('is not there where it cannot be written and none is', async () => {
    const { element } = await stage([anInteraction({ can: { done: true } })]);
    expect(all(element, '.note')).to.have.length(0);
  });

  it('can only be read where the agent may not write it', async () => {
    const here = await stage([noted({ note: 'By Bo.', can: {} })]);
    expect(field(here).readOnly).to.equal(true);
  });

  it('is saved when it is left, and says so', async () => {
    const here = await stage([noted()]);
    await write(here, 'Called back.');
    await leave(here);
    expect(here.adapter.sent[0]).to.include({ type: 'set-note', note: 'Called back.' });
    expect(textOf(one(here.element, '.note'))).to.contain('Saving…');
    await confirm(here, 'Called back.');
    expect(textOf(one(here.element, '.note'))).to.contain('Saved');
    await leave(here);
    expect(here.adapter.sent).to.have.length(1);
  });

  it('is saved after a pause of a second', async () => {
    const here = await stage([noted()]);
    await write(here, 'Called');
    expect(here.adapter.sent).to.have.length(0);
    timers.pass(1_000);
    await shown();
    expect(here.adapter.sent[0]).to.include({ note: 'Called' });
  });

  it('keeps what is written while an earlier text is being saved, and saves it afterwards', async () => {
    const here = await stage([noted()]);
    await write(here, 'One');
    await leave(here);
    await write(here, 'One two');
    await confirm(here, 'One');
    expect(field(here).value).to.equal('One two');
    await leave(here);
    expect(here.adapter.sent[1]).to.include({ note: 'One two' });
  });

  it('keeps what was refused, says so, and does not ask again by itself', async () => {
    const here = await stage([noted()]);
    await write(here, 'Mine');
    await leave(here);
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'INVALID');
    await shown();
    expect(field(here).value).to.equal('Mine');
    expect(textOf(one(here.element, '.note')))
      .to.contain('Not saved yet')
      .and.contain('was not taken');
    field(here).focus();
    await leave(here);
    expect(here.adapter.sent).to.have.length(1);
  });

  it('waits for the link, and is saved when it is back', async () => {
    const here = await stage([noted()]);
    here.adapter.report({ type: 'link', link: aLink({ state: 'down' }) });
    await shown();
    await write(here, 'Offline');
    await leave(here);
    expect(here.adapter.sent).to.have.length(0);
    expect(textOf(one(here.element, '.note'))).to.contain('Not saved yet');
    here.adapter.report({ type: 'link', link: aLink() });
    await shown();
    timers.pass(1_000);
    await shown();
    expect(here.adapter.sent[0]).to.include({ note: 'Offline' });
  });

  it('is saved before Done, which waits for it', async () => {
    const here = await stage([noted()]);
    await write(here, 'Last words');
    button(here.element, 'Done').click();
    await shown();
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['set-note']);
    await confirm(here, 'Last words');
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['set-note', 'done']);
  });

  it('keeps Done back when it was refused, and has the focus', async () => {
    const here = await stage([noted()]);
    await write(here, 'Last words');
    button(here.element, 'Done').click();
    await shown();
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'INVALID');
    await shown();
    expect(here.adapter.sent).to.have.length(1);
    expect(focused()).to.equal(field(here));
  });

  it('does not keep Done back when the page vetoes the note', async () => {
    const here = await stage([noted()]);
    here.element.addEventListener('pad-command', (event) => {
      if (event.detail.command.type === 'set-note') event.preventDefault();
    });
    await write(here, 'Secret');
    button(here.element, 'Done').click();
    await shown();
    expect(here.adapter.sent.map(({ type }) => type)).to.deep.equal(['done']);
  });

  it('that was written before a reload stands there, and is saved', async () => {
    const here = await stage([noted({ note: 'Before.' })]);
    here.pad.set({ type: 'draft', interaction: 'item-1', fields: { 'set-note': 'Before. After.' } });
    await shown();
    expect(field(here).value).to.equal('Before. After.');
    timers.pass(1_000);
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'set-note', note: 'Before. After.' });
    await confirm(here, 'Before. After.');
    expect(here.pad.state.drafts).to.deep.equal({});
  });

  it('is no draft any more when the old text is written again', async () => {
    const here = await stage([noted({ note: 'Before.' })]);
    await write(here, 'Before');
    await write(here, 'Before.');
    expect(here.pad.state.drafts).to.deep.equal({});
  });

  it('is not lost when a new text comes from elsewhere', async () => {
    const here = await stage([noted()]);
    await write(here, 'Mine');
    here.adapter.reportInteraction(noted({ note: 'By Bo.' }));
    await shown();
    expect(field(here).value).to.equal('Mine');
    await leave(here);
    expect(here.adapter.sent[0]).to.include({ note: 'Mine' });
  });
});
