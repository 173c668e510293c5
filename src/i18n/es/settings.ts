import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in Spanish. */
export const settings: Catalogue['settings'] = {
  yours: 'Sus ajustes',
  keys: 'Atajos de teclado',
};
