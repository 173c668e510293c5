import type { Catalogue } from '../catalogue.js';

/** What is said of chats and instant messages in Japanese. */
export const talk: Catalogue['talk'] = {
  transcript: (name) => `${name}との会話`,
  sent: '送信済み',
  delivered: '配信済み',
  today: '今日',
  older: '以前のメッセージを読み込み中…',
  failed: 'メッセージを読み込めませんでした。',
  notSentYet: (name) => `最初のメッセージを送ると${name}に届きます。`,
  noMessages: 'メッセージはまだありません。',
  typing: (name) => `${name}が入力中…`,
  newMessage: (name, text) => `${name}: ${text}`,

  waits: (name) => `${name}が返答を待っています`,
  due: (name) => `${name}が待っています: 今すぐ返答してください`,
  overdue: (name) => `${name}を待たせすぎています`,

  messageTo: (name) => `${name}へのメッセージ`,
  hint: 'メッセージを入力',
  left: { other: '残り # 文字' },
  tooLong: { other: '# 文字超過' },
  unsent: { other: '未送信メッセージ # 件' },
  keep: '残す',
  sendKeys: 'Enter で送信、Shift+Enter で改行',

  ended: {
    'by-agent': () => 'あなたがセッションを終了しました。',
    'by-other': (name) => `${name}がセッションを終了しました。`,
    rejected: (name) => `${name}が招待を拒否しました。`,
    'timed-out': (name) => `${name}は時間内に応答しませんでした。`,
  },
  missed: (name) => `${name}はもう待っていません。`,
};
