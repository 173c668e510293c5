export type { CallLogEntry } from './entry.js';
export * from './watch-calls.js';
export * from './watch-recordings.js';
