import type { Catalogue } from '../catalogue.js';

/** What is said of tabs in Spanish. */
export const tabs: Catalogue['tabs'] = {
  soundHere: 'El sonido está en esta pestaña',
  soundElsewhere: 'El sonido está en otra pestaña',
  callHere: 'Su llamada está en esta pestaña. Al cerrarla termina.',
  callElsewhere: 'Su llamada está en otra pestaña',
  moveSound: 'Traer el sonido aquí',
  movingSound: 'Trayendo el sonido…',
  notifications: 'Notificaciones de escritorio',
  notificationsBlocked: 'El navegador las bloquea en esta página',
};
