export * from './combine.js';
