/** Characters that XML cannot say and the store cannot keep: controls, lone surrogates, the two non-characters (XML 1.0, 2.2). */
const UNSPEAKABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const EVERY_UNSPEAKABLE = new RegExp(UNSPEAKABLE.source, 'gu');

/** Whether a text can be stored and shown as it is. */
export function isSpeakable(text: string): boolean {
  return !UNSPEAKABLE.test(text);
}

/** The text with replacement characters where it cannot be shown. */
export function speakable(text: string): string {
  return text.replace(EVERY_UNSPEAKABLE, '\ufffd');
}
