import { addSearch } from './search.js';

const pages = document.querySelector('.pages');
const wide = matchMedia('(min-width: 56rem)');

/** Beside the text the pages are always there; above it they open when they are asked for. */
function arrange() {
  pages.open = wide.matches;
}
wide.addEventListener('change', arrange);
arrange();
// The page that is open is in sight, however long the list.
pages.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });

addSearch(document.querySelector('#search'), document.body.dataset.root);
