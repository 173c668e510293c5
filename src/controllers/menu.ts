import type { ReactiveControllerHost } from 'lit';

/** What a menu needs of its element: the popover `#menu` with its items, whose keys go to `onKey`. */
export interface MenuHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The item that gets the focus when a menu opens. */
export type MenuFocus = 'first' | 'last' | 'checked';

/** A menu as the ARIA Authoring Practices describe it: arrows, Home, End, first letters, Escape, Tab. */
export class Menu {
  readonly #host: MenuHost;
  readonly #onClose: () => void;

  /** @param onClose gives its button the focus again, when it has closed as after a choice. */
  constructor(host: MenuHost, onClose: () => void) {
    this.#host = host;
    this.#onClose = onClose;
  }

  /** Opens the menu with the focus on an item, or closes it. */
  toggle(open: boolean, focus: MenuFocus = 'first'): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#menu')?.togglePopover(open);
    if (!open) return;
    const items = this.#items;
    // A setting beside the choice is checked, too.
    const isChosen = ({ role, ariaChecked }: HTMLElement): boolean =>
      role === 'menuitemradio' && ariaChecked === 'true';
    const checked = focus === 'checked' ? items.find(isChosen) : undefined;
    (checked ?? items.at(focus === 'last' ? -1 : 0))?.focus();
  }

  /** Closes it; the button is to have the focus. */
  close(): void {
    this.toggle(false);
    this.#onClose();
  }

  /** Follows a key that was pressed in the menu. */
  readonly onKey = (event: KeyboardEvent): void => {
    const { key } = event;
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const to = target(key, at, items);
    if (key === 'Tab') this.toggle(false);
    else if (key === 'Escape') this.close();
    to?.focus();
    if (to || key === 'Escape') event.preventDefault();
  };

  get #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('#menu button')];
  }
}

function target(key: string, at: number, items: HTMLElement[]): HTMLElement | undefined {
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
