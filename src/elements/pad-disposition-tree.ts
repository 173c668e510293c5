import { LitElement, html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Disposition } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { dispositionTreeStyles } from '../styles/pad-disposition-tree.js';
import { define } from './define.js';
import { foldersOf, rowsOf, type Row } from './disposition-options.js';
import { icon } from './icons.js';

/**
 * Outcomes in folders: a tree as the ARIA Authoring Practices describe it, with a search field. Typing in the tree goes
 * to the search, which opens the folders of what it finds (DC-1).
 *
 * @tagname pad-disposition-tree
 * @fires choose - an outcome was chosen (`chosen`)
 */
export class PadDispositionTree extends LitElement {
  static override styles: CSSResult[] = [base, dispositionTreeStyles];

  @property({ attribute: false }) options: readonly Disposition[] = [];
  /** The code of the outcome that stands. */
  @property({ attribute: false }) value: string | undefined;
  @property({ attribute: false }) i18n: I18n = english;
  @state() private _search: string = '';
  @state() private _open: ReadonlySet<string> = new Set();
  /** The row that is in the tab order. */
  @state() private _current: string | undefined;
  /** What was chosen last. */
  chosen: string | undefined;

  /** Gives the focus to the tree. */
  override focus(): void {
    this.#item(this.#currentRow)?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this._open = new Set([...this._open, ...foldersOf(this.options, this.value)]);
  }

  override render(): TemplateResult {
    const { m } = this.i18n;
    const rows = this.#rows;
    return html`<input
        type="search"
        aria-label=${m.searchDispositions}
        placeholder=${m.searchDispositions}
        autocomplete="off"
        .value=${this._search}
        @input=${this.#onSearch}
        @keydown=${this.#onSearchKey}
      />
      <div
        class="tree"
        role="tree"
        aria-label=${m.disposition}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
      >
        ${repeat(
          rows,
          ({ key }) => key,
          (row) => this.#row(row),
        )}
      </div>
      ${rows.length === 0 ? html`<p class="muted none" role="status">${m.noDispositions}</p>` : nothing}`;
  }

  #row(row: Row): TemplateResult {
    const { one, key, level, open, place, of } = row;
    const folder = open !== undefined;
    return html`<div
      role="treeitem"
      data-key=${key}
      data-level=${Math.min(level, 6)}
      aria-label=${one.label}
      aria-level=${level}
      aria-posinset=${place}
      aria-setsize=${of}
      aria-expanded=${ifDefined(open)}
      aria-selected=${ifDefined(folder ? undefined : one.code === this.value)}
      tabindex=${row.key === this.#currentRow?.key ? 0 : -1}
      @focus=${() => {
        this._current = key;
      }}
    >
      <span class="mark" aria-hidden="true"
        >${folder ? icon('down') : one.code === this.value ? icon('check') : nothing}</span
      ><span class="outside">${one.label}</span>
    </div>`;
  }

  get #rows(): Row[] {
    return rowsOf(this.options, (key) => this._open.has(key), this._search);
  }

  get #currentRow(): Row | undefined {
    const rows = this.#rows;
    return (
      rows.find(({ key }) => key === this._current) ??
      rows.find(({ one }) => one.code === this.value) ??
      rows[0]
    );
  }

  /** Opens or closes a folder, chooses an outcome. */
  #act({ one, key, open }: Row): void {
    if (open !== undefined) {
      this.#setOpen(key, !open);
      return;
    }
    this.chosen = one.code;
    this.dispatchEvent(new Event('choose'));
  }

  #setOpen(key: string, open: boolean): void {
    const folders = new Set(this._open);
    if (open) folders.add(key);
    else folders.delete(key);
    this._open = folders;
  }

  #item(row: Row | undefined): HTMLElement | undefined {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')];
    return items.find(({ dataset }) => dataset.key === row?.key);
  }

  readonly #onSearch = (event: Event): void => {
    this._search = (event.target as HTMLInputElement).value;
  };

  /** Down and Return go to the first outcome that was found. */
  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    const rows = this.#rows;
    this.#item(this._search ? rows.find(({ open }) => open === undefined) : rows[0])?.focus();
  };

  readonly #onClick = (event: Event): void => {
    const item = event.target instanceof Element && event.target.closest<HTMLElement>('[role=treeitem]');
    const row = item && this.#rows.find(({ key }) => key === item.dataset.key);
    if (row) this.#act(row);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const rows = this.#rows;
    const at = rows.findIndex(({ key }) => key === this.#currentRow?.key);
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.#act(row);
    else if (event.key.length === 1) {
      // The letter itself then arrives in the field.
      this.renderRoot.querySelector('input')?.focus();
      return;
    } else if (!this.#move(event.key, row, at, rows)) return;
    event.preventDefault();
  };

  #move(key: string, row: Row, at: number, rows: readonly Row[]): boolean {
    const [forth, back] = this.matches(':dir(rtl)')
      ? ['ArrowLeft', 'ArrowRight']
      : ['ArrowRight', 'ArrowLeft'];
    if (key === forth && row.open === false) this.#setOpen(row.key, true);
    else if (key === back && row.open) this.#setOpen(row.key, false);
    else {
      const parent = rows.slice(0, at).findLast(({ level }) => level < row.level);
      const targets: Record<string, Row | undefined> = {
        ArrowDown: rows[at + 1],
        ArrowUp: rows[at - 1],
        Home: rows[0],
        End: rows.at(-1),
        [forth]: row.open ? rows[at + 1] : undefined,
        [back]: parent,
      };
      if (!(key in targets)) return false;
      this.#item(targets[key])?.focus();
    }
    return true;
  }
}

define('pad-disposition-tree', PadDispositionTree);

declare global {
  interface HTMLElementTagNameMap {
    'pad-disposition-tree': PadDispositionTree;
  }
}
