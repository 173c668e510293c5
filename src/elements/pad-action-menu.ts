import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Menu, type MenuFocus } from '../controllers/menu.js';
import { base } from '../styles/base.js';
import { actionMenuStyles } from '../styles/pad-action-menu.js';
import { define } from './define.js';
import type { ActionChoice } from './panel-actions.js';

/** One line of the menu. */
export interface ActionItem {
  readonly choice: ActionChoice;
  /** Why it cannot be chosen now, in words. */
  readonly why: string | undefined;
}

/**
 * A menu of actions: a popover that its button places and names.
 *
 * @tagname pad-action-menu
 * @fires choose - an item was chosen (`chosen`)
 * @fires close - it has closed, and its button is to have the focus
 */
export class PadActionMenu extends LitElement {
  static override styles: CSSResult[] = [base, actionMenuStyles];

  @property({ attribute: false }) items: readonly ActionItem[] = [];
  /** The item that gets the focus when it opens next. */
  focusOn: MenuFocus = 'first';
  /** What was chosen last. */
  chosen: ActionChoice | undefined;

  readonly #menu = new Menu(this);

  constructor() {
    super();
    this.addEventListener('toggle', (event) => {
      if (event.newState === 'open') this.#menu.toggle(true, this.focusOn);
      else this.focusOn = 'first';
    });
  }

  override render(): TemplateResult {
    return html`${this.items.map((item) => this.#item(item))}`;
  }

  #item({ choice, why }: ActionItem): TemplateResult {
    return html`<button
      type="button"
      role="menuitem"
      class="quiet"
      tabindex="-1"
      aria-disabled=${why !== undefined}
      @click=${() => {
        if (why !== undefined) return;
        this.#menu.close();
        this.chosen = choice;
        this.dispatchEvent(new Event('choose'));
      }}
    >
      <span class="outside">${choice.label}</span>${why ? html`<small>${why}</small>` : nothing}
    </button>`;
  }
}

define('pad-action-menu', PadActionMenu);

declare global {
  interface HTMLElementTagNameMap {
    'pad-action-menu': PadActionMenu;
  }
}
