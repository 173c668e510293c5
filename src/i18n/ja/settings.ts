import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in Japanese. */
export const settings: Catalogue['settings'] = {
  yours: 'あなたの設定',
  sound: '着信音',
  statistics: '自分の統計',
  save: 'サポート用ファイルを保存',
  keys: 'キーボードショートカット',
};
