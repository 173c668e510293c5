import type { First } from '../catalogue.js';

const both = {
  CALL_OPEN: 'Legen Sie zuerst auf.',
  CHILD_OPEN: 'Beenden Sie zuerst die Rückfrage.',
  DISPOSITION_REQUIRED: 'Wählen Sie zuerst ein Ergebnis.',
  INTERACTIONS_OPEN: 'Schließen Sie zuerst Ihre offenen Kontakte ab.',
  UNSUPPORTED: 'Das Contact Center kann das nicht.',
};

/** The words of an offer in German. */
export const first: First = {
  pad: 'Contact Pad',

  media: {
    voice: 'Anruf',
    video: 'Videoanruf',
    callback: 'Rückruf',
    chat: 'Chat',
    email: 'E-Mail',
    case: 'Fall',
    'work-item': 'Vorgang',
    im: 'Sofortnachricht',
  },

  offerFrom: (medium, contact) => `${medium} von ${contact}`,
  accept: 'Annehmen',
  accepting: 'Wird angenommen…',
  reject: 'Ablehnen',
  rejecting: 'Wird abgelehnt…',
  shortcut: (label, keys) => `${label} (${keys})`,
  deadline: {
    redirect: (time) => `Geht in ${time} an jemand anderen`,
    accept: (time) => `Wird in ${time} angenommen`,
    end: (time) => `Endet in ${time}`,
    stay: (time) => `Schließt in ${time} und bleibt für Sie offen`,
  },
  hours: (time) => `${time} h`,
  handedOver: (by) => `Von ${by}`,
  asksAbout: (by) => `${by} bittet um Rat`,
  queue: 'Warteschlange',
  waiting: 'Wartet',
  taskType: 'Aufgabenart',
  number: 'Rufnummer',
  called: 'Gewählte Nummer',
  scheduled: 'Geplant',
  priority: 'Priorität',

  askAgain: 'Erneut anfragen',
  dismiss: 'Ausblenden',
  caseInformation: 'Falldaten',

  reasons: {
    ...both,
    AWAY: 'Zurzeit nicht verfügbar',
    LOGGED_OUT: 'Abgemeldet',
    NOT_ALLOWED: 'Das dürfen Sie nicht',
    OFFLINE: 'Zurzeit keine Verbindung',
    PENDING: 'Wartet auf Antwort',
    TRANSFER_PENDING: 'Eine Weiterleitung wartet auf Antwort',
  },

  errors: {
    ...both,
    CLOSED: 'Das Pad ist getrennt.',
    CONFLICT: 'Jemand anders hat das geändert. Sehen Sie noch einmal nach.',
    FORBIDDEN: 'Das dürfen Sie nicht.',
    GONE: 'Das ist für Sie nicht mehr da.',
    INTERNAL: 'Etwas ist schiefgegangen. Versuchen Sie es erneut.',
    INVALID: 'Dieser Wert wurde nicht angenommen. Ändern Sie ihn.',
    NOT_ALLOWED: 'Das ist jetzt nicht möglich.',
    NOT_FOUND: 'Das gibt es nicht mehr.',
    OFFLINE: 'Keine Verbindung. Nichts wurde gesendet.',
    POPUP_BLOCKED: 'Der Browser hat das Fenster blockiert.',
    RATE_LIMITED: 'Zu viele Anfragen. Versuchen Sie es gleich noch einmal.',
    TARGET_UNAVAILABLE: 'Nicht erreichbar. Wählen Sie jemand anderen.',
    TRANSFER_PENDING: 'Eine Weiterleitung wartet auf Antwort. Brechen Sie sie zuerst ab.',
    UNAUTHORIZED: 'Sie sind abgemeldet. Melden Sie sich neu an.',
    UNAVAILABLE: 'Das Contact Center kann das gerade nicht. Versuchen Sie es gleich noch einmal.',
    UNKNOWN: 'Keine Antwort. Es ist nicht bekannt, ob das ausgeführt wurde.',
    VERSION: 'Dieses Pad ist veraltet. Laden Sie die Seite neu.',
  },
};
