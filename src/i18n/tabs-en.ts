import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/**
 * What the pad says about its tabs and outside of them, in English: loaded beside the rest. Every other catalogue has this
 * shape; the labels are part of the contract.
 */
export const tabsEn = {
  soundHere: 'Sound is in this tab',
  soundElsewhere: 'Sound is in another tab',
  callHere: 'Your call is in this tab. Closing it ends the call.',
  callElsewhere: 'Your call is in another tab',
  moveSound: 'Move the sound here',
  movingSound: 'Moving the sound…',
  notifications: 'Desktop notifications',
  notificationsBlocked: 'The browser blocks them for this page',
};

/** The same in the language of an element. */
export const tabWords = (i18n: I18n): Catalogue['tabs'] => i18n.part('tabs', tabsEn);
