import type { Catalogue } from '../catalogue.js';

/** What is said of records that are looked for, in Japanese. */
export const records: Catalogue['records'] = {
  searching: 'レコードを検索しています…',
  found: { other: '# 件見つかりました。選択してください。' },
  none: '該当なし',
  failed: 'レコードを検索できませんでした。',
  again: '再検索',
  shown: '表示中',
};
