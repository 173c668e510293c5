import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { drawing, FIRST_ICONS, type FirstIconName } from './first-icons.js';

/** The names of all drawings. */
export type IconName =
  | FirstIconName
  | 'messages'
  | 'queues'
  | 'down'
  | 'out'
  | 'close'
  | 'check'
  | 'edit'
  | 'info'
  | 'download'
  | 'recent'
  | 'progress'
  | 'tray'
  | 'link';

/** The pad's own drawings: strokes on a field of 32 by 32. What an offer needs stands in `first-icons.ts`. */
export const ICONS: Readonly<Record<IconName, string>> = {
  ...FIRST_ICONS,
  messages: 'M8 28V5M8 6h17l-4 6 4 6H8',
  queues: 'M5 8h22M5 16h22M5 24h14',
  down: 'M8 12l8 8 8-8',
  out: 'M13 7h-6v18h18v-6M18 5h9V14M27 5L15 17',
  close: 'M8 8l16 16M24 8l-16 16',
  check: 'M6 17l6 6L26 10',
  edit: 'M6 26l1-6L21 6l5 5L12 25z',
  info: 'M16 4a12 12 0 1 0 .01 0M16 15v7M16 10v.01',
  download: 'M16 5V20M10 14l6 6 6-6M6 26h20',
  recent: 'M5 16a11 11 0 1 0 3-8M5 5V10h5M16 10v6l4 3',
  progress: 'M16 5l12 6-12 6-12-6zM5 17L16 23l11-6M5 22L16 28l11-6',
  tray: 'M4 18h7l2 4h6l2-4H28M4 18l4-11h16L28 18v8H4z',
  link: 'M13 19l6-6M15 10l3-3a5 5 0 0 1 7 7l-3 3M17 22l-3 3a5 5 0 0 1-7-7l3-3',
};

/** A drawing; what it means stands beside it in words. */
export function icon(name: IconName): TemplateResult {
  return drawing(ICONS[name]);
}

/**
 * A button that shows a drawing only.
 *
 * @param about id of what it is about, where its name does not say so
 * @param blocked why it cannot be pressed now, in words
 */
export function iconButton(
  name: string,
  drawing: IconName,
  onClick: (event: Event) => void,
  about?: string,
  blocked?: string,
): TemplateResult {
  return html`<button
    class="quiet only-icon"
    aria-label=${name}
    aria-describedby=${ifDefined(about)}
    aria-disabled=${!!blocked}
    title=${blocked ?? name}
    @click=${blocked ? nothing : onClick}
  >
    ${icon(drawing)}
  </button>`;
}
