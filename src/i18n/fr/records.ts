import type { Catalogue } from '../catalogue.js';

/** What is said of records that are looked for, in French. */
export const records: Catalogue['records'] = {
  searching: 'Recherche de la fiche…',
  found: {
    one: '# résultat',
    other: '# résultats. Choisissez-en un.',
  },
  none: 'Aucun résultat',
  failed: 'La recherche des fiches a échoué.',
  again: 'Rechercher à nouveau',
  shown: 'Ouverte actuellement',
};
