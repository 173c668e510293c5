import type { TemplateResult } from 'lit';
import { drawing, FIRST_ICONS, type FirstIconName } from './first-icons.js';

/** The names of all drawings. */
export type IconName =
  FirstIconName | 'out' | 'close' | 'check' | 'edit' | 'info' | 'download' | 'recent' | 'progress' | 'tray';

/** The pad's own drawings: strokes on a field of 16 by 16. What an offer needs stands in `first-icons.ts`. */
export const ICONS: Readonly<Record<IconName, string>> = {
  ...FIRST_ICONS,
  out: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.5 2.5L7.5 8.5',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3.2L13 5',
  edit: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z',
  info: 'M8 2a6 6 0 1 0 .01 0M8 7.3v3.7M8 5v.01',
  download: 'M8 2.5V10M5 7l3 3 3-3M3 13h10',
  recent: 'M2.5 8a5.5 5.5 0 1 0 1.7-4M2.3 2.5V5h2.5M8 5v3l2 1.3',
  progress: 'M8 2.5l6 3-6 3-6-3zM2.3 8.5L8 11.4l5.7-2.9M2.3 11.2L8 14l5.7-2.8',
  tray: 'M2 9h3.5l1 2h3l1-2H14M2 9l2-5.5h8L14 9v4H2z',
};

/** A drawing; what it means stands beside it in words. */
export function icon(name: IconName): TemplateResult {
  return drawing(ICONS[name]);
}
