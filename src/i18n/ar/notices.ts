import type { Catalogue } from '../catalogue.js';

/** What notices say in Arabic. */
export const notices: Catalogue['pad']['notices'] = {
  'transfer-rejected': 'رُفض التحويل. يبقى لديك.',
  'transfer-timed-out': 'لم يستجب أحد للتحويل في الوقت المحدد. يبقى لديك.',
  'transfer-failed': 'تعذر التحويل. يبقى لديك.',
  'consult-rejected': 'رُفضت الاستشارة.',
  'consult-timed-out': 'لم يستجب أحد للاستشارة في الوقت المحدد.',
  'consult-failed': 'تعذرت الاستشارة.',
  'im-rejected': 'رُفضت الدعوة.',
  'im-timed-out': 'لم يستجب أحد للدعوة في الوقت المحدد.',
  'offer-missed': 'لم ترد في الوقت المحدد.',
  'offer-redirected': 'لم ترد في الوقت المحدد. عاد إلى قائمة الانتظار.',
  'offer-requeued': 'عاد العرض إلى قائمة الانتظار.',
  'offer-withdrawn': 'سُحب العرض.',
  'interaction-requeued': 'عاد إلى قائمة الانتظار.',
  'interaction-withdrawn': 'لم يعد لديك.',
  'command-refused': 'رُفض الطلب.',
  'call-lost': 'انقطع الاتصال.',
  'storage-failed': 'هذا المتصفح لا يحفظ شيئاً: إعادة التحميل تُفقد ما لم يُرسل.',
  'storage-newer': 'إصدار أحدث من اللوحة حفظ بياناته هنا. هذا الإصدار لا يمسّها.',
  backend: 'يقول مركز الاتصال:',
};
