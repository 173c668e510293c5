import type { Catalogue } from './catalogue.js';
import { channels } from './fr/channels.js';
import { contact } from './fr/contact.js';
import { keys } from './fr/keys.js';
import { pad } from './fr/pad.js';
import { records } from './fr/records.js';
import { settings } from './fr/settings.js';
import { statistics } from './fr/statistics.js';
import { tabs } from './fr/tabs.js';
import { talk } from './fr/talk.js';
import { targets } from './fr/targets.js';
import { voice } from './fr/voice.js';
import { why } from './fr/why.js';

/** All words in French. */
export const catalogue: Catalogue = {
  language: 'fr',
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
