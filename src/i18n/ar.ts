import type { Catalogue } from './catalogue.js';
import { channels } from './ar/channels.js';
import { contact } from './ar/contact.js';
import { keys } from './ar/keys.js';
import { pad } from './ar/pad.js';
import { records } from './ar/records.js';
import { settings } from './ar/settings.js';
import { statistics } from './ar/statistics.js';
import { tabs } from './ar/tabs.js';
import { talk } from './ar/talk.js';
import { targets } from './ar/targets.js';
import { voice } from './ar/voice.js';
import { why } from './ar/why.js';

/** All words in Arabic. */
export const catalogue: Catalogue = {
  language: 'ar',
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
