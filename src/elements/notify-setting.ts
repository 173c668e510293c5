import type { Agent } from '../core/index.js';

/** Whether this browser can show notifications for this page, and may. `absent`: it has none, or not on this page. */
export function notifyPermission(): NotificationPermission | 'absent' {
  return typeof Notification === 'function' && isSecureContext ? Notification.permission : 'absent';
}

/** Whether that agent wants offers shown on the desktop, in this browser. */
export function wantsNotifications({ id }: Agent): boolean {
  try {
    return notifyPermission() === 'granted' && localStorage.getItem(keyOf(id)) === 'on';
  } catch {
    // The browser keeps nothing for this page.
    return false;
  }
}

/** Turns them on or off after a press of the agent's; the browser may ask for permission then. */
export async function turnNotifications(agent: Agent): Promise<void> {
  const on = !wantsNotifications(agent);
  if (on && (await Notification.requestPermission()) !== 'granted') return;
  try {
    localStorage.setItem(keyOf(agent.id), on ? 'on' : 'off');
  } catch {
    // It stays as it was, which the menu shows.
  }
}

function keyOf(agent: string): string {
  return `contact-pad/notifications/${agent}`;
}
