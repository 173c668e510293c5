import { render, type TemplateResult } from 'lit';
import { Keyed } from './keyed.js';

/** Rows for a template, each of which keeps its element, and so the focus, while others come and go. */
export class Rows<T extends { readonly id: string }> {
  readonly #home = document.createElement('div');
  readonly #rows: Keyed<HTMLElement>;
  readonly #fill: (one: T, row: HTMLElement) => TemplateResult;

  /**
   * @param role of each row
   * @param fill what stands in a row; the attributes of the row itself are set there as well
   */
  constructor(role: 'listitem' | 'option', fill: (one: T, row: HTMLElement) => TemplateResult) {
    this.#home.role = 'none';
    this.#rows = new Keyed(() => Object.assign(document.createElement('div'), { role }));
    this.#fill = fill;
  }

  /** The element of a row. */
  row(id: string | undefined): HTMLElement | undefined {
    return this.#rows.get(id);
  }

  /** What stands in the list then: a row for each of these, in their order. */
  show(items: readonly T[]): HTMLElement {
    for (const one of items) {
      const row = this.#rows.ensure(one.id);
      render(this.#fill(one, row), row);
    }
    this.#rows.arrange(
      this.#home,
      items.map(({ id }) => id),
    );
    return this.#home;
  }
}
