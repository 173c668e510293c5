import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in Arabic. */
export const settings: Catalogue['settings'] = {
  yours: 'إعداداتك',
  sound: 'صوت العروض',
  statistics: 'إحصاءاتي',
  save: 'حفظ ملف الدعم',
  keys: 'اختصارات لوحة المفاتيح',
};
