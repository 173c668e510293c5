export * from './frames.js';
export * from './parse-answers.js';
export * from './parse-client.js';
export * from './parse-server.js';
