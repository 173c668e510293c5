import type { Catalogue } from '../catalogue.js';

/** What is said of records that are looked for, in Spanish. */
export const records: Catalogue['records'] = {
  searching: 'Buscando la ficha…',
  found: {
    one: '# resultado',
    other: '# resultados. Elija uno.',
  },
  none: 'Sin resultados',
  failed: 'No se pudieron buscar las fichas.',
  again: 'Buscar de nuevo',
  shown: 'Abierta ahora',
};
