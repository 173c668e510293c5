import type { Catalogue } from '../catalogue.js';

/** What is said of channels in Japanese. */
export const channels: Catalogue['channels'] = {
  channels: 'チャネル',
  partlyReady: '一部受付可',
  outOfService: 'サービス停止中',
};
