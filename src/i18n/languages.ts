import type { Catalogue } from './catalogue.js';
import { I18n, english } from './i18n.js';

/** The languages that the pad comes with, beside English, which it always has. */
const LANGUAGES = new Map<string, () => Promise<{ readonly catalogue: Catalogue }>>([
  ['ar', () => import('./ar.js')],
  ['de', () => import('./de.js')],
  ['es', () => import('./es.js')],
  ['fr', () => import('./fr.js')],
  ['ja', () => import('./ja.js')],
  ['sv', () => import('./sv.js')],
]);

const known = new Map([['en', english]]);

/**
 * The words and formats of a locale: the words of its language (`de` for `de-AT`) where the pad comes with it, else English
 * ones. One object for all pads of a page, for its formats are costly to make. A promise where the words have to be loaded
 * first, which rejects where they cannot be.
 *
 * @param locale BCP 47 tag
 */
export function i18nOf(locale: string): I18n | Promise<I18n> {
  const keep = (...catalogues: readonly Catalogue[]): I18n => {
    const i18n = new I18n(locale, ...catalogues);
    known.set(locale, i18n);
    return i18n;
  };
  const load = LANGUAGES.get(locale.replace(/-.*/, '').toLowerCase());
  return known.get(locale) ?? (load ? load().then(({ catalogue }) => keep(catalogue)) : keep());
}
