import type { Catalogue } from '../catalogue.js';

/** What an agent's own figures say in Spanish. */
export const statistics: Catalogue['statistics'] = {
  title: 'Mis estadísticas',
  today: (time) => `Hoy hasta las ${time}`,
  refresh: 'Actualizar',
  handled: 'Gestionados',
  average: 'Tiempo medio de gestión',
  averageShort: 'Media',
  none: 'Hoy aún no ha gestionado nada.',
  byMedium: 'Por medio',
  byState: 'Tiempo en cada estado',
  medium: 'Medio',
  state: 'Estado',
  time: 'Tiempo',
  target: (value) => `Objetivo: ${value}`,
  low: 'Bajo',
  high: 'Alto',
  tooLow: 'Demasiado bajo',
  tooHigh: 'Demasiado alto',
  said: (handled, average) => `Gestionados: ${handled}. Tiempo medio de gestión: ${average}.`,
};
