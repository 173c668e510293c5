import type { Catalogue } from '../catalogue.js';

/** What is said of chats and instant messages in Swedish. */
export const talk: Catalogue['talk'] = {
  transcript: (name) => `Konversation med ${name}`,
  sent: 'Skickat',
  delivered: 'Levererat',
  today: 'I dag',
  older: 'Laddar äldre meddelanden…',
  failed: 'Meddelandena kunde inte laddas.',
  notSentYet: (name) => `${name} får veta det med ditt första meddelande.`,
  noMessages: 'Inga meddelanden än.',
  typing: (name) => `${name} skriver…`,
  newMessage: (name, text) => `${name}: ${text}`,

  waits: (name) => `${name} väntar på ditt svar`,
  due: (name) => `${name} väntar: svara nu`,
  overdue: (name) => `${name} har väntat för länge`,

  messageTo: (name) => `Meddelande till ${name}`,
  hint: 'Skriv ett meddelande',
  left: { one: '# tecken kvar', other: '# tecken kvar' },
  tooLong: { one: '# tecken för mycket', other: '# tecken för mycket' },
  unsent: { one: '# meddelande ej skickat', other: '# meddelanden ej skickade' },
  keep: 'Behåll',
  sendKeys: 'Retur skickar, Skift+Retur börjar en ny rad',

  ended: {
    'by-agent': () => 'Du avslutade sessionen.',
    'by-other': (name) => `${name} avslutade sessionen.`,
    rejected: (name) => `${name} avvisade inbjudan.`,
    'timed-out': (name) => `${name} svarade inte i tid.`,
  },
  missed: (name) => `${name} väntar inte längre.`,
};
