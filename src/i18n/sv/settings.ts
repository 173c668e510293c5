import type { Catalogue } from '../catalogue.js';

/** What stands at the end of the agent's menu in Swedish. */
export const settings: Catalogue['settings'] = {
  yours: 'Dina inställningar',
  sound: 'Ljud vid erbjudanden',
  statistics: 'Min statistik',
  save: 'Spara en supportfil',
  keys: 'Kortkommandon',
};
