export * from './adapter.js';
export * from './commands.js';
export * from './errors.js';
export * from './model.js';
export * from './platform.js';
export * from './queries.js';
