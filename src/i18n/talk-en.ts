import type { Conversation } from '../core/index.js';
import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** Words about how a conversation ended, with the name of the other side. */
type Ends = Readonly<Record<NonNullable<Conversation['ended']>, (name: string) => string>>;

/**
 * What the pad says of chats and instant messages, in English: loaded with the first of them. Every other catalogue has
 * this shape; the labels are part of the contract.
 */
export const talkEn = {
  transcript: (name: string): string => `Conversation with ${name}`,
  sent: 'Sent',
  delivered: 'Delivered',
  today: 'Today',
  older: 'Loading older messages…',
  failed: 'Messages could not be loaded.',
  notSentYet: (name: string): string => `${name} learns of this with your first message.`,
  noMessages: 'No messages yet.',
  typing: (name: string): string => `${name} is writing…`,
  newMessage: (name: string, text: string): string => `${name}: ${text}`,

  waits: (name: string): string => `${name} waits for your answer`,
  due: (name: string): string => `${name} waits: answer now`,
  overdue: (name: string): string => `${name} has waited too long`,

  messageTo: (name: string): string => `Message to ${name}`,
  hint: 'Write a message',
  left: { one: '# character left', other: '# characters left' },
  tooLong: { one: '# character too many', other: '# characters too many' },
  unsent: { one: '# message not sent', other: '# messages not sent' },
  keep: 'Keep',
  sendKeys: 'Enter sends, Shift+Enter begins a new line',

  ended: {
    'by-agent': () => 'You ended the session.',
    'by-other': (name) => `${name} ended the session.`,
    rejected: (name) => `${name} rejected the invitation.`,
    'timed-out': (name) => `${name} did not answer in time.`,
  } as Ends,
  missed: (name: string): string => `${name} does not wait any more.`,
};

/** The same in the language of an element. */
export const talkWords = (i18n: I18n): Catalogue['talk'] => i18n.part('talk', talkEn);
