import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** What stands at the end of the agent's menu, in English: loaded beside the rest. Every other catalogue has this shape. */
export const settingsEn = {
  yours: 'Your settings',
  sound: 'Sound for offers',
  statistics: 'My Statistics',
  save: 'Save a support file',
  keys: 'Keyboard shortcuts',
};

/** The same in the language of an element. */
export const settingWords = (i18n: I18n): Catalogue['settings'] => i18n.part('settings', settingsEn);
