export { sip, type RecordingFile, type SipOptions } from './sip.js';
