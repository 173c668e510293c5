// Colleagues: the choice of a target, the team, the queues.
import { LONG_NAME, MINUTE, NOW, WAITING, call, im, item, link, many } from './data.js';
import { FAILS, LATE } from './stage.js';

const ITEM = {
  interactions: [item({ can: { done: true, transfer: true, consult: true, 'start-im': true } })],
  select: 'item-1',
};
const open = ({ press }) => press('Transfer');
const openThen = (more) => async (here) => {
  await open(here);
  await here.find('dialog');
  await more(here);
};
const shownFirst = async ({ find }) => find('[role=option]');
const choose = openThen(async ({ find, quiet }) => {
  (await find('[role=option]', (one) => one.textContent.includes('Bo Ek'))).click();
  await quiet();
});
const figures = (id, waiting, since) => ({
  type: 'target',
  target: {
    source: 'fake',
    id,
    kind: 'queue',
    name: id,
    waiting,
    ...(since ? { waitingSince: NOW - since } : {}),
    can: {},
  },
});
const openQueues = async ({ click, report, quiet }) => {
  await click('[part=queues-button]');
  await quiet();
  report(figures('loans', 3, 4 * MINUTE));
  report(figures('claims', 0));
  report(figures('mail', 8, 31 * MINUTE));
  report(figures('team', 2, 5 * MINUTE));
};
const parked = many(2).map((one) => ({ ...one, id: `p${one.id}`, phase: 'parked', can: { resume: true } }));

export const togetherStates = [
  { name: 'targets', ...ITEM, act: openThen(shownFirst) },
  { name: 'targets, one chosen', ...ITEM, act: choose },
  { name: 'targets, filtering', ...ITEM, act: openThen(({ type }) => type('#search', 'colleague 1')) },
  { name: 'targets, no matches', ...ITEM, act: openThen(({ type }) => type('#search', 'nobody at all')) },
  {
    name: 'targets, a number',
    interactions: [call()],
    select: 'item-1',
    act: async ({ press, type }) => {
      await press('Consult');
      await type('#search', '+46700000009');
    },
  },
  { name: 'targets, loading', ...ITEM, answers: { directory: LATE }, act: open },
  { name: 'targets, failed', ...ITEM, answers: { directory: FAILS }, act: open },
  {
    name: 'targets, long name chosen',
    ...ITEM,
    act: openThen(async ({ find, type }) => {
      await type('#search', 'Maximiliane');
      (await find('[role=option]', (one) => one.textContent.includes(LONG_NAME))).click();
    }),
  },
  {
    name: 'targets, actions',
    ...ITEM,
    act: async (here) => {
      await choose(here);
      await here.press('Actions for Bo Ek');
    },
  },
  {
    name: 'targets, offline',
    ...ITEM,
    act: openThen(async ({ find, report }) => {
      await find('[role=option]');
      report({ type: 'link', link: link({ state: 'down' }) });
    }),
  },
  {
    name: 'targets, transferring',
    ...ITEM,
    act: async (here) => {
      await choose(here);
      await here.click('footer .primary');
    },
  },
  {
    name: 'targets, refused',
    ...ITEM,
    refuse: { transfer: 'TARGET_UNAVAILABLE' },
    act: async (here) => {
      await choose(here);
      await here.click('footer .primary');
    },
  },
  {
    name: 'team',
    interactions: many(2),
    act: async (here) => {
      await here.press('Team');
      await shownFirst(here);
    },
  },
  {
    name: 'team, one chosen',
    interactions: many(2),
    act: async (here) => {
      await here.press('Team');
      (await here.find('[role=option]', (one) => one.textContent.includes('Bo Ek'))).click();
    },
  },
  {
    name: 'team about an interaction',
    interactions: [...ITEM.interactions, im({ parent: 'item-1' })],
    select: 'item-1',
    act: async (here) => {
      await here.press('Start Consultation');
      await shownFirst(here);
    },
  },
  {
    name: 'queues',
    interactions: [...many(2), ...parked],
    answers: { 'work-list': () => ({ items: WAITING, total: 20 }) },
    act: openQueues,
  },
  {
    name: 'queues, a list open',
    interactions: many(1),
    answers: { 'work-list': () => ({ items: WAITING, total: 20 }) },
    act: async (here) => {
      await openQueues(here);
      await here.press('Mail to pick from');
    },
  },
  {
    name: 'queues, taking failed',
    interactions: many(1),
    answers: { 'work-list': () => ({ items: WAITING, total: 8 }) },
    refuse: { take: 'GONE' },
    act: async (here) => {
      await openQueues(here);
      await here.press('Mail to pick from');
      await here.press('Take');
    },
  },
  {
    name: 'queues, list failed',
    interactions: many(1),
    answers: { 'work-list': FAILS },
    act: async (here) => {
      await openQueues(here);
      await here.press('Mail to pick from');
    },
  },
];
