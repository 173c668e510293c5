export { persist, type PersistOptions } from './persist.js';
export { restore, type RestoreOptions } from './restore.js';
export type { Owner } from './records.js';
