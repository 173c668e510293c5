// The same screen written by hand. Around the list it is what <contact-pad> renders, cloned from a template; the rows are
// cloned too, filled and changed by code that touches what differs and nothing else. The tags are not defined here.
import { ICONS } from '../../../dist/elements/icons.js';
import { en } from '../../../dist/i18n/en.js';
import { LIST, listIn, ROW } from './mirror.mjs';

const CLASSES = { 'work-item': 'non-live', email: 'non-live', case: 'non-live', chat: 'semi-live' };
const screenTemplate = document.createElement('template');
let rowTemplate;
let sheets = [];

/** Takes what `mirror` made of a real screen. */
export function prepare({ html, styles }) {
  sheets = styles.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  screenTemplate.setHTMLUnsafe(html);
  const row = listIn(screenTemplate.content.firstElementChild).querySelector(ROW);
  rowTemplate = row.cloneNode(true);
  rowTemplate.classList.remove('selected');
  for (const node of [...rowTemplate.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
  row.parentNode.replaceChildren();
}

/** A screen that shows these interactions. */
export function showScreen(held) {
  const element = document.importNode(screenTemplate.content, true).firstElementChild;
  adopt(element);
  const list = listIn(element);
  const rows = new Map();
  const fragment = document.createDocumentFragment();
  for (const one of held) {
    const row = newRow(one, rows.size === 0);
    rows.set(one.id, row);
    fragment.append(row.element);
  }
  list.querySelector(LIST).append(fragment);
  document.body.append(element);
  const timer = setInterval(() => tick(rows), 1_000);
  return {
    element,
    change: (interaction) => changeRow(rows.get(interaction.id), interaction),
    remove() {
      clearInterval(timer);
      element.remove();
    },
  };
}

function adopt(element) {
  const { shadowRoot } = element;
  if (!shadowRoot) return;
  shadowRoot.adoptedStyleSheets = element.dataset.sheets.split(' ').map((index) => sheets[index]);
  delete element.dataset.sheets;
  for (const host of shadowRoot.querySelectorAll('[data-sheets]')) adopt(host);
}

function newRow(one, selected) {
  const element = rowTemplate.cloneNode(true);
  const [tile, title, time, about] = element.children;
  element.dataset.id = one.id;
  tile.dataset.class = CLASSES[one.medium];
  tile.title = en.media[one.medium];
  tile.firstElementChild.firstElementChild.setAttribute('d', ICONS[one.medium]);
  time.dataset.since = one.since;
  element.classList.toggle('selected', selected);
  title.setAttribute('aria-current', selected);
  title.tabIndex = about.tabIndex = selected ? 0 : -1;
  const row = { element, title, time, about };
  name(row, one);
  link(row, one);
  time.textContent = durationOf(one);
  row.one = one;
  return row;
}

function changeRow(row, one) {
  const before = row.one;
  if (before.contact.name !== one.contact.name) name(row, one);
  if (before.record.label !== one.record.label || before.record.url !== one.record.url) link(row, one);
  row.one = one;
}

function name({ title }, one) {
  title.textContent = one.contact.name;
  title.setAttribute('aria-label', `${one.contact.name}, ${en.media[one.medium]}, ${en.connected}`);
}

function link({ about }, { record }) {
  about.textContent = record.label;
  about.href = record.url;
}

function tick(rows) {
  for (const { time, one } of rows.values()) {
    const text = durationOf(one);
    if (time.textContent !== text) time.textContent = text;
  }
}

function durationOf({ since }) {
  const seconds = Math.floor((Date.now() - since) / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${two(minutes)}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)} h`;
}

function two(n) {
  return String(n).padStart(2, '0');
}
