import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** What an agent's own figures say, in English: loaded with them. Every other catalogue has this shape. */
export const statisticsEn = {
  title: 'My Statistics',
  today: (time: string): string => `Today until ${time}`,
  refresh: 'Refresh',
  handled: 'Handled',
  average: 'Average handle time',
  averageShort: 'Average',
  none: 'Nothing handled yet today.',
  byMedium: 'By medium',
  byState: 'Time in state',
  medium: 'Medium',
  state: 'State',
  time: 'Time',
  target: (value: string): string => `Target: ${value}`,
  low: 'Low',
  high: 'High',
  tooLow: 'Too low',
  tooHigh: 'Too high',
  said: (handled: string, average: string): string => `Handled: ${handled}. Average handle time: ${average}.`,
};

/** The same in the language of an element. */
export const statisticsWords = (i18n: I18n): Catalogue['statistics'] => i18n.part('statistics', statisticsEn);
