export { record, type RecordOptions, type RecordedAdapter } from './record.js';
export { replay, type ReplayOptions } from './replay.js';
export type { SupportFile } from './support-file.js';
