import type { First } from '../catalogue.js';

const both = {
  CALL_OPEN: '先に通話を終了してください。',
  CHILD_OPEN: '先に相談を終了してください。',
  DISPOSITION_REQUIRED: '先に応対結果を選択してください。',
  INTERACTIONS_OPEN: '先に未完了の応対を終えてください。',
  UNSUPPORTED: 'このコンタクトセンターでは対応していません。',
};

/** The words of an offer in Japanese. */
export const first: First = {
  pad: 'コンタクトパッド',

  media: {
    voice: '音声通話',
    video: 'ビデオ通話',
    callback: 'コールバック',
    chat: 'チャット',
    email: 'メール',
    case: 'ケース',
    'work-item': '作業項目',
    im: 'インスタントメッセージ',
  },

  offerFrom: (medium, contact) => `${contact}からの${medium}`,
  accept: '応答',
  accepting: '応答中…',
  reject: '拒否',
  rejecting: '拒否中…',
  shortcut: (label, keys) => `${label} (${keys})`,
  deadline: {
    redirect: (time) => `${time}後に別の担当へ`,
    accept: (time) => `${time}後に自動応答`,
    end: (time) => `${time}後に終了`,
    stay: (time) => `${time}後に閉じ、担当として残ります`,
  },
  hours: (time) => `${time} 時間`,
  handedOver: (by) => `${by}から`,
  asksAbout: (by) => `${by}が相談を求めています`,
  queue: 'キュー',
  waiting: '待ち時間',
  taskType: '作業の種類',
  number: '番号',
  called: '着信番号',
  scheduled: '予定',
  priority: '優先度',

  askAgain: 'もう一度確認',
  dismiss: '閉じる',
  caseInformation: 'ケース情報',

  reasons: {
    ...both,
    AWAY: '現在対応できません',
    LOGGED_OUT: 'ログアウト中です',
    NOT_ALLOWED: 'この操作は許可されていません',
    OFFLINE: '現在接続がありません',
    PENDING: '応答待ちです',
    TRANSFER_PENDING: '転送が応答待ちです',
  },

  errors: {
    ...both,
    CLOSED: 'パッドは切断されています。',
    CONFLICT: 'ほかの人が変更しました。もう一度確認してください。',
    FORBIDDEN: 'この操作は許可されていません。',
    GONE: 'もうあなたの担当ではありません。',
    INTERNAL: '問題が発生しました。もう一度お試しください。',
    INVALID: 'この値は受け付けられませんでした。変更してください。',
    NOT_ALLOWED: '今はこの操作ができません。',
    NOT_FOUND: 'もう存在しません。',
    OFFLINE: '接続がありません。何も送信されていません。',
    POPUP_BLOCKED: 'ブラウザーがウィンドウをブロックしました。',
    RATE_LIMITED: '要求が多すぎます。しばらくしてからお試しください。',
    TARGET_UNAVAILABLE: '連絡がつきません。別の相手を選んでください。',
    TRANSFER_PENDING: '転送が応答待ちです。先に取り消してください。',
    UNAUTHORIZED: 'サインアウトされています。もう一度サインインしてください。',
    UNAVAILABLE: 'コンタクトセンターは今対応できません。しばらくしてからお試しください。',
    UNKNOWN: '応答がありません。実行されたかどうか不明です。',
    VERSION: 'このパッドは古い版です。ページを再読み込みしてください。',
  },
};
