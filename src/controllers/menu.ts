import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a menu needs of its element: a root that holds a button `[aria-haspopup]` and a popover `[role=menu]`. */
export interface MenuHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** A menu button as the ARIA Authoring Practices describe it: arrows, Home, End, first letters, Escape, Tab. */
export class Menu implements ReactiveController {
  readonly #host: MenuHost;
  /** Whether the menu is open. */
  open = false;

  constructor(host: MenuHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.open = false;
  }

  readonly onButtonClick = (): void => {
    this.#toggle(!this.open, 'checked');
  };

  readonly onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#toggle(true, event.key === 'ArrowDown' ? 'first' : 'last');
  };

  /** The browser closes a popover by itself on a click elsewhere; the button has to know. */
  readonly onToggle = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    this.#host.requestUpdate();
  };

  readonly onMenuKey = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.indexOf(event.target as HTMLElement);
    const to = this.#target(event.key, at, items);
    if (event.key === 'Tab') this.close(false);
    else if (event.key === 'Escape') this.close(true);
    to?.focus();
    if (to || event.key === 'Escape') event.preventDefault();
  };

  /** @param focus whether the button gets the focus, as after a choice. */
  close(focus: boolean): void {
    this.#toggle(false);
    if (focus) this.#host.renderRoot.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  }

  #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  #target(key: string, at: number, items: HTMLElement[]): HTMLElement | undefined {
    const { length } = items;
    if (key === 'ArrowDown') return items[(at + 1) % length];
    if (key === 'ArrowUp') return items[(at - 1 + length) % length];
    if (key === 'Home') return items[0];
    if (key === 'End') return items[length - 1];
    if (key.length !== 1 || key === ' ') return undefined;
    const letter = key.toLocaleLowerCase();
    return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
      item.textContent.trim().toLocaleLowerCase().startsWith(letter),
    );
  }

  #toggle(open: boolean, focus?: 'first' | 'last' | 'checked'): void {
    const menu = this.#host.renderRoot.querySelector<HTMLElement>('[role=menu]');
    if (!menu?.isConnected) return;
    menu.togglePopover(open);
    if (!open || !focus) return;
    const items = this.#items();
    const checked = items.find((item) => item.getAttribute('aria-checked') === 'true');
    const item = focus === 'last' ? items.at(-1) : focus === 'checked' ? (checked ?? items[0]) : items[0];
    item?.focus();
  }
}
