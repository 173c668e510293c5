import { html, type TemplateResult } from 'lit';
import type { Medium } from '../core/index.js';

const HANDSET = 'M3 3c0 5.5 4.5 10 10 10l.5-3-3-1.2L9.2 10A8 8 0 0 1 6 6.8l1.2-1.3L6 2.5z';
const BUBBLE = 'M2.5 3h11v7.5H7.2L4.5 13v-2.5h-2z';

/** The names of the drawings: every medium, and what controls need. */
export type IconName =
  | Medium
  | 'flag'
  | 'out'
  | 'down'
  | 'close'
  | 'check'
  | 'edit'
  | 'warning'
  | 'info'
  | 'download'
  | 'recent'
  | 'progress'
  | 'tray';

/** The pad's own drawings: strokes on a field of 16 by 16. */
export const ICONS: Readonly<Record<IconName, string>> = {
  voice: HANDSET,
  video: 'M2 4.5h7.5v7H2zM9.5 7.3l4.5-2.3v6l-4.5-2.3',
  callback: `${HANDSET}M13 3l-3.5 3.5M9.5 3.7v2.8h2.8`,
  chat: BUBBLE,
  im: `${BUBBLE}M5.3 6.8h.01M8 6.8h.01M10.7 6.8h.01`,
  email: 'M2 3.5h12v9H2zM2.3 4L8 8.8 13.7 4',
  case: 'M2 4h4l1.5 1.5H14v7.5H2z',
  'work-item': 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 9.8l1.5 1.5 2.7-3',
  flag: 'M4 14V2.5M4 3h8.5l-2 3 2 3H4',
  out: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.5 2.5L7.5 8.5',
  down: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3.2L13 5',
  edit: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.3v.01',
  info: 'M8 2a6 6 0 1 0 .01 0M8 7.3v3.7M8 5v.01',
  download: 'M8 2.5V10M5 7l3 3 3-3M3 13h10',
  recent: 'M2.5 8a5.5 5.5 0 1 0 1.7-4M2.3 2.5V5h2.5M8 5v3l2 1.3',
  progress: 'M8 2.5l6 3-6 3-6-3zM2.3 8.5L8 11.4l5.7-2.9M2.3 11.2L8 14l5.7-2.8',
  tray: 'M2 9h3.5l1 2h3l1-2H14M2 9l2-5.5h8L14 9v4H2z',
};

/** A drawing; what it means stands beside it in words. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${ICONS[name]}></path></svg>`;
}
