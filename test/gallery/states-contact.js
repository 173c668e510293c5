// The contact of an interaction: information, history, standard responses.
import { EVA, HISTORY, RESPONSES, email, item } from './data.js';
import { FAILS, LATE } from './stage.js';

const layouts = ['narrow', 'panel', 'wide'];
const can = { ...item().can, 'set-contact': true };
const opened = (tab, one = item({ can })) => ({
  layouts,
  interactions: [one],
  select: one.id,
  local: [{ type: 'restored', restored: { layout: { [one.id]: tab } } }],
});
const scrolled = async ({ find }) => {
  (await find('details.contact')).scrollIntoView();
};
const answers = {
  contact: () => EVA,
  contacts: () => ({
    contacts: [
      { id: 'eva', name: 'Eva Lind', address: '+46700000000' },
      { id: 'eva-2', name: 'Eva Lindgren', address: '+46700000000' },
    ],
    total: 2,
  }),
  history: ({ offset, limit }) => ({ items: HISTORY.slice(offset, offset + limit), total: HISTORY.length }),
  'history-item': ({ item: id }) => ({
    ...HISTORY.find((one) => one.id === id),
    queue: 'Loans',
    disposition: 'Granted',
    note: 'Called back, everything is clear.',
    body: 'Hello,\n\nwhen may I expect an answer?\n\nBest regards,\nEva Lind',
    reply: 'Dear Eva,\n\ntomorrow.\n\nAnna',
  }),
  responses: () => ({
    responses: RESPONSES,
    total: RESPONSES.length,
    categories: [['General'], ['Loans'], ['Loans', 'Papers']],
    languages: ['en', 'sv'],
  }),
};

export const contactStates = [
  { name: 'contact', ...opened('information'), answers, act: scrolled },
  {
    name: 'contact, edited',
    ...opened('information'),
    answers,
    act: async (here) => {
      await scrolled(here);
      await here.press('Edit Name');
    },
  },
  { name: 'contact, loading', ...opened('information'), answers: { contact: LATE }, act: scrolled },
  { name: 'contact, failed', ...opened('information'), answers: { contact: FAILS }, act: scrolled },
  {
    name: 'contact, unknown',
    ...opened('information', item({ contact: { name: '+46700000000' }, can })),
    answers: { ...answers, contact: FAILS },
    act: scrolled,
  },
  {
    name: 'contact, who it may be',
    ...opened('information'),
    answers,
    act: async (here) => {
      await here.press('Another contact');
      await scrolled(here);
    },
  },
  { name: 'history', ...opened('history'), answers, act: scrolled },
  {
    name: 'history, empty',
    ...opened('history'),
    answers: { history: () => ({ items: [], total: 0 }) },
    act: scrolled,
  },
  { name: 'history, loading', ...opened('history'), answers: { history: LATE }, act: scrolled },
  { name: 'history, failed', ...opened('history'), answers: { history: FAILS }, act: scrolled },
  {
    name: 'history, filters',
    ...opened('history'),
    answers,
    act: async (here) => {
      await here.press('Filters');
      await scrolled(here);
    },
  },
  {
    name: 'history, one of it',
    ...opened('history'),
    answers,
    act: async (here) => {
      await here.press('Question 59');
      await scrolled(here);
    },
  },
  { name: 'responses', ...opened('responses', email({ can: { ...email().can } })), answers, act: scrolled },
  {
    name: 'responses, one open',
    ...opened('responses', email()),
    answers,
    act: async (here) => {
      await here.press('Greeting');
      await scrolled(here);
    },
  },
];
