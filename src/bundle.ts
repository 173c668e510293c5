/** Everything for pages without a build step, in one file: `dist/contact-pad.bundle.js`. */
export * from './index.js';
export * from './core/index.js';
export * from './protocol/index.js';
export { combine } from './combine/index.js';
export { shareAcrossTabs } from './tabs/index.js';
export { persist, restore } from './storage/index.js';
export { clickToDial } from './hosts/click-to-dial.js';
export { embedPad, exposePad } from './hosts/frame/index.js';
export { gateway } from './adapters/gateway/index.js';
export {
  SAMPLE_ATTACHMENTS,
  createWorld,
  play,
  scenarios,
  sharedWorld,
  simulator,
} from './adapters/simulator/index.js';
