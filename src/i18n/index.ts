export * from './announcements.js';
export * from './en.js';
export * from './i18n.js';
export * from './words.js';
