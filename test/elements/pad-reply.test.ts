import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Interaction } from '../../src/core/index.js';
import { anInteraction } from '../../src/testing/index.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

function anEmail(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({
    medium: 'email',
    body: 'Hello,\n\nsee https://bank.example.test/terms.',
    can: { release: true, reply: true },
    ...changes,
  });
}

const field = ({ element }: Stage): HTMLTextAreaElement =>
  one<HTMLTextAreaElement>(element, 'pad-panel:not([hidden])', '#reply');

async function opened(...others: Interaction[]): Promise<Stage> {
  const here = await stage([anEmail(), ...others]);
  button(here.element, 'Reply').click();
  await shown();
  return here;
}

async function write(here: Stage, text: string): Promise<void> {
  field(here).value = text;
  field(here).dispatchEvent(new Event('input'));
  await shown();
}

describe('an e-mail', () => {
  it('is accessible while a reply is written', async () => {
    const here = await opened();
    await write(here, 'Thank you.');
    await expect(here.element).to.be.accessible();
  });

  it('shows its text as text, with addresses as links', async () => {
    const { element } = await stage([anEmail({ body: '<b>Hi</b> https://bank.example.test/' })]);
    const letter = one(element, '.letter');
    expect(letter.textContent).to.equal('<b>Hi</b> https://bank.example.test/');
    expect(one<HTMLAnchorElement>(letter, 'a').href).to.equal('https://bank.example.test/');
  });

  it('scrolls a long text inside the panel, by keys too', async () => {
    const { element } = await stage([anEmail({ body: 'line\n'.repeat(500) })]);
    const letter = one(element, '.letter');
    expect(letter.scrollHeight).to.be.greaterThan(letter.clientHeight);
    expect(letter.tabIndex).to.equal(0);
  });
});

describe('a reply', () => {
  it('opens with the focus in a field that says to whom', async () => {
    const here = await opened();
    expect(focused()).to.equal(field(here));
    expect(field(here).labels[0]?.textContent).to.equal('Reply to Eva Lind');
  });

  it('has no Send without words', async () => {
    const here = await opened();
    expect(button(here.element, 'Send').ariaDisabled).to.equal('true');
    button(here.element, 'Send').click();
    await shown();
    expect(here.adapter.sent).to.have.length(0);
  });

  it('is sent, and closes when the backend has it', async () => {
    const here = await opened();
    await write(here, 'Thank you.');
    button(here.element, 'Send').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'reply', interaction: 'item-1', text: 'Thank you.' });
    expect(hasButton(here.element, 'Sending…')).to.equal(true);
    here.adapter.reportInteraction(anEmail(), here.adapter.sent[0]?.id ?? '');
    await shown();
    expect(all(here.element, '#reply')).to.have.length(0);
    expect(textOf(one(here.element, 'pad-panel'))).to.contain('Your reply has been sent.');
    expect(focused()?.localName).to.equal('h2');
    button(here.element, 'Reply').click();
    await shown();
    expect(field(here).value).to.equal('');
  });

  it('keeps its words when it was refused, and after that was read', async () => {
    const here = await opened();
    await write(here, 'Thank you.');
    button(here.element, 'Send').click();
    await shown();
    here.adapter.refuse(here.adapter.sent[0]?.id ?? '', 'UNAVAILABLE');
    await shown();
    expect(textOf(one(here.element, '.reply'))).to.contain('The contact centre cannot do this now.');
    button(here.element, 'Dismiss').click();
    await shown();
    expect(field(here).value).to.equal('Thank you.');
  });

  it('keeps its draft while it is closed, and while another interaction is open', async () => {
    const here = await opened(anInteraction({ id: 'item-2' }));
    await write(here, 'Later');
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(all(here.element, '#reply')).to.have.length(0);
    expect(focused()?.localName).to.equal('h2');
    here.pad.set({ type: 'select', interaction: 'item-2' });
    await shown();
    here.pad.set({ type: 'select', interaction: 'item-1' });
    await shown();
    button(here.element, 'Reply').click();
    await shown();
    expect(field(here).value).to.equal('Later');
  });

  it('is open where there is a draft from before a reload', async () => {
    const here = await stage([anEmail()]);
    here.pad.set({ type: 'draft', interaction: 'item-1', fields: { reply: 'Dear Eva' } });
    await shown();
    expect(field(here).value).to.equal('Dear Eva');
    await write(here, '');
    expect(field(here).value).to.equal('');
  });

  it('is asked about before Release while it is not sent', async () => {
    const here = await opened();
    await write(here, 'Later');
    button(here.element, 'Release').click();
    await shown();
    expect(textOf(one(here.element, '.question'))).to.contain('Your reply has not been sent.');
    expect(here.adapter.sent).to.have.length(0);
    button(here.element, 'Go on without sending').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'release' });
  });

  it('is not there for a work item (CG-25)', async () => {
    const { element } = await stage([anInteraction()]);
    expect(all(element, '#reply')).to.have.length(0);
    expect(hasButton(element, 'Reply')).to.equal(false);
  });
});
