import { html, type TemplateResult } from 'lit';
import type { I18n } from '../i18n/index.js';
import { IntentEvent } from './events.js';
import { iconButton } from './icons.js';
import { onEscape } from './on-escape.js';

/** What lies over the list and the panel: a region with its heading (`h2`) and Close, which Escape does too. */
export function sheet(
  of: 'messages' | 'queues' | 'keys' | 'statistics',
  title: string,
  { m }: I18n,
  content: unknown,
): TemplateResult {
  const close = (event: Event): void => {
    event.target?.dispatchEvent(new IntentEvent({ type: `show-${of}`, open: false }));
  };
  return html`<section part=${of} aria-labelledby="title" @keydown=${onEscape(close)}>
    <header>
      <h2 id="title" tabindex="-1">${title}</h2>
      ${iconButton(m.close, 'close', close)}
    </header>
    ${content}
  </section>`;
}
