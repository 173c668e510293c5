import type { Catalogue } from '../catalogue.js';

/** What is said of chats and instant messages in German. */
export const talk: Catalogue['talk'] = {
  transcript: (name) => `Unterhaltung mit ${name}`,
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  today: 'Heute',
  older: 'Ältere Nachrichten werden geladen…',
  failed: 'Nachrichten konnten nicht geladen werden.',
  notSentYet: (name) => `${name} erfährt davon mit Ihrer ersten Nachricht.`,
  noMessages: 'Noch keine Nachrichten.',
  typing: (name) => `${name} schreibt…`,
  newMessage: (name, text) => `${name}: ${text}`,

  waits: (name) => `${name} wartet auf Ihre Antwort`,
  due: (name) => `${name} wartet: jetzt antworten`,
  overdue: (name) => `${name} wartet schon zu lange`,

  messageTo: (name) => `Nachricht an ${name}`,
  hint: 'Nachricht schreiben',
  left: { one: '# Zeichen übrig', other: '# Zeichen übrig' },
  tooLong: { one: '# Zeichen zu viel', other: '# Zeichen zu viel' },
  unsent: { one: '# Nachricht nicht gesendet', other: '# Nachrichten nicht gesendet' },
  keep: 'Behalten',
  sendKeys: 'Eingabetaste sendet, Umschalt+Eingabetaste beginnt eine neue Zeile',

  ended: {
    'by-agent': () => 'Sie haben die Sitzung beendet.',
    'by-other': (name) => `${name} hat die Sitzung beendet.`,
    rejected: (name) => `${name} hat die Einladung abgelehnt.`,
    'timed-out': (name) => `${name} hat nicht rechtzeitig geantwortet.`,
  },
  missed: (name) => `${name} wartet nicht mehr.`,
};
