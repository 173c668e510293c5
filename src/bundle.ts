/**
 * Everything for pages without a build step, in one file: `dist/contact-pad.bundle.js`. The library for calls lies beside it,
 * in `contact-pad.voice.js`, and is loaded when a line connects.
 */
export * from './index.js';
export * from './core/index.js';
export * from './protocol/index.js';
export { combine } from './combine/index.js';
export { shareAcrossTabs } from './tabs/index.js';
export { persist, restore } from './storage/index.js';
export { mask } from './masking/index.js';
export { record, replay } from './support-file/index.js';
export { clickToDial } from './hosts/click-to-dial.js';
export { connectDynamics } from './hosts/dynamics.js';
export { embedPad, exposePad } from './hosts/frame/index.js';
export { connectHubSpot } from './hosts/hubspot.js';
export { connectOpenCti } from './hosts/open-cti.js';
export { byAddress, byKey, resolveRecords } from './hosts/records.js';
export { gateway } from './adapters/gateway/index.js';
export { sip } from './adapters/sip/index.js';
// The library beside throws it, and the line looks for it.
export { Refused } from './adapters/sip/phone.js';
export {
  SAMPLE_ATTACHMENTS,
  createWorld,
  play,
  scenarios,
  sharedWorld,
  simulator,
} from './adapters/simulator/index.js';
