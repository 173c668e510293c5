import type { Catalogue } from './catalogue.js';
import type { I18n } from './i18n.js';

/** What can be done about a control that is blocked, where the reason does not say it; in English, loaded when it is asked for. */
export const whyEn = {
  advice: {
    AWAY: 'Choose somebody else, or wait until they are back.',
    LOGGED_OUT: 'Choose somebody else, or try when they are logged in.',
    NOT_ALLOWED: 'Ask your team leader if you need it.',
    OFFLINE: 'The pad reconnects by itself. What you write is kept.',
    PENDING: 'This takes seconds. Then it can be pressed again.',
    TRANSFER_PENDING: 'Wait for the answer, or cancel the transfer.',
    UNSUPPORTED: 'Those who run the contact centre may switch it on.',
  },
};

/** The same in the language of an element. */
export const whyWords = (i18n: I18n): Catalogue['why'] => i18n.part('why', whyEn);
