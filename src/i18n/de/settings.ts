import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in German. */
export const settings: Catalogue['settings'] = {
  yours: 'Ihre Einstellungen',
  sound: 'Ton bei Angeboten',
  statistics: 'Meine Statistik',
  save: 'Support-Datei speichern',
  keys: 'Tastenkürzel',
};
