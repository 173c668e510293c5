import type { Catalogue } from '../catalogue.js';

/** What is said of channels in French. */
export const channels: Catalogue['channels'] = {
  channels: 'Canaux',
  partlyReady: 'Partiellement prêt',
  outOfService: 'Hors service',
};
