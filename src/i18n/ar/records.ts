import type { Catalogue } from '../catalogue.js';

/** What is said of records that are looked for, in Arabic. */
export const records: Catalogue['records'] = {
  searching: 'جارٍ البحث عن السجل…',
  found: {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان. اختر إحداهما.',
    few: '# نتائج. اختر إحداها.',
    many: '# نتيجة. اختر إحداها.',
    other: '# نتيجة. اختر إحداها.',
  },
  none: 'لا توجد نتائج',
  failed: 'تعذر البحث في السجلات.',
  again: 'البحث مجدداً',
  shown: 'مفتوح الآن',
};
