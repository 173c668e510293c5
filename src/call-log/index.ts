export type { CallLogEntry } from './entry.js';
export * from './watch-calls.js';
