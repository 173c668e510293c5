import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import { onEscape } from './on-escape.js';
import type { PanelHost } from './panel-host.js';

/** A strip has no room for more than the controls: this opens the rest below it. Elsewhere it is not seen. */
export class PanelDoor {
  readonly #host: PanelHost;
  isOpen: boolean = false;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** Shows the rest, where something is to be filled in there. */
  open(): void {
    this.isOpen = true;
    this.#host.requestUpdate();
  }

  /** The button. */
  render(): TemplateResult {
    const { details } = this.#host.i18n.m;
    return html`<button
      class="quiet only-icon door"
      aria-label=${details}
      title=${details}
      aria-expanded=${this.isOpen}
      @click=${this.#toggle}
    >
      ${icon('down')}
    </button>`;
  }

  /** Closes it by Escape; what else is done with that key is no matter of a door that is shut. */
  get onKey(): unknown {
    return this.isOpen ? onEscape(this.#toggle) : nothing;
  }

  readonly #toggle = (): void => {
    if (this.isOpen) this.#host.renderRoot.querySelector<HTMLElement>('.door')?.focus();
    this.isOpen = !this.isOpen;
    this.#host.requestUpdate();
  };
}
