import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** What the map of the shortcuts says, in English: loaded with it. Every other catalogue has this shape. */
export const keysEn = {
  title: 'Keyboard shortcuts',
  names: {
    accept: 'Accept the offer on top',
    'accept-nth': 'Accept the first to the ninth offer',
    reject: 'Reject the offer on top',
    focus: 'Go to the pad',
    ready: 'Ready, or Not Ready',
    release: 'Release, or end the call',
    done: 'Done',
    hold: 'Hold, or retrieve',
    mute: 'Mute, or unmute',
    'send-dtmf': 'Keypad',
    consult: 'Consult',
    transfer: 'Transfer',
    previous: 'Previous interaction',
    next: 'Next interaction',
    messages: 'My Messages',
    queues: 'Queues',
    keys: 'These shortcuts',
  },
  about: 'They do nothing while you write, but for F1 to F24.',
  none: 'None',
  nine: '1 to 9',
  change: (name: string): string => `Change the keys: ${name}`,
  changeShort: 'Change',
  press: (name: string): string => `Press the new keys: ${name}`,
  pressShort: 'Press the keys…',
  remove: (name: string): string => `Take the keys away: ${name}`,
  reset: (name: string): string => `Back to what it was: ${name}`,
  resetShort: 'Back',
  resetAll: 'All back to what they were',
  everywhere: 'Everywhere on the page',
  changed: (name: string, keys: string): string => `${name}: ${keys}`,
  problems: {
    used: (name: string): string =>
      `These keys are taken: ${name}. Choose others, or take them away there first.`,
    browser: 'The browser or the system uses these keys. Choose others.',
    assistive: 'Screen readers use these keys, or they write a character. Choose others.',
    moving: 'These keys move about in the pad. Choose others.',
    plain:
      'Everywhere on the page they need Alt, or an F key: others would do this while you only look at the page.',
    digit: 'This needs Alt, Control or Meta and a digit.',
  },
};

/** The same in the language of an element. */
export const keyWords = (i18n: I18n): Catalogue['keys'] => i18n.part('keys', keysEn);
