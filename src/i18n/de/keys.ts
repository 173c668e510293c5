import type { Catalogue } from '../catalogue.js';

/** What the map of the shortcuts says in German. */
export const keys: Catalogue['keys'] = {
  title: 'Tastenkürzel',
  names: {
    accept: 'Oberstes Angebot annehmen',
    'accept-nth': 'Erstes bis neuntes Angebot annehmen',
    reject: 'Oberstes Angebot ablehnen',
    focus: 'Zum Pad gehen',
    ready: 'Bereit oder Nicht bereit',
    release: 'Beenden oder auflegen',
    done: 'Abschließen',
    hold: 'Halten oder zurückholen',
    mute: 'Stumm oder Ton an',
    'send-dtmf': 'Wähltasten',
    consult: 'Rückfrage',
    transfer: 'Weiterleiten',
    previous: 'Voriger Kontakt',
    next: 'Nächster Kontakt',
    messages: 'Meine Meldungen',
    queues: 'Warteschlangen',
    keys: 'Diese Tastenkürzel',
  },
  about: 'Beim Schreiben tun sie nichts, außer F1 bis F24.',
  none: 'Keine',
  nine: '1 bis 9',
  change: (name) => `Tasten ändern: ${name}`,
  changeShort: 'Ändern',
  press: (name) => `Neue Tasten drücken: ${name}`,
  pressShort: 'Tasten drücken…',
  remove: (name) => `Tasten entfernen: ${name}`,
  reset: (name) => `Zurück zum Ursprung: ${name}`,
  resetShort: 'Zurück',
  resetAll: 'Alle zurück zum Ursprung',
  everywhere: 'Überall auf der Seite',
  changed: (name, keys) => `${name}: ${keys}`,
  problems: {
    used: (name) =>
      `Diese Tasten sind vergeben: ${name}. Wählen Sie andere oder entfernen Sie sie zuerst dort.`,
    browser: 'Der Browser oder das System benutzt diese Tasten. Wählen Sie andere.',
    assistive: 'Screenreader benutzen diese Tasten, oder sie schreiben ein Zeichen. Wählen Sie andere.',
    moving: 'Mit diesen Tasten bewegt man sich im Pad. Wählen Sie andere.',
    plain:
      'Überall auf der Seite brauchen sie Alt oder eine F-Taste: Andere würden schon beim Ansehen der Seite wirken.',
    digit: 'Das braucht Alt, Strg oder Meta und eine Ziffer.',
  },
};
