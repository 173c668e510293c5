import type { Catalogue } from '../catalogue.js';

/** What is said of channels in Arabic. */
export const channels: Catalogue['channels'] = {
  channels: 'القنوات',
  partlyReady: 'جاهز جزئياً',
  outOfService: 'خارج الخدمة',
};
