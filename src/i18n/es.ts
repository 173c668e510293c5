import type { Catalogue } from './catalogue.js';
import { channels } from './es/channels.js';
import { contact } from './es/contact.js';
import { keys } from './es/keys.js';
import { pad } from './es/pad.js';
import { records } from './es/records.js';
import { settings } from './es/settings.js';
import { statistics } from './es/statistics.js';
import { tabs } from './es/tabs.js';
import { talk } from './es/talk.js';
import { targets } from './es/targets.js';
import { voice } from './es/voice.js';
import { why } from './es/why.js';

/** All words in Spanish. */
export const catalogue: Catalogue = {
  language: 'es',
  pad,
  channels,
  contact,
  keys,
  records,
  settings,
  statistics,
  tabs,
  talk,
  targets,
  voice,
  why,
};
