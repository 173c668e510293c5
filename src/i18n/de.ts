import type { Catalogue } from './catalogue.js';
import { channels } from './de/channels.js';
import { contact } from './de/contact.js';
import { keys } from './de/keys.js';
import { pad } from './de/pad.js';
import { records } from './de/records.js';
import { settings } from './de/settings.js';
import { statistics } from './de/statistics.js';
import { tabs } from './de/tabs.js';
import { talk } from './de/talk.js';
import { targets } from './de/targets.js';
import { voice } from './de/voice.js';
import { why } from './de/why.js';

/** All words in German. */
export const catalogue: Catalogue = {
  language: 'de',
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
