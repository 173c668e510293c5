import { nothing, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import type { Agent } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { tabWords } from '../i18n/tabs-en.js';
import { checkItem } from './check-item.js';
import { notifyPermission, turnNotifications, wantsNotifications } from './notify-setting.js';

/**
 * What turns desktop notifications on and off in the agent's menu; nothing where the browser has none.
 *
 * @param onTurned called when it may have changed
 */
export function notifyItem(
  agent: Agent,
  menu: Menu,
  onTurned: () => void,
  i18n: I18n,
): TemplateResult | typeof nothing {
  const permission = notifyPermission();
  if (permission === 'absent') return nothing;
  const { notifications: label, notificationsBlocked } = tabWords(i18n);
  const blocked = permission === 'denied' ? notificationsBlocked : undefined;
  return checkItem({ label, isOn: wantsNotifications(agent), blocked }, menu, () => {
    void turnNotifications(agent).then(onTurned);
  });
}
