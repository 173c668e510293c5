import type { Catalogue } from '../catalogue.js';

/** What the map of the shortcuts says in French. */
export const keys: Catalogue['keys'] = {
  title: 'Raccourcis clavier',
  names: {
    accept: 'Accepter la première proposition',
    'accept-nth': 'Accepter la 1re à la 9e proposition',
    reject: 'Refuser la première proposition',
    focus: 'Aller au pad',
    ready: 'Prêt ou Non prêt',
    release: 'Terminer ou raccrocher',
    done: 'Clôturer',
    hold: 'Mettre en attente ou reprendre',
    mute: 'Couper ou réactiver le micro',
    'send-dtmf': 'Clavier',
    consult: 'Consulter',
    transfer: 'Transférer',
    previous: 'Contact précédent',
    next: 'Contact suivant',
    messages: 'Mes notifications',
    queues: 'Files d’attente',
    keys: 'Ces raccourcis',
  },
  about: 'Ils ne font rien pendant que vous écrivez, sauf F1 à F24.',
  none: 'Aucun',
  nine: '1 à 9',
  change: (name) => `Changer les touches : ${name}`,
  changeShort: 'Changer',
  press: (name) => `Appuyez sur les nouvelles touches : ${name}`,
  pressShort: 'Appuyez…',
  remove: (name) => `Retirer les touches : ${name}`,
  reset: (name) => `Rétablir : ${name}`,
  resetShort: 'Rétablir',
  resetAll: 'Tout rétablir',
  everywhere: 'Partout dans la page',
  changed: (name, keys) => `${name} : ${keys}`,
  problems: {
    used: (name) => `Ces touches sont prises : ${name}. Choisissez-en d’autres ou retirez-les d’abord là.`,
    browser: 'Le navigateur ou le système utilise ces touches. Choisissez-en d’autres.',
    assistive:
      'Les lecteurs d’écran utilisent ces touches, ou elles écrivent un caractère. Choisissez-en d’autres.',
    moving: 'Ces touches servent à se déplacer dans le pad. Choisissez-en d’autres.',
    plain:
      'Partout dans la page, il faut Alt ou une touche F : d’autres agiraient pendant que vous regardez la page.',
    digit: 'Il faut Alt, Ctrl ou Meta et un chiffre.',
  },
};
