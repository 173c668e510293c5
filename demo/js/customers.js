import { h } from './dom.js';
import { listedRecords } from './records.js';

/** The list of customers and their records; `open` is called with the record that was chosen. */
export function customersView(open) {
  const rows = listedRecords.map((record) => row(record, open));
  const body = h('tbody', {}, ...rows);
  const found = h('p', { class: 'muted', role: 'status' });
  const filter = h('input', { type: 'search', id: 'customer-filter', autocomplete: 'off' });
  const show = () => {
    const words = filter.value.toLowerCase();
    const fitting = rows.filter((one) => one.textContent.toLowerCase().includes(words));
    body.replaceChildren(...fitting);
    found.textContent = `${fitting.length} of ${rows.length} records`;
  };
  filter.addEventListener('input', show);
  show();
  const head = ['Record', 'Customer', 'Product', 'Branch', 'Status'].map((name) =>
    h('th', { scope: 'col' }, name),
  );
  return h(
    'div',
    { class: 'customers' },
    h(
      'header',
      {},
      h('div', {}, h('h2', {}, 'Customers'), found),
      h('div', { class: 'field' }, h('label', { for: 'customer-filter' }, 'Filter'), filter),
    ),
    h(
      'div',
      { class: 'card table', tabindex: 0, role: 'group', 'aria-label': 'Customers' },
      h('table', {}, h('thead', {}, h('tr', {}, ...head)), body),
    ),
  );
}

function row(record, open) {
  const label = `${record.type} ${record.id}`;
  const show = () => open({ url: `/demo/record.html?id=${encodeURIComponent(record.id)}`, label });
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('button', { type: 'button', class: 'linklike', onclick: show }, label)),
    ...[record.customer, record.product, record.branch, record.status].map((text) => h('td', {}, text)),
  );
}
