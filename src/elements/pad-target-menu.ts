import { LitElement, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { Menu } from '../controllers/menu.js';
import type { Target } from '../core/index.js';
import { base } from '../styles/base.js';
import { targetMarkStyles } from '../styles/target-mark.js';
import { targetMenuStyles } from '../styles/pad-target-menu.js';
import { define } from './define.js';
import { targetMark } from './target-marks.js';

/** Something that can be done with a target. */
export interface TargetAction {
  readonly label: string;
  /** Why it cannot be done now, in words. */
  readonly why?: string | undefined;
  readonly act: () => void;
}

/**
 * The menu of the highlighted row: a popover that `<pad-target-dialog>` places and names (WI-34, TC-3).
 *
 * @tagname pad-target-menu
 * @fires close - it has closed, and the search is to have the focus
 */
export class PadTargetMenu extends LitElement {
  static override styles: CSSResult[] = [base, targetMarkStyles, targetMenuStyles];

  @property({ attribute: false }) target: Target | undefined;
  /** The default first. */
  @property({ attribute: false }) actions: readonly TargetAction[] = [];

  readonly #menu = new Menu(this);

  /** Opens the menu with the focus on its first item, or closes it. */
  toggle(open: boolean): void {
    this.#menu.toggle(open);
  }

  override render(): TemplateResult {
    const { target } = this;
    return html`${target ? html`<p class="who" role="presentation">${targetMark(target)}<span class="cut outside">${target.name}</span></p>` : nothing}
    ${this.actions.map((action) => this.#item(action))}`;
  }

  #item({ label, why, act }: TargetAction): TemplateResult {
    return html`<button
      type="button"
      role="menuitem"
      class="quiet"
      tabindex="-1"
      aria-label=${label}
      aria-disabled=${why === undefined ? 'false' : 'true'}
      title=${ifDefined(why)}
      @click=${() => {
        if (why !== undefined) return;
        this.#menu.close();
        act();
      }}
    >
      <span>${label}${why === undefined ? nothing : html`<small>${why}</small>`}</span>
    </button>`;
  }
}

define('pad-target-menu', PadTargetMenu);

declare global {
  interface HTMLElementTagNameMap {
    'pad-target-menu': PadTargetMenu;
  }
}
