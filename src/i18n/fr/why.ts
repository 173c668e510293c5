import type { Catalogue } from '../catalogue.js';

/** What can be done about a control that is blocked, in French. */
export const why: Catalogue['why'] = {
  advice: {
    AWAY: 'Choisissez quelqu’un d’autre, ou attendez son retour.',
    LOGGED_OUT: 'Choisissez quelqu’un d’autre, ou réessayez quand la personne sera connectée.',
    NOT_ALLOWED: 'Adressez-vous à votre responsable d’équipe si vous en avez besoin.',
    OFFLINE: 'Le pad se reconnecte tout seul. Ce que vous écrivez est conservé.',
    PENDING: 'Cela prend quelques secondes. Ensuite, c’est de nouveau possible.',
    TRANSFER_PENDING: 'Attendez la réponse, ou annulez le transfert.',
    UNSUPPORTED: 'Les responsables du centre de contact pourront peut-être l’activer.',
  },
};
