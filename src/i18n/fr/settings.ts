import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in French. */
export const settings: Catalogue['settings'] = {
  yours: 'Vos réglages',
  keys: 'Raccourcis clavier',
};
