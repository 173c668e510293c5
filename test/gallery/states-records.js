// The records that a call may be about, where it came without one.
import { LONG_NAME, call } from './data.js';
import { LATE } from './stage.js';

const layouts = ['narrow', 'panel', 'wide'];
const create = { url: '/demo/record.html?id=new', label: 'New customer' };
const RECORDS = [
  { url: '/demo/record.html?id=1', label: 'Eva Lind', type: 'Customer', id: '1', detail: 'Motala' },
  { url: '/demo/record.html?id=2', label: 'Eva Lind', type: 'Customer', id: '2', detail: 'Lund' },
  { url: '/demo/record.html?id=3', label: LONG_NAME, type: 'Company', id: '3', detail: LONG_NAME },
  { url: '/demo/record.html?id=4', label: 'ليلى عبد الرحمن الخطيب', type: 'Customer', id: '4' },
];

/** A call that came without a record, on a page that answers so, chosen in the list. */
const searched = (name, findRecords, more = () => undefined) => ({
  name,
  layouts,
  interactions: [call({ record: undefined })],
  element: { findRecords },
  act: async (here) => {
    await here.click('.title');
    await here.find('pad-records');
    await more(here);
    await here.quiet();
    (await here.find('pad-records')).scrollIntoView({ block: 'center' });
  },
});
const found = (...records) => Promise.resolve({ records, create });

export const recordStates = [
  searched('records, searching', LATE),
  searched('records, several', () => found(...RECORDS)),
  searched(
    'records, one chosen',
    () => found(...RECORDS),
    async ({ find, quiet }) => {
      (await find('pad-records')).shadowRoot.querySelectorAll('a')[1].click();
      await quiet();
    },
  ),
  searched('records, none', () => found()),
  searched('records, failed', () => Promise.reject(new Error('the page is away'))),
];
