import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in French. */
export const settings: Catalogue['settings'] = {
  yours: 'Vos réglages',
  sound: 'Son des propositions',
  statistics: 'Mes statistiques',
  save: 'Enregistrer un fichier d’assistance',
  keys: 'Raccourcis clavier',
};
