export type { Announcement } from './announcements.js';
export type { Catalogue, Messages, Plural, Words } from './catalogue.js';
export * from './i18n.js';
export * from './words.js';
