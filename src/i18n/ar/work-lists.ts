import type { Catalogue } from '../catalogue.js';

/** What is said of queues and workbins in Arabic. */
export const workLists: Catalogue['pad']['workLists'] = {
  title: 'قوائم الانتظار',
  kinds: { queue: 'قوائمك', 'waiting-list': 'قوائم الانتظار العامة', workbin: 'سلال العمل المشتركة' },
  none: 'لا تخدم أي قائمة انتظار الآن.',
  own: 'سلة عملي',
  ownEmpty: 'ما تركنه ينتظر هنا.',
  oldest: 'الأقدم',
  empty: 'لا شيء ينتظر هنا الآن.',
  take: 'أخذ',
  resume: 'استئناف',
  pending: { take: 'جارٍ الأخذ…', resume: 'جارٍ الاستئناف…' },
  faster: 'سبقك شخص آخر.',
  more: 'عرض المزيد',
  shown: (shown, total) => `${shown} من ${total}`,
  failed: 'تعذرت قراءة القائمة.',
};
