import type { Catalogue } from '../catalogue.js';

/** What an agent's own figures say in German. */
export const statistics: Catalogue['statistics'] = {
  title: 'Meine Statistik',
  today: (time) => `Heute bis ${time}`,
  refresh: 'Aktualisieren',
  handled: 'Bearbeitet',
  average: 'Mittlere Bearbeitungszeit',
  averageShort: 'Mittel',
  none: 'Heute noch nichts bearbeitet.',
  byMedium: 'Nach Medium',
  byState: 'Zeit im Status',
  medium: 'Medium',
  state: 'Status',
  time: 'Zeit',
  target: (value) => `Ziel: ${value}`,
  low: 'Niedrig',
  high: 'Hoch',
  tooLow: 'Zu niedrig',
  tooHigh: 'Zu hoch',
  said: (handled, average) => `Bearbeitet: ${handled}. Mittlere Bearbeitungszeit: ${average}.`,
};
