import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { I18n } from '../i18n/index.js';
import { IntentEvent } from './events.js';
import { icon, type IconName } from './icons.js';

/** What lies over the list and the panel: a region with its heading (`h2`) and Close, which Escape does too. */
export function sheet(
  of: 'messages' | 'queues',
  title: string,
  { m }: I18n,
  content: unknown,
): TemplateResult {
  const close = (event: Event): void => {
    event.target?.dispatchEvent(new IntentEvent({ type: `show-${of}`, open: false }));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close(event);
  };
  return html`<section part=${of} aria-labelledby="title" @keydown=${onKey}>
    <header>
      <h2 id="title" tabindex="-1">${title}</h2>
      ${iconButton(m.close, 'close', close)}
    </header>
    ${content}
  </section>`;
}

/** A button that shows a drawing only. `about`: id of what it is about, where its name does not say so. */
export function iconButton(
  name: string,
  drawing: IconName,
  onClick: (event: Event) => void,
  about?: string,
): TemplateResult {
  return html`<button
    type="button"
    class="quiet only-icon"
    aria-label=${name}
    aria-describedby=${ifDefined(about)}
    title=${name}
    @click=${onClick}
  >
    ${icon(drawing)}
  </button>`;
}
