import type { First } from '../catalogue.js';

const both = {
  CALL_OPEN: 'Raccrochez d’abord.',
  CHILD_OPEN: 'Terminez d’abord la consultation.',
  DISPOSITION_REQUIRED: 'Choisissez d’abord une qualification.',
  INTERACTIONS_OPEN: 'Terminez d’abord vos contacts en cours.',
  UNSUPPORTED: 'Le centre de contact ne permet pas cela.',
};

/** The words of an offer in French. */
export const first: First = {
  pad: 'Pad de contact',

  media: {
    voice: 'Appel',
    video: 'Appel vidéo',
    callback: 'Rappel',
    chat: 'Chat',
    email: 'E-mail',
    case: 'Dossier',
    'work-item': 'Tâche',
    im: 'Message instantané',
  },

  offerFrom: (medium, contact) => `${medium} de ${contact}`,
  accept: 'Accepter',
  accepting: 'Acceptation…',
  reject: 'Refuser',
  rejecting: 'Refus…',
  shortcut: (label, keys) => `${label} (${keys})`,
  deadline: {
    redirect: (time) => `Passe à quelqu’un d’autre dans ${time}`,
    accept: (time) => `Accepté automatiquement dans ${time}`,
    end: (time) => `Se termine dans ${time}`,
    stay: (time) => `Se ferme dans ${time} et reste ouvert pour vous`,
  },
  hours: (time) => `${time} h`,
  handedOver: (by) => `De la part de ${by}`,
  asksAbout: (by) => `${by} demande conseil`,
  queue: 'File d’attente',
  waiting: 'Attente',
  taskType: 'Type de tâche',
  number: 'Numéro',
  called: 'Numéro appelé',
  scheduled: 'Prévu',
  priority: 'Priorité',

  askAgain: 'Redemander',
  dismiss: 'Ignorer',
  caseInformation: 'Données du dossier',

  reasons: {
    ...both,
    AWAY: 'Indisponible pour le moment',
    LOGGED_OUT: 'Déconnecté',
    NOT_ALLOWED: 'Vous n’êtes pas autorisé à le faire',
    OFFLINE: 'Pas de connexion pour le moment',
    PENDING: 'En attente d’une réponse',
    TRANSFER_PENDING: 'Un transfert attend sa réponse',
  },

  errors: {
    ...both,
    CLOSED: 'Le pad est déconnecté.',
    CONFLICT: 'Quelqu’un d’autre l’a modifié. Vérifiez à nouveau.',
    FORBIDDEN: 'Vous n’êtes pas autorisé à le faire.',
    GONE: 'Ce n’est plus là pour vous.',
    INTERNAL: 'Une erreur s’est produite. Réessayez.',
    INVALID: 'Cette valeur n’a pas été acceptée. Modifiez-la.',
    NOT_ALLOWED: 'Ce n’est pas possible pour le moment.',
    NOT_FOUND: 'Cela n’existe plus.',
    OFFLINE: 'Pas de connexion. Rien n’a été envoyé.',
    POPUP_BLOCKED: 'Le navigateur a bloqué la fenêtre.',
    RATE_LIMITED: 'Trop de demandes. Réessayez dans un instant.',
    TARGET_UNAVAILABLE: 'Injoignable. Choisissez quelqu’un d’autre.',
    TRANSFER_PENDING: 'Un transfert attend sa réponse. Annulez-le d’abord.',
    UNAUTHORIZED: 'Votre session est fermée. Reconnectez-vous.',
    UNAVAILABLE: 'Le centre de contact ne le peut pas maintenant. Réessayez dans un instant.',
    UNKNOWN: 'Aucune réponse. On ne sait pas si cela a été fait.',
    VERSION: 'Ce pad est trop ancien. Rechargez la page.',
  },
};
