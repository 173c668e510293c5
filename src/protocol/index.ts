export * from './frames.js';
export * from './parse.js';
