import type { Catalogue } from '../catalogue.js';

/** What is said of tabs in Swedish. */
export const tabs: Catalogue['tabs'] = {
  soundHere: 'Ljudet är i den här fliken',
  soundElsewhere: 'Ljudet är i en annan flik',
  callHere: 'Ditt samtal är i den här fliken. Stänger du den avslutas samtalet.',
  callElsewhere: 'Ditt samtal är i en annan flik',
  moveSound: 'Flytta ljudet hit',
  movingSound: 'Flyttar ljudet…',
  notifications: 'Skrivbordsaviseringar',
  notificationsBlocked: 'Webbläsaren blockerar dem för den här sidan',
};
