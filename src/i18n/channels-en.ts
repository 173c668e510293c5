import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** What the pad says of channels, in English: loaded with the first agent who has any. Every other catalogue has this shape. */
export const channelsEn = {
  channels: 'Channels',
  partlyReady: 'Partly Ready',
  outOfService: 'Out of Service',
};

/** The same in the language of an element. */
export const channelWords = (i18n: I18n): Catalogue['channels'] => i18n.part('channels', channelsEn);
