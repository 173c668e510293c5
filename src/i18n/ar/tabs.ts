import type { Catalogue } from '../catalogue.js';

/** What is said of tabs in Arabic. */
export const tabs: Catalogue['tabs'] = {
  soundHere: 'الصوت في علامة التبويب هذه',
  soundElsewhere: 'الصوت في علامة تبويب أخرى',
  callHere: 'مكالمتك في علامة التبويب هذه. إغلاقها ينهي المكالمة.',
  callElsewhere: 'مكالمتك في علامة تبويب أخرى',
  moveSound: 'نقل الصوت إلى هنا',
  movingSound: 'جارٍ نقل الصوت…',
  notifications: 'إشعارات سطح المكتب',
  notificationsBlocked: 'المتصفح يحظرها في هذه الصفحة',
};
