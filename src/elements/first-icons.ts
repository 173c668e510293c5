import { html, type TemplateResult } from 'lit';
import type { Medium } from '../core/index.js';

const HANDSET = 'M3 3c0 5.5 4.5 10 10 10l.5-3-3-1.2L9.2 10A8 8 0 0 1 6 6.8l1.2-1.3L6 2.5z';
const BUBBLE = 'M2.5 3h11v7.5H7.2L4.5 13v-2.5h-2z';

/** The names of the drawings that are needed before an offer can be answered: every medium, and what the bar needs. */
export type FirstIconName = Medium | 'flag' | 'queues' | 'down' | 'warning';

/** Their drawings: strokes on a field of 16 by 16. */
export const FIRST_ICONS: Readonly<Record<FirstIconName, string>> = {
  voice: HANDSET,
  video: 'M2 4.5h7.5v7H2zM9.5 7.3l4.5-2.3v6l-4.5-2.3',
  callback: `${HANDSET}M13 3l-3.5 3.5M9.5 3.7v2.8h2.8`,
  chat: BUBBLE,
  im: `${BUBBLE}M5.3 6.8h.01M8 6.8h.01M10.7 6.8h.01`,
  email: 'M2 3.5h12v9H2zM2.3 4L8 8.8 13.7 4',
  case: 'M2 4h4l1.5 1.5H14v7.5H2z',
  'work-item': 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 9.8l1.5 1.5 2.7-3',
  flag: 'M4 14V2.5M4 3h8.5l-2 3 2 3H4',
  queues: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  down: 'M4 6l4 4 4-4',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.3v.01',
};

/** A drawing; what it means stands beside it in words. */
export function drawing(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** One of the first drawings. */
export function firstIcon(name: FirstIconName): TemplateResult {
  return drawing(FIRST_ICONS[name]);
}
