import type { Catalogue } from './catalogue.js';
import { channels } from './sv/channels.js';
import { contact } from './sv/contact.js';
import { keys } from './sv/keys.js';
import { pad } from './sv/pad.js';
import { settings } from './sv/settings.js';
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
  settings,
  tabs,
  talk,
  targets,
  voice,
  why,
};
