import type { Catalogue } from '../catalogue.js';

/** What an agent's own figures say in Japanese. */
export const statistics: Catalogue['statistics'] = {
  title: '自分の統計',
  today: (time) => `今日 ${time} まで`,
  refresh: '更新',
  handled: '対応件数',
  average: '平均対応時間',
  averageShort: '平均',
  none: '今日はまだ対応がありません。',
  byMedium: 'メディア別',
  byState: '状態ごとの時間',
  medium: 'メディア',
  state: '状態',
  time: '時間',
  target: (value) => `目標: ${value}`,
  low: '低め',
  high: '高め',
  tooLow: '低すぎます',
  tooHigh: '高すぎます',
  said: (handled, average) => `対応件数: ${handled}。平均対応時間: ${average}。`,
};
