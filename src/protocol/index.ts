export * from './frames.js';
export { parseAnswer } from './parse-answers.js';
export { parseClientFrame, parseCommand } from './parse-client.js';
export { parseServerFrame } from './parse-server.js';
export { goals as checkGoals } from './parse-statistics.js';
