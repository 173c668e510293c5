import type { Catalogue } from '../catalogue.js';

/** What is said of records that are looked for, in Swedish. */
export const records: Catalogue['records'] = {
  searching: 'Söker posten…',
  found: { one: '# träff', other: '# träffar. Välj en.' },
  none: 'Inga träffar',
  failed: 'Det gick inte att söka bland posterna.',
  again: 'Sök igen',
  shown: 'Öppen nu',
};
