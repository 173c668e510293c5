import { expect } from '@open-wc/testing';
import type { Interaction, Query } from '../../src/core/index.js';
import '../../src/elements/contact.js';
import { IntentEvent } from '../../src/elements/events.js';
import type { PadContact } from '../../src/elements/pad-contact.js';
import { FIXTURE_TIME, anInteraction } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelStage } from './panel-stage.js';
import { button, focused, hasButton, one, shown, textOf } from './support.js';

const CONTACT = { id: 'eva', name: 'Eva Lind' };
const CAN = { done: true, 'assign-contact': true } as const;
const HERE = anInteraction({ contact: CONTACT, can: CAN });
const OTHER = anInteraction({
  id: 'other',
  medium: 'email',
  subject: 'A letter',
  contact: CONTACT,
  can: CAN,
});

/** The history of a contact with that entry open; `done` are the ids of what is over. */
async function entry(
  id: string,
  ...held: Interaction[]
): Promise<PanelStage<PadContact> & { asked: Query[] }> {
  const asked: Query[] = [];
  const element = document.createElement('pad-contact');
  element.tab = 'history';
  const now = (): readonly Interaction[] => element.state.interactions;
  const item = (one: string) => ({
    ...{ id: one, medium: 'email', subject: `About ${one}`, createdAt: FIXTURE_TIME, note: 'Called back' },
    state: now().some(({ id }) => id === one) ? 'in-progress' : 'done',
  });
  const answer = (query: Query): unknown => {
    if (query.type === 'history') return { items: [HERE.id, 'other', 'old'].map(item), total: 3 };
    if (query.type === 'history-item') return item(query.item);
    return { contacts: [{ id: 'mei', name: 'Mei Tanaka' }], total: 1 };
  };
  element.query = ((query: Query) => {
    asked.push(query);
    return Promise.resolve(answer(query));
  }) as unknown as NonNullable<PadContact['query']>;
  const here = await panelStage(
    element,
    (panel, state) => {
      Object.assign(panel, { state, interaction: HERE });
    },
    { interactions: [HERE, ...held] },
  );
  await waitUntil(() => hasButton(element, `About ${id}`));
  button(element, `About ${id}`).click();
  await waitUntil(() => textOf(element).includes('Called back'));
  return { ...here, asked };
}

describe('an entry of the history', () => {
  it('is accessible, and only read where it is not in the hands of this agent', async () => {
    const { element, frame } = await entry('old', OTHER);
    await expect(frame).to.be.accessible();
    expect(hasButton(element, 'Print')).to.equal(true);
    for (const name of ['Mark Done', 'Open', 'Another contact'])
      expect(hasButton(element, name)).to.equal(false);
  });

  it('in progress is marked done, which is then what it says (HI-1)', async () => {
    const { element, adapter, frame } = await entry('other', OTHER);
    await expect(frame).to.be.accessible();
    button(element, 'Mark Done').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'done', interaction: 'other' });
    expect(hasButton(element, 'Finishing…')).to.equal(true);
    const gone: Interaction = { ...OTHER, revision: 100, phase: 'gone', outcome: 'done', can: {} };
    adapter.reportInteraction(gone, adapter.sent[0]?.id ?? '');
    await waitUntil(() => textOf(element).includes('State Done'));
    expect(hasButton(element, 'Mark Done')).to.equal(false);
    expect(focused()?.textContent.trim()).to.equal('Back');
  });

  it('says why it cannot be done, and stays', async () => {
    const { element, adapter } = await entry('other', {
      ...OTHER,
      can: { done: { reason: 'DISPOSITION_REQUIRED' } },
    });
    expect(button(element, 'Mark Done').title).to.equal('Choose a disposition first.');
    button(element, 'Mark Done').click();
    expect(adapter.sent).to.have.length(0);
  });

  it('that the agent has elsewhere in the list is gone to', async () => {
    const { element } = await entry('other', OTHER);
    const heard: unknown[] = [];
    element.addEventListener('pad-command', (event) => {
      if ((event as Event) instanceof IntentEvent) heard.push((event as unknown as IntentEvent).intent);
    });
    button(element, 'Open').click();
    expect(heard).to.deep.equal([{ type: 'select', interaction: 'other' }]);
  });

  it('that is open now has no way to itself', async () => {
    const { element } = await entry(HERE.id);
    expect(hasButton(element, 'Mark Done')).to.equal(true);
    expect(hasButton(element, 'Open')).to.equal(false);
  });

  it('is said to be of somebody else, and leaves this history', async () => {
    const { element, adapter, asked } = await entry('other', OTHER);
    button(element, 'Another contact').click();
    await waitUntil(() => textOf(element).includes('Mei Tanaka'));
    expect(asked.at(-1)).to.include({ type: 'contacts', interaction: 'other' });
    button(element, 'Choose').click();
    await shown();
    expect(adapter.sent[0]).to.include({ type: 'assign-contact', interaction: 'other', contact: 'mei' });
    const before = asked.length;
    adapter.reportInteraction(
      { ...OTHER, revision: 100, contact: { id: 'mei', name: 'Mei Tanaka' } },
      adapter.sent[0]?.id ?? '',
    );
    await waitUntil(() => hasButton(element, 'About old'));
    expect(asked.slice(before).map(({ type }) => type)).to.deep.equal(['history']);
  });

  it('is printed by itself, in a frame that goes afterwards', async () => {
    const { element } = await entry('old');
    const printed: string[] = [];
    const real = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      configurable: true,
      get(this: HTMLIFrameElement) {
        const page = real?.get?.call(this) as Window & { print: () => void };
        page.print = () => {
          printed.push(textOf(page.document.body));
          expect(page.document.title).to.equal('About old');
          expect(page.document.adoptedStyleSheets).to.have.length(1);
          page.dispatchEvent(new Event('afterprint'));
        };
        return page;
      },
    });
    try {
      button(element, 'Print').click();
      await waitUntil(() => printed.length > 0);
    } finally {
      if (real) Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', real);
    }
    expect(printed[0]).to.contain('About old').and.contain('Called back').and.not.contain('Print');
    expect(document.querySelectorAll('body > iframe')).to.have.length(0);
  });

  it('of the interaction that is open now is marked in the list', async () => {
    const { element } = await entry('old');
    button(element, 'Back').click();
    await shown();
    expect(one(element, '[aria-current=true]').textContent).to.contain(`About ${HERE.id}`);
  });
});
