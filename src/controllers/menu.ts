/** What a menu needs of its element, which is the popover itself; its items stand in the root. */
export interface MenuHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The item that gets the focus when a menu opens. */
export type MenuFocus = 'first' | 'last' | 'checked';

/**
 * A menu as the ARIA Authoring Practices describe it: arrows, Home, End, first letters, Escape, Tab. It fires `close`
 * when it has closed and its button is to have the focus again, as after a choice.
 */
export class Menu {
  readonly #host: MenuHost;

  constructor(host: MenuHost) {
    this.#host = host;
    host.addEventListener('keydown', this.#onKey);
  }

  /** Opens the menu with the focus on an item, or closes it. */
  toggle(open: boolean, focus: MenuFocus = 'first'): void {
    if (!this.#host.isConnected) return;
    this.#host.togglePopover(open);
    if (!open) return;
    const items = this.#items();
    const checked = items.find((item) => item.getAttribute('aria-checked') === 'true');
    const item = focus === 'last' ? items.at(-1) : focus === 'checked' ? (checked ?? items[0]) : items[0];
    item?.focus();
  }

  /** Closes it; the button is to have the focus. */
  close(): void {
    this.toggle(false);
    this.#host.dispatchEvent(new Event('close'));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.findIndex((item) => event.composedPath().includes(item));
    const to = this.#target(event.key, at, items);
    if (event.key === 'Tab') this.toggle(false);
    else if (event.key === 'Escape') this.close();
    to?.focus();
    if (to || event.key === 'Escape') event.preventDefault();
  };

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
}
