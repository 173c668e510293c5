import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What roving needs of its element. */
export interface RovingHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Rows with controls, of which one row is in the tab order: the arrows, Home and End go from row to row, to the same
 * control. Rows are the `listitem`s inside `.rows`, each with an `id`: it describes its controls, whose names ("Delete")
 * do not say of what. A row or control that leaves with the focus hands it to the row that takes its place.
 */
export class RovingRows implements ReactiveController {
  readonly #host: RovingHost;
  readonly #onEmpty: () => void;
  #current: Element | undefined;
  /** Where the focus stood before the element rendered: which row, and which of its controls. */
  #focusAt = { row: -1, control: -1 };

  /** @param onEmpty gives the focus to something else when it stood in the last row that had a control. */
  constructor(host: RovingHost, onEmpty: () => void) {
    this.#host = host;
    this.#onEmpty = onEmpty;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#active as HTMLElement;
    const row = this.#rows.findIndex((one) => one.contains(active));
    this.#focusAt = { row, control: controlsOf(this.#rows[row]).indexOf(active) };
  }

  hostUpdated(): void {
    const rows = this.#rows.filter((row) => controlsOf(row).length > 0);
    const current = rows.find((row) => row === this.#current) ?? rows[0];
    for (const row of rows)
      for (const control of controlsOf(row)) {
        control.tabIndex = row === current ? 0 : -1;
        control.setAttribute('aria-describedby', row.id);
      }
    if (this.#focusAt.row >= 0 && !this.#active) this.#focusNext(rows);
  }

  /** Listens to `focusin` in the rows. */
  readonly onFocus = (event: Event): void => {
    this.#current = rowOf(event) ?? undefined;
    this.hostUpdated();
  };

  /** Listens to `keydown` in the rows. */
  readonly onKey = (event: KeyboardEvent): void => {
    const row = rowOf(event);
    const rows = this.#rows.filter((one) => one === row || controlsOf(one).length > 0);
    const to = row && rows[targetOf(event.key, rows.indexOf(row), rows.length)];
    if (!to || to === row) return;
    event.preventDefault();
    focusIn(to, controlsOf(row).indexOf(event.target as HTMLElement));
  };

  #focusNext(rows: readonly HTMLElement[]): void {
    const { row, control } = this.#focusAt;
    const next = rows.find((one) => this.#rows.indexOf(one) >= row) ?? rows.at(-1);
    if (next) focusIn(next, control);
    else this.#onEmpty();
  }

  get #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.rows > [role=listitem]')];
  }

  get #active(): Element | null {
    const root = this.#host.renderRoot;
    return root instanceof ShadowRoot ? root.activeElement : null;
  }
}

function rowOf(event: Event): HTMLElement | null {
  return event.target instanceof Element
    ? event.target.closest<HTMLElement>('.rows > [role=listitem]')
    : null;
}

function controlsOf(row: Element | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('button') ?? [])];
}

function focusIn(row: Element, control: number): void {
  const controls = controlsOf(row);
  (controls[control] ?? controls[0])?.focus();
}

function targetOf(key: string, at: number, length: number): number {
  if (key === 'ArrowDown') return at + 1;
  if (key === 'ArrowUp') return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : -1;
}
