import type { Catalogue } from '../catalogue.js';

/** What is said of channels in Spanish. */
export const channels: Catalogue['channels'] = {
  channels: 'Canales',
  partlyReady: 'Parcialmente listo',
  outOfService: 'Fuera de servicio',
};
