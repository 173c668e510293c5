import type { Catalogue } from '../catalogue.js';

/** What can be done about a control that is blocked, in German. */
export const why: Catalogue['why'] = {
  advice: {
    AWAY: 'Wählen Sie jemand anderen, oder warten Sie, bis die Person zurück ist.',
    LOGGED_OUT: 'Wählen Sie jemand anderen, oder versuchen Sie es, wenn die Person angemeldet ist.',
    NOT_ALLOWED: 'Fragen Sie Ihre Teamleitung, wenn Sie es brauchen.',
    OFFLINE: 'Das Pad verbindet sich von selbst wieder. Was Sie schreiben, bleibt erhalten.',
    PENDING: 'Das dauert Sekunden. Danach ist es wieder möglich.',
    TRANSFER_PENDING: 'Warten Sie die Antwort ab, oder brechen Sie die Weiterleitung ab.',
    UNSUPPORTED: 'Wer das Contact Center betreibt, kann es vielleicht einschalten.',
  },
};
