import type { Catalogue } from '../catalogue.js';

/** What is said of records that are looked for, in German. */
export const records: Catalogue['records'] = {
  searching: 'Der Datensatz wird gesucht…',
  found: { one: '# Treffer', other: '# Treffer. Wählen Sie einen aus.' },
  none: 'Keine Treffer',
  failed: 'Die Datensätze konnten nicht durchsucht werden.',
  again: 'Erneut suchen',
  shown: 'Jetzt geöffnet',
};
