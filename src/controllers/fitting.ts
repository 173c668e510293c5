import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What fitting needs of its element: a `.fitting` row whose `.fits` are its parts, and `.rest`, which opens the others. */
export interface FittingHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * How many parts of a row have room beside each other, so that the others go into a menu. Parts that are out of sight
 * keep their size (`visibility`, not `display`), so that one look at the row answers it.
 */
export class Fitting implements ReactiveController {
  /** How many have room, from the first on. */
  count: number = Infinity;
  readonly #host: FittingHost;
  readonly #observer = new ResizeObserver(() => {
    this.hostUpdated();
  });

  constructor(host: FittingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdated(): void {
    const row = this.#host.renderRoot.querySelector<HTMLElement>('.fitting');
    if (!row) return;
    this.#observer.observe(row);
    const count = fitting(row);
    if (count === this.count) return;
    this.count = count;
    queueMicrotask(() => {
      this.#host.requestUpdate();
    });
  }
}

function fitting(row: HTMLElement): number {
  const gap = parseFloat(getComputedStyle(row).columnGap) || 0;
  const sizes = [...row.querySelectorAll<HTMLElement>('.fits')].map(({ offsetWidth }) => offsetWidth + gap);
  const room = row.clientWidth + gap;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= room) return sizes.length;
  const rest = row.querySelector<HTMLElement>('.rest')?.offsetWidth ?? 0;
  let left = room - rest - gap;
  const first = sizes.findIndex((size) => (left -= size) < 0);
  return Math.max(1, first);
}
