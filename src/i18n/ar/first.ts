import type { First } from '../catalogue.js';

const both = {
  CALL_OPEN: 'أنهِ المكالمة أولاً.',
  CHILD_OPEN: 'أنهِ الاستشارة أولاً.',
  DISPOSITION_REQUIRED: 'اختر تصنيف النتيجة أولاً.',
  INTERACTIONS_OPEN: 'أنهِ تفاعلاتك المفتوحة أولاً.',
  UNSUPPORTED: 'مركز الاتصال لا يدعم هذا.',
};

/** The words of an offer in Arabic. */
export const first: First = {
  pad: 'لوحة التفاعل',

  media: {
    voice: 'مكالمة صوتية',
    video: 'مكالمة فيديو',
    callback: 'معاودة اتصال',
    chat: 'دردشة',
    email: 'بريد إلكتروني',
    case: 'حالة',
    'work-item': 'مهمة',
    im: 'رسالة فورية',
  },

  offerFrom: (medium, contact) => `${medium} من ${contact}`,
  accept: 'قبول',
  accepting: 'جارٍ القبول…',
  reject: 'رفض',
  rejecting: 'جارٍ الرفض…',
  shortcut: (label, keys) => `${label} (${keys})`,
  deadline: {
    redirect: (time) => `ينتقل إلى شخص آخر خلال ${time}`,
    accept: (time) => `يُقبل تلقائياً خلال ${time}`,
    end: (time) => `ينتهي خلال ${time}`,
    stay: (time) => `يُغلق خلال ${time} ويبقى مفتوحاً لك`,
  },
  hours: (time) => `${time} س`,
  handedOver: (by) => `من طرف ${by}`,
  asksAbout: (by) => `\u200F${by} يطلب المشورة`,
  queue: 'قائمة الانتظار',
  waiting: 'الانتظار',
  taskType: 'نوع المهمة',
  number: 'الرقم',
  called: 'الرقم المطلوب',
  scheduled: 'الموعد',
  priority: 'الأولوية',

  askAgain: 'إعادة السؤال',
  dismiss: 'إخفاء',
  caseInformation: 'بيانات الحالة',

  reasons: {
    ...both,
    AWAY: 'غير متاح الآن',
    LOGGED_OUT: 'خارج النظام',
    NOT_ALLOWED: 'غير مسموح لك بهذا',
    OFFLINE: 'لا يوجد اتصال الآن',
    PENDING: 'بانتظار رد',
    TRANSFER_PENDING: 'تحويل ينتظر الرد',
  },

  errors: {
    ...both,
    CLOSED: 'اللوحة غير متصلة.',
    CONFLICT: 'غيّره شخص آخر. تحقق مرة أخرى.',
    FORBIDDEN: 'غير مسموح لك بهذا.',
    GONE: 'لم يعد متاحاً لك.',
    INTERNAL: 'حدث خطأ. حاول مرة أخرى.',
    INVALID: 'لم تُقبل هذه القيمة. غيّرها.',
    NOT_ALLOWED: 'هذا غير ممكن الآن.',
    NOT_FOUND: 'لم يعد موجوداً.',
    OFFLINE: 'لا يوجد اتصال. لم يُرسل شيء.',
    POPUP_BLOCKED: 'حظر المتصفح النافذة.',
    RATE_LIMITED: 'طلبات كثيرة جداً. حاول بعد قليل.',
    TARGET_UNAVAILABLE: 'تعذر الوصول. اختر شخصاً آخر.',
    TRANSFER_PENDING: 'تحويل ينتظر الرد. ألغِه أولاً.',
    UNAUTHORIZED: 'انتهت جلستك. سجّل الدخول من جديد.',
    UNAVAILABLE: 'مركز الاتصال لا يستطيع هذا الآن. حاول بعد قليل.',
    UNKNOWN: 'لم يصل رد. لا يُعرف هل نُفذ هذا.',
    VERSION: 'هذه اللوحة قديمة. أعد تحميل الصفحة.',
  },
};
