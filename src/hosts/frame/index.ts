export { embedPad, type EmbedOptions, type PadFrame } from './embed-pad.js';
export { exposePad, type ExposeOptions } from './expose-pad.js';
export type { FrameEvent, FrameStateEvent } from './frame-events.js';
export type { FrameState } from './host-line.js';
