import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { Menu, type MenuHost } from '../controllers/menu.js';
import type { Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { drawing } from './first-icons.js';
import type { TargetAction } from './target-action.js';

/** What the menu needs of its dialog. */
export interface TargetMenuHost extends MenuHost {
  readonly i18n: I18n;
  /** What can be done with a target. */
  actionsFor(target: Target): readonly TargetAction[];
  /** Does one of them, or one that needs no target of the list. */
  act(action: TargetAction, target: Target | undefined): void;
}

/** The one button of the rows, which the style sheet places at the highlighted one: an option can hold none (WI-34). */
export class TargetMenu {
  readonly #host: TargetMenuHost;
  readonly #menu: Menu;
  /** Whose menu is open: it stays theirs, whatever is under the pointer. */
  #of: Target | undefined;

  constructor(host: TargetMenuHost) {
    this.#host = host;
    this.#menu = new Menu(host, () => {
      host.renderRoot.querySelector<HTMLElement>('#search')?.focus();
    });
  }

  /** The button for that target, and its menu. */
  render(acting: Target | undefined): TemplateResult {
    const target = this.#of ?? acting;
    const host = this.#host;
    const name = target && targetWords(host.i18n).actionsFor(target.name);
    return html`${target ? html`<button class="actions only-icon quiet" popovertarget="menu" aria-haspopup="menu" aria-expanded=${!!this.#of} aria-label=${ifDefined(name)} title=${ifDefined(name)}>${drawing('M7 16h.01M16 16h.01M25 16h.01')}</button>` : nothing}
      <div
        id="menu"
        role="menu"
        popover
        aria-label=${ifDefined(name)}
        @beforetoggle=${({ newState }: ToggleEvent) => {
          this.#of = newState === 'open' ? target : undefined;
          host.requestUpdate();
        }}
        @keydown=${this.#menu.onKey}
        @toggle=${({ newState }: ToggleEvent) => {
          if (newState === 'open') this.#menu.toggle(true);
        }}
      >
        ${target && host.actionsFor(target).map((action) => this.#item(action, target))}
      </div>`;
  }

  #item(action: TargetAction, target: Target): TemplateResult {
    const { label, blocked } = action;
    return html`<button
      role="menuitem"
      class="quiet"
      tabindex="-1"
      aria-disabled=${blocked !== undefined}
      @click=${() => {
        if (blocked !== undefined) return;
        this.#menu.close();
        this.#host.act(action, target);
      }}
    >
      ${label}${blocked === undefined ? nothing : html`<small class="muted">${blocked}</small>`}
    </button>`;
  }
}
