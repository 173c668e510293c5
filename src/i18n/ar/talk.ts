import type { Catalogue } from '../catalogue.js';

/** What is said of chats and instant messages in Arabic. */
export const talk: Catalogue['talk'] = {
  transcript: (name) => `محادثة مع ${name}`,
  sent: 'أُرسلت',
  delivered: 'وصلت',
  today: 'اليوم',
  older: 'جارٍ تحميل الرسائل الأقدم…',
  failed: 'تعذر تحميل الرسائل.',
  notSentYet: (name) => `سيعلم ${name} بهذا مع رسالتك الأولى.`,
  noMessages: 'لا رسائل بعد.',
  typing: (name) => `\u200F${name} يكتب…`,
  newMessage: (name, text) => `${name}: ${text}`,

  waits: (name) => `\u200F${name} ينتظر ردك`,
  due: (name) => `\u200F${name} ينتظر: أجب الآن`,
  overdue: (name) => `\u200F${name} انتظر طويلاً`,

  messageTo: (name) => `رسالة إلى ${name}`,
  hint: 'اكتب رسالة',
  left: {
    zero: 'لم يبق أي حرف',
    one: 'بقي حرف واحد',
    two: 'بقي حرفان',
    few: 'بقيت # أحرف',
    many: 'بقي # حرفاً',
    other: 'بقي # حرف',
  },
  tooLong: {
    zero: 'لا أحرف زائدة',
    one: 'حرف واحد زائد',
    two: 'حرفان زائدان',
    few: '# أحرف زائدة',
    many: '# حرفاً زائداً',
    other: '# حرف زائد',
  },
  unsent: {
    zero: 'لا رسائل غير مرسلة',
    one: 'رسالة واحدة لم تُرسل',
    two: 'رسالتان لم تُرسلا',
    few: '# رسائل لم تُرسل',
    many: '# رسالة لم تُرسل',
    other: '# رسالة لم تُرسل',
  },
  keep: 'إبقاء',
  sendKeys: 'Enter للإرسال، وShift+Enter لسطر جديد',

  ended: {
    'by-agent': () => 'أنهيت الجلسة.',
    'by-other': (name) => `أنهى ${name} الجلسة.`,
    rejected: (name) => `رفض ${name} الدعوة.`,
    'timed-out': (name) => `لم يرد ${name} في الوقت المحدد.`,
  },
  missed: (name) => `لم يعد ${name} ينتظر.`,
};
