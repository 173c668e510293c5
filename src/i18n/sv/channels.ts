import type { Catalogue } from '../catalogue.js';

/** What is said of channels in Swedish. */
export const channels: Catalogue['channels'] = {
  channels: 'Kanaler',
  partlyReady: 'Delvis redo',
  outOfService: 'Ur drift',
};
