import type { Catalogue } from '../catalogue.js';

/** What is said of tabs in Japanese. */
export const tabs: Catalogue['tabs'] = {
  soundHere: '音声はこのタブです',
  soundElsewhere: '音声は別のタブです',
  callHere: '通話はこのタブにあります。閉じると通話が終わります。',
  callElsewhere: '通話は別のタブにあります',
  moveSound: '音声をここに移す',
  movingSound: '音声を移動中…',
  notifications: 'デスクトップ通知',
  notificationsBlocked: 'このページではブラウザーがブロックしています',
};
