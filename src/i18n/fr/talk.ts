import type { Catalogue } from '../catalogue.js';

/** What is said of chats and instant messages in French. */
export const talk: Catalogue['talk'] = {
  transcript: (name) => `Conversation avec ${name}`,
  sent: 'Envoyé',
  delivered: 'Distribué',
  today: 'Aujourd’hui',
  older: 'Chargement des messages précédents…',
  failed: 'Les messages n’ont pas pu être chargés.',
  notSentYet: (name) => `${name} l’apprendra avec votre premier message.`,
  noMessages: 'Pas encore de messages.',
  typing: (name) => `${name} écrit…`,
  newMessage: (name, text) => `${name} : ${text}`,

  waits: (name) => `${name} attend votre réponse`,
  due: (name) => `${name} attend : répondez maintenant`,
  overdue: (name) => `${name} attend depuis trop longtemps`,

  messageTo: (name) => `Message à ${name}`,
  hint: 'Écrire un message',
  left: { one: '# caractère restant', other: '# caractères restants' },
  tooLong: { one: '# caractère en trop', other: '# caractères en trop' },
  unsent: { one: '# message non envoyé', other: '# messages non envoyés' },
  keep: 'Garder',
  sendKeys: 'Entrée envoie, Maj+Entrée commence une nouvelle ligne',

  ended: {
    'by-agent': () => 'Vous avez mis fin à la session.',
    'by-other': (name) => `${name} a mis fin à la session.`,
    rejected: (name) => `${name} a refusé l’invitation.`,
    'timed-out': (name) => `${name} n’a pas répondu à temps.`,
  },
  missed: (name) => `${name} n’attend plus.`,
};
