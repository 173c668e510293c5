import type { Catalogue } from '../catalogue.js';

/** What is said of tabs in German. */
export const tabs: Catalogue['tabs'] = {
  soundHere: 'Der Ton ist in diesem Tab',
  soundElsewhere: 'Der Ton ist in einem anderen Tab',
  callHere: 'Ihr Gespräch ist in diesem Tab. Ihn zu schließen beendet es.',
  callElsewhere: 'Ihr Gespräch ist in einem anderen Tab',
  moveSound: 'Ton hierher holen',
  movingSound: 'Ton wird geholt…',
  notifications: 'Desktop-Benachrichtigungen',
  notificationsBlocked: 'Der Browser blockiert sie für diese Seite',
};
