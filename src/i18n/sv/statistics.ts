import type { Catalogue } from '../catalogue.js';

/** What an agent's own figures say in Swedish. */
export const statistics: Catalogue['statistics'] = {
  title: 'Min statistik',
  today: (time) => `I dag till ${time}`,
  refresh: 'Uppdatera',
  handled: 'Hanterade',
  average: 'Genomsnittlig hanteringstid',
  averageShort: 'Snitt',
  none: 'Inget hanterat ännu i dag.',
  byMedium: 'Per medium',
  byState: 'Tid i status',
  medium: 'Medium',
  state: 'Status',
  time: 'Tid',
  target: (value) => `Mål: ${value}`,
  low: 'Lågt',
  high: 'Högt',
  tooLow: 'För lågt',
  tooHigh: 'För högt',
  said: (handled, average) => `Hanterade: ${handled}. Genomsnittlig hanteringstid: ${average}.`,
};
