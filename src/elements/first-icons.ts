import { html, type TemplateResult } from 'lit';
import type { Medium } from '../core/index.js';

const HANDSET = 'M6 6c0 11 9 20 20 20l1-6-6-2L18 20A16 16 0 0 1 12 14l2-3L12 5z';
const BUBBLE = 'M5 6h22v15H14L9 26v-5h-4z';

/** The names of the drawings that are needed before an offer can be answered: every medium, and what stands beside a failure. */
export type FirstIconName = Medium | 'warning';

/** Their drawings: strokes on a field of 32 by 32. */
export const FIRST_ICONS: Readonly<Record<FirstIconName, string>> = {
  voice: HANDSET,
  video: 'M4 9h15v14H4zM19 15l9-5v12l-9-5',
  callback: `${HANDSET}M26 6l-7 7M19 7v6h6`,
  chat: BUBBLE,
  im: `${BUBBLE}M11 14h.01M16 14h.01M21 14h.01`,
  email: 'M4 7h24v18H4zM5 8L16 18 27 8',
  case: 'M4 8h8l3 3H28v15H4z',
  'work-item': 'M7 5h12l6 6v16h-18zM19 5v6h6M12 20l3 3 5-6',
  warning: 'M16 5l12 21H4zM16 13v6M16 23v.01',
};

/** A drawing; what it means stands beside it in words. */
export function drawing(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 32 32" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** One of the first drawings. */
export function firstIcon(name: FirstIconName): TemplateResult {
  return drawing(FIRST_ICONS[name]);
}
