import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** What is said of records that are looked for, in English: loaded with the first search. */
export const recordsEn = {
  searching: 'Looking for the record…',
  found: { one: '# match', other: '# matches. Choose one.' },
  none: 'No matches found',
  failed: 'The records could not be searched.',
  again: 'Search again',
  shown: 'Open now',
};

/** The same in the language of an element. */
export const recordWords = (i18n: I18n): Catalogue['records'] => i18n.part('records', recordsEn);
