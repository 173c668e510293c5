import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Announcement } from '../i18n/index.js';

/**
 * Speaks through two live regions that stand in the root's shadow tree from the first render on, outside anything that
 * could become inert. What is said at one moment is said together.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #next: Announcement[] = [];
  #polite = '';
  #assertive = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says it after the screen has changed. The same words twice are two announcements. */
  say(said: Announcement | undefined): void {
    if (!said) return;
    if (this.#next.length === 0)
      requestAnimationFrame(() => {
        this.#flush();
      });
    this.#next.push(said);
    this.#polite = this.#assertive = '';
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#next = [];
  }

  /** The two regions, in the language of what is said. */
  render(language: string): TemplateResult {
    return html`<div class="sr" role="status" aria-live="polite" lang=${language}>${this.#polite}</div>
      <div class="sr" role="alert" aria-live="assertive" lang=${language}>${this.#assertive}</div>`;
  }

  #flush(): void {
    const words = (urgent: boolean): string =>
      [...new Set(this.#next.filter((one) => one.urgent === urgent).map(({ text }) => text))].join('. ');
    this.#polite = words(false);
    this.#assertive = words(true);
    this.#next = [];
    this.#host.requestUpdate();
  }
}
