import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FindRecords, FoundRecords } from '../../src/index.js';
import { anInteraction } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { aCall } from './call-stage.js';
import { all, one, shown, stage, textOf, type Stage } from './support.js';

const EVA = { url: '/customers/1', label: 'Eva Lind', type: 'Customer', id: '1', detail: 'Motala' };
const OTHER = { url: '/customers/2', label: 'Eva Lind', type: 'Customer', id: '2', contact: 'c-2' };
const NEW = { url: '/customers/new', label: 'New customer' };

interface Desk extends Stage {
  /** What the page was asked to show. */
  readonly opened: string[];
  /** Chooses the call in the list, as the agent does. */
  choose(at?: number): Promise<void>;
  /** What the panel says of its records, once the search has ended so. */
  says(text: string): Promise<void>;
  readonly links: () => HTMLAnchorElement[];
}

/** A pad with calls that came without a record, on a page that finds them so. */
async function desk(findRecords: FindRecords, calls = [aCall({ id: 'call-1' })]): Promise<Desk> {
  const here = await stage(calls);
  const { element } = here;
  const opened: string[] = [];
  element.findRecords = findRecords;
  element.addEventListener('pad-record-open', (event) => {
    event.preventDefault();
    opened.push(event.detail.record.url);
  });
  const panel = (): HTMLElement => one(element, 'pad-panel:not([hidden])');
  return {
    ...here,
    opened,
    async choose(at = 0) {
      all(one(element, 'pad-list'), '.title')[at]?.click();
      await shown();
    },
    says: (text) => waitUntil(() => textOf(panel()).includes(text), text),
    links: () =>
      all<HTMLAnchorElement>(panel(), 'pad-records').flatMap((each) => all<HTMLAnchorElement>(each, 'a')),
  };
}

const found = (...records: FoundRecords['records']): FindRecords => {
  return () => Promise.resolve({ records, create: NEW });
};

const said = ({ element }: Stage): string | null => one(element, '[aria-live=polite]').textContent;

describe('the record of a call that came without one (MI-10)', () => {
  it('is opened where there is one match, and again when the call is chosen again', async () => {
    const here = await desk(found(EVA));
    await here.choose();
    await here.says('1 match');
    expect(here.opened).to.deep.equal([EVA.url]);
    await here.choose();
    expect(here.opened).to.deep.equal([EVA.url, EVA.url]);
    await expect(here.element).to.be.accessible();
  });

  it('is the agent’s choice where there are several, by key, and stays it', async () => {
    const call = aCall({ id: 'call-1', can: { 'assign-contact': true, release: true } });
    const here = await desk(found(EVA, OTHER), [call]);
    await here.choose();
    await here.says('2 matches. Choose one.');
    await waitUntil(() => said(here)?.includes('2 matches. Choose one.'));
    expect(here.opened).to.deep.equal([]);
    await expect(here.element).to.be.accessible();
    const [first, second] = here.links();
    expect(first?.getAttribute('aria-description')).to.equal('Customer · Motala');
    second?.focus();
    await sendKeys({ press: 'Enter' });
    await here.says('Open now');
    expect(here.opened).to.deep.equal([OTHER.url]);
    expect(here.adapter.sent).to.have.lengthOf(1);
    expect(here.adapter.sent[0]).to.deep.include({
      type: 'assign-contact',
      interaction: 'call-1',
      contact: 'c-2',
    });
    await here.choose();
    expect(here.opened).to.deep.equal([OTHER.url, OTHER.url]);
  });

  it('has names however long in its own width, also in a wide pad', async () => {
    const long = { ...OTHER, label: 'A name '.repeat(30), detail: 'A place '.repeat(30) };
    const here = await desk(found(EVA, long));
    const box = here.element.parentElement!;
    Object.assign(box.style, { inlineSize: '1000px' });
    await here.choose();
    await here.says('2 matches');
    await shown();
    const [rows, main] = [one(here.element, 'pad-records', '.rows'), one(here.element, 'pad-panel', '.main')];
    expect(rows.getBoundingClientRect().right).to.be.at.most(main.getBoundingClientRect().right + 1);
  });

  it('can be made where nobody is known, and is searched again then', async () => {
    const answers: FoundRecords[] = [{ records: [], create: NEW }, { records: [EVA] }];
    const here = await desk(() => Promise.resolve(answers.shift() ?? { records: [] }));
    await here.choose();
    await here.says('No matches found');
    await waitUntil(() => said(here)?.includes('No matches found'));
    here.links()[0]?.click();
    await shown();
    expect(here.opened).to.deep.equal([NEW.url]);
    one(here.element, 'pad-records', '.again').focus();
    await sendKeys({ press: 'Enter' });
    await here.says('1 match');
    expect(here.opened).to.deep.equal([NEW.url, EVA.url]);
    await waitUntil(() => here.links()[0]?.matches(':focus'), 'the focus goes on to what was found');
  });

  it('is said to be unknown where the search failed', async () => {
    const here = await desk(() => Promise.reject(new Error('down')));
    await here.choose();
    await here.says('The records could not be searched.');
    await waitUntil(() => said(here)?.includes('The records could not be searched.'));
    expect(here.links()).to.have.lengthOf(0);
  });

  it('is not opened late for an agent who has gone on, and looked for anew when they are back', async () => {
    const signals: AbortSignal[] = [];
    const answers: ((value: FoundRecords) => void)[] = [];
    const here = await desk(
      (_, signal) => {
        signals.push(signal);
        return new Promise((resolve) => answers.push(resolve));
      },
      [aCall({ id: 'call-1' }), anInteraction({ id: 'item', record: { url: '/loan', label: 'Loan' } })],
    );
    await here.choose(0);
    await here.says('Looking for the record…');
    await here.choose(1);
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
    answers[0]?.({ records: [EVA] });
    await shown();
    expect(here.opened).to.deep.equal(['/loan']);
    await here.choose(0);
    answers[1]?.({ records: [EVA] });
    await here.says('1 match');
    expect(here.opened).to.deep.equal(['/loan', EVA.url]);
  });

  it('is said to be kept by the page where the agent chose it', async () => {
    const here = await desk(found(EVA, OTHER));
    here.element.addEventListener('pad-record-open', (event) => {
      event.waitFor(Promise.resolve(false));
    });
    await here.choose();
    await here.says('2 matches');
    here.links()[0]?.click();
    await here.says('The page kept its record open.');
    expect(textOf(one(here.element, 'pad-list'))).to.contain('The page kept its record open.');
    expect(here.links()).to.have.lengthOf(3);
  });
});
