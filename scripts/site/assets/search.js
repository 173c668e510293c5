import MiniSearch from './minisearch.js';
import { SEARCH } from './search-options.js';

const MOST = 12;
/** How much of the text is shown around what was found, in characters. */
const BEFORE = 40;
const AROUND = 140;

/** The index, asked for once, when somebody is about to search. */
function loader(root) {
  let index;
  return () => (index ??= load(root));
}

async function load(root) {
  const response = await fetch(`${root}/search.json`);
  return MiniSearch.loadJSON(await response.text(), SEARCH);
}

function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A piece of the text with what was found in it. */
function excerptOf({ text, terms }) {
  const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0);
  const start = places.length > 0 ? Math.max(0, Math.min(...places) - BEFORE) : 0;
  const piece = text.slice(start, start + AROUND);
  return `${start > 0 ? '…' : ''}${piece}${start + AROUND < text.length ? '…' : ''}`;
}

function optionOf(found, at, root) {
  const { id, title, heading } = found;
  const name = title === heading ? title : `${title} › ${heading}`;
  const attributes = {
    role: 'option',
    id: `found-${at}`,
    'aria-selected': 'false',
    'data-to': `${root}/${id}`,
  };
  return h('li', attributes, h('b', {}, name), h('span', {}, excerptOf(found)));
}

const saidOf = (count) => (count === 0 ? 'No matches found' : count === 1 ? '1 match' : `${count} matches`);

/** A box to search in, in that place: "/" goes there, arrows choose, Enter opens, Escape ends it. */
export function addSearch(place, root) {
  const index = loader(root);
  const input = h('input', {
    type: 'search',
    role: 'combobox',
    placeholder: 'Search',
    autocomplete: 'off',
    'aria-label': 'Search the documentation',
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
    'aria-keyshortcuts': '/',
  });
  const list = h('ul', { id: 'found', role: 'listbox', 'aria-label': 'Found', hidden: '' });
  const said = h('p', { class: 'said', role: 'status' });
  place.append(input, list, said);
  place.hidden = false;
  let chosen = -1;

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) choose(-1);
  };

  const choose = (at) => {
    chosen = at;
    for (const [n, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(n === at));
    const option = list.children[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', option.id);
    return option.scrollIntoView({ block: 'nearest' });
  };

  const search = async () => {
    const words = input.value.trim();
    const all = words ? (await index()).search(words) : [];
    if (words !== input.value.trim()) return;
    list.replaceChildren(...all.slice(0, MOST).map((found, at) => optionOf(found, at, root)));
    said.textContent = words ? saidOf(all.length) : '';
    show(all.length > 0);
  };

  const go = (option) => {
    if (!option) return;
    show(false);
    location.assign(option.dataset.to);
  };

  const keys = {
    ArrowDown: () => choose(Math.min(chosen + 1, list.children.length - 1)),
    ArrowUp: () => choose(Math.max(chosen - 1, 0)),
    Enter: () => go(list.children[Math.max(chosen, 0)]),
    Escape: () => {
      input.value = '';
      said.textContent = '';
      show(false);
    },
  };

  input.addEventListener('input', () => void search());
  input.addEventListener('focus', () => void index());
  input.addEventListener('keydown', (event) => {
    if (!Object.hasOwn(keys, event.key) || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  list.addEventListener('click', ({ target }) => go(target.closest('[role=option]')));
  // A press keeps the focus where it is, so that the list is still there for the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  place.addEventListener('focusout', ({ relatedTarget }) => {
    if (!place.contains(relatedTarget)) show(false);
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable], contact-pad');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
