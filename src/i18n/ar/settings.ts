import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in Arabic. */
export const settings: Catalogue['settings'] = {
  yours: 'إعداداتك',
  keys: 'اختصارات لوحة المفاتيح',
};
