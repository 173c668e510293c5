import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { RecordLink } from '../core/index.js';
import { icon } from './icons.js';

/**
 * A record as a link; a modifier opens it as the browser does.
 *
 * @param about what tells it from others of that label
 */
export function recordLink(
  { label }: RecordLink,
  href: string,
  open: (target: EventTarget | null) => void,
  about?: string,
): TemplateResult {
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(event.target);
  };
  return html`<a
    class="record outside"
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    aria-description=${ifDefined(about)}
    @click=${onClick}
    >${label}${icon('out')}</a
  >`;
}
