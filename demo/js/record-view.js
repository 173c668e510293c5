import { clock, h } from './dom.js';
import { followUp } from './follow-up.js';
import { stored } from './store.js';

const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'SEK', maximumFractionDigits: 0 });

/**
 * A record on the screen.
 *
 * @param record of `findRecord`
 * @param {{ label?: string, activities?: readonly { at: number, text: string }[], onClose?: () => void }} [options]
 * @returns {HTMLElement} with `activities` shown newest first; call `showActivities(view, …)` to change them
 */
export function recordView(record, { label, activities = [], onClose } = {}) {
  const title = label || `${record.type} ${record.id}`;
  const view = h(
    'article',
    { class: 'record' },
    h(
      'header',
      {},
      h('span', { class: 'kind', 'aria-hidden': 'true' }, record.type.slice(0, 1)),
      h(
        'div',
        { class: 'titles' },
        h('h1', { class: 'outside' }, title),
        h('p', { class: 'muted' }, `${record.type} · ${record.product}`),
      ),
      h('span', { class: 'pill', 'data-tone': record.good && 'good' }, record.status),
      onClose && h('button', { type: 'button', class: 'end', onclick: onClose }, 'Close record'),
    ),
    h(
      'div',
      { class: 'columns' },
      facts(record),
      h('div', {}, note(record), followUp(record)),
      history(record),
    ),
  );
  showActivities(view, activities);
  return view;
}

/** Shows what has happened with the record in the pad. */
export function showActivities(view, activities) {
  const items = activities.map(({ at, text }) =>
    h('li', { class: 'new' }, h('span', { class: 'outside' }, text), h('time', {}, `Today ${clock(at)}`)),
  );
  view.querySelector('.from-pad').replaceChildren(...items);
}

function facts(record) {
  const rows = [
    ['Number', record.id],
    ['Customer', record.customer],
    ['Reached at', record.address],
    ['Amount', money.format(record.amount)],
    ['Term', record.months && `${record.months} months`],
    ['Branch', record.branch],
  ].filter(([, value]) => value);
  const list = rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', { class: 'outside' }, value)]);
  return h('section', { class: 'card' }, h('h2', {}, 'Details'), h('dl', {}, ...list));
}

function note({ id }) {
  const kept = stored(sessionStorage, `northbank.note.${id}`);
  const field = h('textarea', { 'aria-label': 'Note', placeholder: 'Kept in this window', maxlength: 4000 });
  field.value = kept.read('');
  field.addEventListener('input', () => kept.write(field.value));
  return h('section', { class: 'card' }, h('h2', {}, 'Note'), field);
}

const PAST = {
  Loan: [
    ['Income certificate received', '16 November'],
    ['Called by Dana Cruz', '9 November'],
    ['Application registered', '3 November'],
  ],
  Claim: [
    ['Photographs received', '15 November'],
    ['Claim registered', '14 November'],
  ],
};

function history({ type }) {
  const past = PAST[type].map(([text, day]) => h('li', {}, text, h('time', {}, day)));
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, 'Activities'),
    h('ul', { class: 'activities from-pad' }),
    h('ul', { class: 'activities' }, ...past),
  );
}
