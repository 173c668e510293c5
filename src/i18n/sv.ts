import type { Catalogue } from './catalogue.js';
import { channels } from './sv/channels.js';
import { contact } from './sv/contact.js';
import { keys } from './sv/keys.js';
import { pad } from './sv/pad.js';
import { records } from './sv/records.js';
import { settings } from './sv/settings.js';
import { statistics } from './sv/statistics.js';
import { tabs } from './sv/tabs.js';
import { talk } from './sv/talk.js';
import { targets } from './sv/targets.js';
import { voice } from './sv/voice.js';
import { why } from './sv/why.js';

/** All words in Swedish. */
export const catalogue: Catalogue = {
  language: 'sv',
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
