import type { Catalogue } from '../catalogue.js';

/** What can be done about a control that is blocked, in Arabic. */
export const why: Catalogue['why'] = {
  advice: {
    AWAY: 'اختر شخصاً آخر أو انتظر حتى يعود.',
    LOGGED_OUT: 'اختر شخصاً آخر أو حاول عندما يسجّل دخوله.',
    NOT_ALLOWED: 'اسأل قائد فريقك إذا كنت تحتاج إليه.',
    OFFLINE: 'تعيد اللوحة الاتصال تلقائياً. ما تكتبه يبقى محفوظاً.',
    PENDING: 'يستغرق هذا بضع ثوانٍ، ثم يمكن الضغط مرة أخرى.',
    TRANSFER_PENDING: 'انتظر الرد أو ألغِ التحويل.',
    UNSUPPORTED: 'قد يتمكن مديرو مركز الاتصال من تفعيله.',
  },
};
