export { ContactPad } from './elements/contact-pad.js';
export * from './elements/events.js';
export type { FindRecords, FoundRecord, FoundRecords } from './elements/found-records.js';
export type { PadCallLogEvent, PadRecordingEvent } from './elements/call-log.js';
export type { PadNotifications } from './elements/notifications.js';
export type { OfferSound, OfferSounds, Sound } from './controllers/ringer.js';
export { Pad } from './core/index.js';
