import type { Catalogue } from '../catalogue.js';

/** What is said of tabs in French. */
export const tabs: Catalogue['tabs'] = {
  soundHere: 'Le son est dans cet onglet',
  soundElsewhere: 'Le son est dans un autre onglet',
  callHere: 'Votre appel est dans cet onglet. Le fermer y met fin.',
  callElsewhere: 'Votre appel est dans un autre onglet',
  moveSound: 'Déplacer le son ici',
  movingSound: 'Déplacement du son…',
  notifications: 'Notifications du bureau',
  notificationsBlocked: 'Le navigateur les bloque pour cette page',
};
