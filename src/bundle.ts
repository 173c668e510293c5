/** Everything for pages without a build step, in one file: `dist/contact-pad.bundle.js`. */
export * from './index.js';
export * from './core/index.js';
export * from './adapters/gateway/index.js';
export * from './adapters/simulator/index.js';
export * from './protocol/index.js';
