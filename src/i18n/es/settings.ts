import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in Spanish. */
export const settings: Catalogue['settings'] = {
  yours: 'Sus ajustes',
  sound: 'Sonido de las ofertas',
  statistics: 'Mis estadísticas',
  save: 'Guardar un archivo de soporte',
  keys: 'Atajos de teclado',
};
