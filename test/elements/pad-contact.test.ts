import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, html as template, type TemplateResult } from 'lit';
import {
  PadError,
  type ContactDetails,
  type HistoryItem,
  type Interaction,
  type Query,
  type StandardResponse,
} from '../../src/core/index.js';
import '../../src/elements/contact.js';
import type { PadContact } from '../../src/elements/pad-contact.js';
import { FIXTURE_TIME, anInteraction } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { panelStage, type PanelOptions, type PanelStage } from './panel-stage.js';
import { all, button, focused, hasButton, one, shown, textOf } from './support.js';

const EVA: ContactDetails = {
  id: 'eva',
  name: 'Eva Lind',
  fields: [
    { key: 'name', label: 'Name', value: 'Eva Lind', editable: true },
    { key: 'phone', label: 'Telephone', value: '+46700000000', editable: false },
  ],
};

const ITEM = anInteraction({ can: { done: true, 'set-contact': true, 'assign-contact': true } });

function past(index: number, changes: Partial<HistoryItem> = {}): HistoryItem {
  const createdAt = FIXTURE_TIME - index * 86_400_000;
  return {
    id: `past-${index}`,
    medium: 'email',
    state: 'done',
    subject: `Subject ${index}`,
    createdAt,
    ...changes,
  };
}

function response(id: string, changes: Partial<StandardResponse> = {}): StandardResponse {
  return { id, title: `Title ${id}`, text: `Text ${id}`, language: 'en', category: ['General'], ...changes };
}

type Answers = { readonly [T in Query['type']]?: (query: Extract<Query, { type: T }>) => unknown };

interface Shown extends PanelStage<PadContact> {
  readonly asked: Query[];
}

const HISTORY = Array.from({ length: 120 }, (_, index) => past(index));

const USUAL: Answers = {
  contact: () => EVA,
  contacts: () => ({
    contacts: [
      { id: 'eva', name: 'Eva Lind', address: '+46700000000' },
      { id: 'eva-2', name: 'Eva Lindgren', address: '+46700000000' },
    ],
    total: 2,
  }),
  history: ({ offset, limit }) => ({ items: HISTORY.slice(offset, offset + limit), total: HISTORY.length }),
  'history-item': ({ item }) => ({ ...past(1), id: item, note: 'Called back', body: '<b>Hello</b>' }),
  responses: () => ({
    responses: [response('a'), response('b', { favourite: true })],
    total: 2,
    categories: [['General'], ['Loans'], ['Loans', 'Cars']],
    languages: ['en', 'sv'],
  }),
};

async function contact(
  interaction: Interaction = ITEM,
  answers: Answers = {},
  tab: PadContact['tab'] = 'information',
  options: PanelOptions = {},
): Promise<Shown> {
  const asked: Query[] = [];
  const element = document.createElement('pad-contact');
  element.tab = tab;
  element.query = (async (query: Query) => {
    asked.push(query);
    const answer = { ...USUAL, ...answers }[query.type] as ((query: Query) => unknown) | undefined;
    if (!answer) throw new PadError('UNSUPPORTED');
    return Promise.resolve(answer(query));
  }) as unknown as NonNullable<PadContact['query']>;
  const here = await panelStage(
    element,
    (panel, state) => {
      Object.assign(panel, { state, interaction: state.interactions[0] });
    },
    { interactions: [interaction], ...options },
  );
  await shown();
  return { ...here, asked };
}

async function open(here: Shown, name: string): Promise<void> {
  button(here.element, name).click();
  await shown();
}

async function choose(here: Shown, label: string, value: string): Promise<void> {
  const field = all<HTMLLabelElement>(here.element, 'label').find((each) => textOf(each).startsWith(label));
  const control = one<HTMLInputElement>(field!, 'select, input');
  control.value = value;
  control.dispatchEvent(new Event('change'));
  await shown();
}

const rows = (here: Shown): HTMLElement[] => all(here.element, '[role=listitem]');
const last = (here: Shown): Query => here.asked.at(-1)!;

describe('the contact of an interaction', () => {
  for (const [tab, name] of [
    ['information', 'Information'],
    ['history', 'History'],
    ['responses', 'Responses'],
  ] as const)
    it(`is accessible with ${name}, in the dark too`, async () => {
      const here = await contact(ITEM, {}, tab);
      expect(one(here.element, '[role=tab][aria-selected=true]').textContent?.trim()).to.equal(name);
      await expect(here.frame).to.be.accessible();
      const dark = await contact(ITEM, {}, tab, { dark: true });
      await expect(dark.frame).to.be.accessible();
    });

  it('goes from tab to tab by arrows, and reads each when it is first shown', async () => {
    const here = await contact();
    expect(here.asked.map(({ type }) => type)).to.deep.equal(['contact']);
    button(here.element, 'Information').focus();
    await sendKeys({ press: 'ArrowRight' });
    await shown();
    expect(focused()?.textContent?.trim()).to.equal('History');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Home' });
    await shown();
    expect(here.asked.map(({ type }) => type)).to.deep.equal(['contact', 'history', 'responses']);
  });
});

describe('Information', () => {
  it('shows what is known, and opens a field for what may be changed', async () => {
    const here = await contact();
    expect(all(here.element, 'dt').map(textOf)).to.deep.equal(['Name', 'Telephone']);
    expect(hasButton(here.element, 'Edit Telephone')).to.equal(false);
    await open(here, 'Edit Name');
    one<HTMLInputElement>(here.element, 'input').value = 'Eva Lindgren';
    await open(here, 'Save');
    expect(here.adapter.sent[0]).to.include({ type: 'set-contact', key: 'name', value: 'Eva Lindgren' });
  });

  it('shows a change when the backend has it, and says why one was refused', async () => {
    const here = await contact();
    await open(here, 'Edit Name');
    one<HTMLInputElement>(here.element, 'input').value = 'Eva Berg';
    await open(here, 'Save');
    here.adapter.refuse(here.adapter.sent[0]!.id, 'INVALID');
    await shown();
    expect(textOf(one(here.element, '.failure'))).to.contain('This value was not taken.');
    await open(here, 'Save');
    here.adapter.report({ type: 'settled', command: here.adapter.sent[1]!.id });
    await waitUntil(() => hasButton(here.element, 'Edit Name'));
    expect(all(here.element, 'dd').map(textOf)).to.include('Eva Berg');
  });

  it('is read only where nothing may be changed (IM-21)', async () => {
    const here = await contact(anInteraction({ can: { done: true } }));
    expect(hasButton(here.element, 'Edit Name')).to.equal(false);
    expect(hasButton(here.element, 'Another contact')).to.equal(false);
  });

  it('says why it could not be read, and tries again', async () => {
    let fails = true;
    const here = await contact(ITEM, {
      contact: () => {
        if (fails) throw new PadError('UNAVAILABLE');
        return EVA;
      },
    });
    expect(textOf(here.element)).to.contain('The contact centre cannot do this now.');
    fails = false;
    await open(here, 'Try again');
    await waitUntil(() => textOf(here.element).includes('+46700000000'));
  });

  it('shows who it may be where that is not known, and assigns the one that is chosen', async () => {
    const { contact: _, ...nobody } = ITEM;
    const here = await contact(nobody);
    await waitUntil(() => rows(here).length === 2);
    expect(textOf(here.element)).to.contain('It is not known whose this is.');
    await expect(here.frame).to.be.accessible();
    one(rows(here)[1]!, 'button').click();
    await shown();
    expect(here.adapter.sent[0]).to.include({ type: 'assign-contact', contact: 'eva-2' });
    const known = {
      ...ITEM,
      revision: ITEM.revision + 1_000,
      contact: { id: 'eva-2', name: 'Eva Lindgren' },
    };
    here.adapter.reportInteraction(known, here.adapter.sent[0]!.id);
    await waitUntil(() => here.asked.some(({ type }) => type === 'contact'));
  });

  it('searches for another contact', async () => {
    const here = await contact();
    await open(here, 'Another contact');
    await waitUntil(() => rows(here).length === 2);
    expect(last(here)).to.include({ type: 'contacts', search: '' });
    one(here.element, '[type=search]').focus();
    await sendKeys({ type: 'lind' });
    await waitUntil(() => (last(here) as { search?: string }).search === 'lind');
  });
});

describe('History', () => {
  it('shows what there was, newest first, and more of it at the end of a scroll', async () => {
    const here = await contact(ITEM, {}, 'history');
    expect(rows(here)).to.have.length(50);
    expect(textOf(rows(here)[0]!)).to.contain('Subject 0');
    expect(textOf(here.element)).to.contain('120 found');
    const list = one(here.element, '.rows');
    list.scrollTop = list.scrollHeight;
    await waitUntil(() => rows(here).length === 100);
    expect(last(here)).to.include({ offset: 50, limit: 50 });
  });

  it('is searched once the typing rests, narrowed and sorted', async () => {
    const here = await contact(ITEM, {}, 'history');
    one(here.element, '[type=search]').focus();
    await sendKeys({ type: 'loan' });
    await waitUntil(() => (last(here) as { search?: string }).search === 'loan');
    one<HTMLDetailsElement>(here.element, '.filters').open = true;
    await choose(here, 'Media', 'chat');
    await choose(here, 'State', 'done');
    await choose(here, 'Order', 'oldest');
    await choose(here, 'From', '2026-01-02');
    await choose(here, 'To', '2026-01-03');
    const { media, state, sort, from, to } = last(here) as Extract<Query, { type: 'history' }>;
    expect({ media, state, sort }).to.deep.equal({ media: ['chat'], state: 'done', sort: 'oldest' });
    expect(from).to.equal(new Date('2026-01-02T00:00').getTime());
    expect(to).to.equal(new Date('2026-01-04T00:00').getTime());
    await choose(here, 'Media', '');
    expect(last(here)).not.to.have.property('media');
  });

  it('marks the one that is open now', async () => {
    const here = await contact(
      ITEM,
      { history: () => ({ items: [past(0), past(1, { id: ITEM.id })], total: 2 }) },
      'history',
    );
    expect(all(here.element, '.here')).to.have.length(1);
    expect(textOf(one(here.element, '.here'))).to.contain('Open now');
  });

  it('shows one of them whole, and comes back to it', async () => {
    const here = await contact(ITEM, {}, 'history');
    one(rows(here)[1]!, 'button').click();
    await waitUntil(() => textOf(here.element).includes('Called back'));
    expect(focused()?.textContent?.trim()).to.equal('Back');
    expect(textOf(here.element)).to.contain('<b>Hello</b>');
    await expect(here.frame).to.be.accessible();
    await open(here, 'Back');
    expect(focused()?.textContent?.trim()).to.equal('Subject 1');
    expect(rows(here)).to.have.length(50);
  });

  it('says when nothing was found', async () => {
    const here = await contact(ITEM, { history: () => ({ items: [], total: 0 }) }, 'history');
    expect(textOf(here.element)).to.contain('Nothing was found.');
  });
});

/** The place of a contact in a panel: beside a field to write in. */
class WritingPanel extends LitElement {
  override render(): TemplateResult {
    return template`<textarea id="reply"></textarea><slot></slot>`;
  }
}
customElements.define('writing-panel', WritingPanel);

describe('Responses', () => {
  it('shows titles, and the text of the one that is opened', async () => {
    const here = await contact(ITEM, {}, 'responses');
    expect(rows(here).map((row) => one(row, 'summary').textContent)).to.deep.equal(['Title a', 'Title b']);
    one(rows(here)[0]!, 'summary').click();
    await shown();
    expect(textOf(rows(here)[0]!)).to.contain('Text a');
  });

  it('can only be read on a work item (section 11)', async () => {
    const here = await contact(ITEM, {}, 'responses');
    expect(hasButton(here.element, 'Insert')).to.equal(false);
  });

  it('is narrowed by category, language and favourites', async () => {
    const here = await contact(ITEM, {}, 'responses');
    await choose(here, 'Category', 'Loans\u0000Cars');
    await choose(here, 'Language', 'sv');
    await open(here, 'Favourites');
    const { category, language, favourites } = last(here) as Extract<Query, { type: 'responses' }>;
    expect({ category, language, favourites }).to.deep.equal({
      category: ['Loans', 'Cars'],
      language: 'sv',
      favourites: true,
    });
  });

  it('keeps a favourite, which shows when the backend has it', async () => {
    let kept = false;
    const here = await contact(
      ITEM,
      {
        responses: () => ({
          responses: [response('a', kept ? { favourite: true } : {})],
          total: 1,
          categories: [],
          languages: [],
        }),
      },
      'responses',
    );
    await open(here, 'Add Title a to favourites');
    expect(here.adapter.sent[0]).to.include({ type: 'keep-response', response: 'a', keep: true });
    kept = true;
    here.adapter.report({ type: 'settled', command: here.adapter.sent[0]!.id });
    await waitUntil(() => hasButton(here.element, 'Remove Title a from favourites'));
  });

  it('inserts its text where the agent writes', async () => {
    const email = anInteraction({ medium: 'email', can: { release: true, reply: true } });
    const here = await contact(email, {}, 'responses');
    const panel = document.createElement('writing-panel') as WritingPanel;
    here.element.before(panel);
    await panel.updateComplete;
    panel.renderRoot.append(here.element);
    await shown();
    const field = one<HTMLTextAreaElement>(panel, '#reply');
    field.value = 'Dear Eva, ';
    field.setSelectionRange(10, 10);
    one(rows(here)[0]!, 'button:not(.star)').click();
    await shown();
    expect(field.value).to.equal('Dear Eva, Text a');
    expect(focused()).to.equal(field);
  });
});
