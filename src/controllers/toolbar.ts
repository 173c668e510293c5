import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a toolbar needs of its element, whose root holds a `[role=toolbar]`. */
export interface ToolbarHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * A toolbar as the ARIA Authoring Practices describe it: one of its buttons is in the tab order, the arrows, Home and End
 * go from button to button.
 */
export class Toolbar implements ReactiveController {
  readonly #host: ToolbarHost;
  #current: HTMLElement | undefined;

  constructor(host: ToolbarHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const buttons = this.#buttons();
    const current = buttons.find((button) => button === this.#current) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
  }

  /** Listens to `focusin` in the toolbar. */
  readonly onFocus = (event: Event): void => {
    if (!this.#buttons().includes(event.target as HTMLElement)) return;
    this.#current = event.target as HTMLElement;
    this.hostUpdated();
  };

  /** Listens to `keydown` in the toolbar. */
  readonly onKey = (event: KeyboardEvent): void => {
    const buttons = this.#buttons();
    const at = buttons.indexOf(event.target as HTMLElement);
    const to = at < 0 ? undefined : buttons[targetOf(event.key, at, buttons)];
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  /** What is in sight; the items of a menu are not among them. */
  #buttons(): HTMLElement[] {
    const found = this.#host.renderRoot.querySelectorAll<HTMLElement>('[role=toolbar] button');
    return [...found].filter((button) => !button.closest('[inert]'));
  }
}

function targetOf(key: string, at: number, buttons: readonly HTMLElement[]): number {
  const forth = buttons[at]?.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  if (key === forth) return (at + 1) % buttons.length;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return (at - 1 + buttons.length) % buttons.length;
  if (key === 'Home') return 0;
  return key === 'End' ? buttons.length - 1 : -1;
}
