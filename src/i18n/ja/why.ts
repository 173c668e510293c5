import type { Catalogue } from '../catalogue.js';

/** What can be done about a control that is blocked, in Japanese. */
export const why: Catalogue['why'] = {
  advice: {
    AWAY: '別の相手を選ぶか、戻るまでお待ちください。',
    LOGGED_OUT: '別の相手を選ぶか、ログイン後にもう一度お試しください。',
    NOT_ALLOWED: '必要な場合はチームリーダーにお問い合わせください。',
    OFFLINE: '自動的に再接続します。入力した内容は保持されます。',
    PENDING: '数秒かかります。その後もう一度操作できます。',
    TRANSFER_PENDING: '応答を待つか、転送を取り消してください。',
    UNSUPPORTED: 'コンタクトセンターの管理者が有効にできる場合があります。',
  },
};
