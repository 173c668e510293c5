import type { Catalogue } from '../catalogue.js';

/** What can be done about a control that is blocked, in Swedish. */
export const why: Catalogue['why'] = {
  advice: {
    AWAY: 'Välj någon annan, eller vänta tills personen är tillbaka.',
    LOGGED_OUT: 'Välj någon annan, eller försök när personen är inloggad.',
    NOT_ALLOWED: 'Fråga din teamledare om du behöver det.',
    OFFLINE: 'Paden ansluter igen av sig själv. Det du skriver sparas.',
    PENDING: 'Det tar några sekunder. Sedan går det att trycka igen.',
    TRANSFER_PENDING: 'Vänta på svaret, eller avbryt vidarekopplingen.',
    UNSUPPORTED: 'De som driver kontaktcentret kan kanske slå på det.',
  },
};
