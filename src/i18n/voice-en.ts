import type { CallQuality, CallResult } from '../core/index.js';
import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/**
 * What the pad says of calls and callbacks, in English: loaded with the first of them. Every other catalogue has this
 * shape; the labels are part of the contract.
 */
export const voiceEn = {
  callControls: 'Call controls',
  commands: {
    alternate: 'Alternate',
    conference: 'Conference',
    mute: 'Mute',
    unmute: 'Unmute',
    'stop-camera': 'Stop camera',
    'start-camera': 'Start camera',
    'send-dtmf': 'Keypad',
    record: 'Record',
    'pause-recording': 'Pause recording',
    'resume-recording': 'Resume recording',
    'stop-recording': 'Stop recording',
    reschedule: 'Reschedule',
  },
  keysSent: 'Keys sent',

  muted: 'Muted',
  pictureOf: (name = 'the other side'): string => `Picture of ${name}`,
  ownPicture: 'Your own picture',
  noPicture: 'The other side shows no picture.',
  camera: {
    refused: 'The browser gives no camera: the other side cannot see you.',
    none: 'There is no camera that can be used: the other side cannot see you.',
  },
  recording: { on: 'Recording', paused: 'Recording paused' },
  reconnecting: 'The sound is interrupted. Reconnecting…',
  quality: { fair: 'The line is not good.', poor: 'The line is bad: words get lost.' } as Readonly<
    Partial<Record<CallQuality['level'], string>>
  >,
  lastTry: (how: string): string => `Last try: ${how}`,
  results: {
    ended: 'Ended',
    cancelled: 'Cancelled',
    busy: 'Busy',
    'no-answer': 'No answer',
    unobtainable: 'Unobtainable',
    rejected: 'Rejected',
    failed: 'Failed',
  } as Readonly<Record<CallResult, string>>,
  parties: 'In this call',

  callback: 'Callback information',
  subject: 'Subject',
  numberToCall: 'Number to call',
  askedFor: 'asked for',
  rescheduled: 'Rescheduled',
  doneCloses: 'Done closes it until then.',
  date: 'Date',
  time: 'Time',
  newNumber: 'New number (optional)',
  personal: 'Only I call',
  past: 'This moment is over. Choose a later one.',
  noNumber: 'This is no telephone number.',
  rescheduling: 'Rescheduling…',

  audio: 'Audio',
  microphone: 'Microphone',
  microphoneVolume: 'Microphone volume',
  speaker: 'Speaker',
  speakerVolume: 'Speaker volume',
  systemDevice: 'Chosen by the system',
  locked: 'The browser plays no sound yet: calls would not be heard.',
  'no-microphone': 'There is no microphone. Plug one in or allow it.',
  enableAudio: 'Enable audio',
  enabling: 'Enabling…',
  unplugged: (device: string): string => `${device} was unplugged.`,
  rests: 'No new work comes until you are Ready again.',
};

/** The same in the language of an element. */
export const voiceWords = (i18n: I18n): Catalogue['voice'] => i18n.part('voice', voiceEn);
