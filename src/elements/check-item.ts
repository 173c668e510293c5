import { html, nothing, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import { icon } from './icons.js';

/** Something of the agent's that is on or off. */
export interface Check {
  readonly label: string;
  readonly isOn: boolean;
  /** Why it cannot be turned, in words. */
  readonly blocked?: string | undefined;
}

/**
 * What turns it in a menu, which closes then.
 *
 * @param turn called unless it is blocked
 */
export function checkItem(
  { label, isOn, blocked }: Check,
  menu: Menu,
  turn: (event: Event) => void,
): TemplateResult {
  return html`<button
    role="menuitemcheckbox"
    class="quiet"
    tabindex="-1"
    aria-checked=${isOn}
    aria-label=${label}
    title=${blocked ?? ''}
    aria-disabled=${!!blocked}
    @click=${(event: Event) => {
      if (blocked) return;
      menu.close();
      turn(event);
    }}
  >
    <span class="dot" data-state=${isOn ? 'ready' : 'logged-out'}></span>
    <span class="outside">${label}${blocked ? html`<small>${blocked}</small>` : nothing}</span>
    ${isOn ? icon('check') : nothing}
  </button>`;
}
