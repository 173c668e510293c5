import type { TemplateResult } from 'lit';
import type { voiceEn } from '../i18n/voice-en.js';
import { drawing } from './first-icons.js';

/** The names of the drawings that only calls need; that of a command is the command's. */
export type VoiceIconName = Exclude<keyof typeof voiceEn.commands, 'reschedule'> | 'audio';

const CAMERA = 'M4 9h15v14H4zM19 15l9-5v12l-9-5';
const MICROPHONE = 'M16 4a4 4 0 0 0-4 4v8a4 4 0 0 0 8 0V8a4 4 0 0 0-4-4zM7 15a9 9 0 0 0 18 0M16 24v5';

/** These drawings: strokes on a field of 32 by 32. */
const VOICE_ICONS: Readonly<Record<VoiceIconName, string>> = {
  alternate: 'M5 11h21l-5-6M27 21H6l5 6',
  conference: 'M11 14a4 4 0 1 0-.01 0M22 15a3 3 0 1 0-.01 0M4 26c0-9 14-9 14 0M21 20c5-1 7 2 7 6',
  mute: MICROPHONE,
  unmute: `${MICROPHONE}M5 5l22 22`,
  'stop-camera': CAMERA,
  'start-camera': `${CAMERA}M5 5l22 22`,
  'send-dtmf': 'M8 7h.01M16 7h.01M24 7h.01M8 16h.01M16 16h.01M24 16h.01M8 25h.01M16 25h.01M24 25h.01',
  record: 'M16 8a8 8 0 1 0 .01 0M16 13a3 3 0 1 0 .01 0',
  'pause-recording': 'M11 7v18M21 7v18',
  'resume-recording': 'M10 6l15 10-15 10z',
  'stop-recording': 'M8 8h16v16H8z',
  audio: 'M6 10h20M6 22h20M12 6v8M20 18v8',
};

/** A drawing; what it means stands beside it in words. */
export function voiceIcon(name: VoiceIconName): TemplateResult {
  return drawing(VOICE_ICONS[name]);
}
