export type { Announcement } from './announcements.js';
export type { Messages } from './en.js';
export type { Plural } from './first-en.js';
export * from './i18n.js';
export * from './words.js';
