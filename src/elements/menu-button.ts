import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import './pad-action-menu.js';
import type { ActionItem, PadActionMenu } from './pad-action-menu.js';
import type { ActionChoice } from './panel-actions.js';

/** A button that opens a menu. */
export interface MenuButton {
  readonly name: string;
  readonly label: string;
  /** Three dots instead of the label. */
  readonly dots?: boolean;
  readonly items: readonly ActionItem[];
  readonly onChoose: (choice: ActionChoice) => void;
}

/** The button and its menu. The browser opens and closes it; the focus follows. */
export function menuButton({ name, label, dots = false, items, onChoose }: MenuButton): TemplateResult {
  const id = `menu-${name}`;
  return html`<span class="menu-button"
    ><button
      type="button"
      part=${name}
      class=${dots ? 'dots' : ''}
      tabindex="-1"
      aria-label=${ifDefined(dots ? label : undefined)}
      title=${ifDefined(dots ? label : undefined)}
      aria-haspopup="menu"
      aria-expanded="false"
      popovertarget=${id}
      @keydown=${onKey}
    >
      ${dots ? '' : label}<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d=${dots ? 'M3.5 8h.01M8 8h.01M12.5 8h.01' : 'M4 6l4 4 4-4'}></path>
      </svg></button
    ><pad-action-menu
      id=${id}
      role="menu"
      .popover=${'auto'}
      aria-label=${label}
      .items=${items}
      @choose=${(event: Event) => {
        const { chosen } = event.currentTarget as PadActionMenu;
        if (chosen) onChoose(chosen);
      }}
      @toggle=${onToggle}
      @close=${(event: Event) => {
        buttonOf(event)?.focus();
      }}
    ></pad-action-menu
  ></span>`;
}

function buttonOf({ currentTarget }: Event): HTMLElement | null {
  return (currentTarget as Element).previousElementSibling as HTMLElement | null;
}

function onToggle(event: ToggleEvent): void {
  buttonOf(event)?.setAttribute('aria-expanded', String(event.newState === 'open'));
}

/** By a click, so that the browser knows which button the menu belongs to. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const button = event.currentTarget as HTMLElement;
  const menu = button.nextElementSibling as PadActionMenu | null;
  if (menu) menu.focusOn = event.key === 'ArrowDown' ? 'first' : 'last';
  button.click();
}
