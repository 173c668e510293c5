export { ContactPad, type ContactPadProps } from './contact-pad.js';
export type { ContactPadAttributes } from './jsx.js';
export type { PadEventHandlers } from './handlers.js';
