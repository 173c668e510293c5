export type { CallLogEntry } from './entry.js';
export * from './open-calls.js';
export * from './watch-calls.js';
export * from './watch-recordings.js';
