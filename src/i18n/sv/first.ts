import type { First } from '../catalogue.js';

const both = {
  CALL_OPEN: 'Lägg på först.',
  CHILD_OPEN: 'Avsluta förfrågan först.',
  DISPOSITION_REQUIRED: 'Välj en avslutskod först.',
  INTERACTIONS_OPEN: 'Avsluta dina öppna kontakter först.',
  UNSUPPORTED: 'Kontaktcentret kan inte göra detta.',
};

/** The words of an offer in Swedish. */
export const first: First = {
  pad: 'Kontaktpad',

  media: {
    voice: 'Samtal',
    video: 'Videosamtal',
    callback: 'Återuppringning',
    chat: 'Chatt',
    email: 'E-post',
    case: 'Ärende',
    'work-item': 'Arbetsuppgift',
    im: 'Snabbmeddelande',
  },

  offerFrom: (medium, contact) => `${medium} från ${contact}`,
  accept: 'Acceptera',
  accepting: 'Accepterar…',
  reject: 'Avvisa',
  rejecting: 'Avvisar…',
  shortcut: (label, keys) => `${label} (${keys})`,
  deadline: {
    redirect: (time) => `Går till någon annan om ${time}`,
    accept: (time) => `Besvaras automatiskt om ${time}`,
    end: (time) => `Slutar om ${time}`,
    stay: (time) => `Stängs om ${time} och förblir öppen för dig`,
  },
  hours: (time) => `${time} h`,
  handedOver: (by) => `Från ${by}`,
  asksAbout: (by) => `${by} ber om råd`,
  queue: 'Kö',
  waiting: 'Väntar',
  taskType: 'Uppgiftstyp',
  number: 'Nummer',
  called: 'Uppringt nummer',
  scheduled: 'Planerad',
  priority: 'Prioritet',

  askAgain: 'Fråga igen',
  dismiss: 'Avfärda',
  caseInformation: 'Ärendeuppgifter',

  reasons: {
    ...both,
    AWAY: 'Inte tillgänglig just nu',
    LOGGED_OUT: 'Utloggad',
    NOT_ALLOWED: 'Du har inte behörighet till detta',
    OFFLINE: 'Det finns ingen anslutning just nu',
    PENDING: 'Väntar på svar',
    TRANSFER_PENDING: 'En vidarekoppling väntar på svar',
  },

  errors: {
    ...both,
    CLOSED: 'Padens anslutning är stängd.',
    CONFLICT: 'Någon annan ändrade det. Titta igen.',
    FORBIDDEN: 'Du har inte behörighet till detta.',
    GONE: 'Det finns inte längre kvar för dig.',
    INTERNAL: 'Något gick fel. Försök igen.',
    INVALID: 'Värdet godtogs inte. Ändra det.',
    NOT_ALLOWED: 'Det är inte möjligt just nu.',
    NOT_FOUND: 'Det finns inte längre.',
    OFFLINE: 'Det finns ingen anslutning. Inget skickades.',
    POPUP_BLOCKED: 'Webbläsaren blockerade fönstret.',
    RATE_LIMITED: 'För många förfrågningar. Försök igen om en stund.',
    TARGET_UNAVAILABLE: 'Går inte att nå. Välj någon annan.',
    TRANSFER_PENDING: 'En vidarekoppling väntar på svar. Avbryt den först.',
    UNAUTHORIZED: 'Du är utloggad. Logga in igen.',
    UNAVAILABLE: 'Kontaktcentret kan inte göra detta nu. Försök igen om en stund.',
    UNKNOWN: 'Inget svar kom. Det är okänt om detta blev gjort.',
    VERSION: 'Den här paden är gammal. Ladda om sidan.',
  },
};
