import type { Catalogue } from '../catalogue.js';

/** What an agent's own figures say in Arabic. */
export const statistics: Catalogue['statistics'] = {
  title: 'إحصاءاتي',
  today: (time) => `اليوم حتى ${time}`,
  refresh: 'تحديث',
  handled: 'المعالَجة',
  average: 'متوسط زمن المعالجة',
  averageShort: 'المتوسط',
  none: 'لم يُعالَج شيء اليوم بعد.',
  byMedium: 'حسب الوسيط',
  byState: 'الزمن في كل حالة',
  medium: 'الوسيط',
  state: 'الحالة',
  time: 'الزمن',
  target: (value) => `الهدف: ${value}`,
  low: 'منخفض',
  high: 'مرتفع',
  tooLow: 'أقل من اللازم',
  tooHigh: 'أعلى من اللازم',
  said: (handled, average) => `المعالَجة: ${handled}. متوسط زمن المعالجة: ${average}.`,
};
