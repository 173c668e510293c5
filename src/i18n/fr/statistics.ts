import type { Catalogue } from '../catalogue.js';

/** What an agent's own figures say in French. */
export const statistics: Catalogue['statistics'] = {
  title: 'Mes statistiques',
  today: (time) => `Aujourd’hui jusqu’à ${time}`,
  refresh: 'Actualiser',
  handled: 'Traités',
  average: 'Durée moyenne de traitement',
  averageShort: 'Moyenne',
  none: 'Rien de traité aujourd’hui pour l’instant.',
  byMedium: 'Par média',
  byState: 'Temps par état',
  medium: 'Média',
  state: 'État',
  time: 'Temps',
  target: (value) => `Objectif\u00a0: ${value}`,
  low: 'Bas',
  high: 'Élevé',
  tooLow: 'Trop bas',
  tooHigh: 'Trop élevé',
  said: (handled, average) => `Traités\u00a0: ${handled}. Durée moyenne de traitement\u00a0: ${average}.`,
};
