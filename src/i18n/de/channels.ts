import type { Catalogue } from '../catalogue.js';

/** What is said of channels in German. */
export const channels: Catalogue['channels'] = {
  channels: 'Kanäle',
  partlyReady: 'Teilweise bereit',
  outOfService: 'Außer Betrieb',
};
