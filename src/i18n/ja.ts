import type { Catalogue } from './catalogue.js';
import { channels } from './ja/channels.js';
import { contact } from './ja/contact.js';
import { keys } from './ja/keys.js';
import { pad } from './ja/pad.js';
import { records } from './ja/records.js';
import { settings } from './ja/settings.js';
import { statistics } from './ja/statistics.js';
import { tabs } from './ja/tabs.js';
import { talk } from './ja/talk.js';
import { targets } from './ja/targets.js';
import { voice } from './ja/voice.js';
import { why } from './ja/why.js';

/** All words in Japanese. */
export const catalogue: Catalogue = {
  language: 'ja',
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
