import {
  LitElement,
  html,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { Timers } from '../controllers/timers.js';
import type { Interaction } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { newRow, writeCard, type Card, type Row } from './card.js';
import { parentOf } from './consults.js';
import { data, define } from './define.js';
import { IntentEvent } from './events.js';
import { Keyed } from './keyed.js';
import { isPending } from './offer-stack.js';
import type { Unopened } from './found-records.js';
import { listStyles } from '../styles/pad-list.js';

const CARD = ['one', 'selected', 'unread', 'unopened', 'parent'] as const satisfies readonly (keyof Card)[];

/**
 * The interactions that the agent holds. It renders on membership and order only; a change of one interaction renders
 * that one row, whatever the number of rows.
 *
 * @tagname pad-list
 * @fires pad-command - the interaction that was chosen
 * @csspart list - the list
 */
export class PadList extends LitElement {
  static override styles: CSSResult[] = [base, listStyles];
  static override properties: PropertyDeclarations = {
    interactions: data,
    unread: data,
    selected: data,
    unopened: data,
    i18n: data,
    now: data,
  };

  /** In the order of arrival; a new array only when one of them changed. */
  interactions: readonly Interaction[] = [];
  unread: readonly string[] = [];
  selected: string | undefined;
  /** By id why a record was not opened. */
  unopened: Unopened = {};
  i18n: I18n = english;
  now: (source: string) => number = Date.now;

  readonly #rows = new Keyed(newRow);
  #unread: ReadonlySet<string> = new Set();
  readonly #timers = new Timers(this, { byHand: true });

  /** Shows one interaction of the list anew; the next `interactions` are to hold it. */
  change(one: Interaction): void {
    const row = this.#rows.get(one.id);
    if (row) this.#renderRow(one, row);
  }

  /** Gives the focus to a card: that of an interaction, else the selected one, else the first, else the list. */
  focusCard(id?: string): void {
    const row =
      this.#rows.get(id) ?? this.#rows.get(this.selected) ?? this.#list.querySelector('[role=listitem]');
    (row ? titleIn(row) : this.#list)?.focus();
  }

  override render(): TemplateResult {
    return html`<div
      part="list"
      class="list"
      role="list"
      tabindex="-1"
      aria-label=${this.i18n.m.interactions}
      @click=${this.#onClick}
      @keydown=${this.#onKey}
      @focusin=${this.#onFocus}
    ></div>`;
  }

  protected override willUpdate(): void {
    this.#unread = new Set(this.unread);
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const one of this.interactions) this.#renderRow(one, this.#rows.ensure(one.id), changed.has('i18n'));
    const moved = changed.has('interactions');
    if (moved) this.#arrange();
    if (changed.has('selected') || (moved && !this.#list.querySelector('[tabindex="0"]'))) this.#rove();
  }

  get #list(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.list') ?? this;
  }

  /** A row that leaves with the focus in it hands it to the row that takes its place. */
  #arrange(): void {
    const { activeElement } = this.renderRoot as ShadowRoot;
    const row = activeElement?.closest<HTMLElement>('[role=listitem]');
    const index = row ? [...this.#list.children].indexOf(row) : -1;
    this.#rows.arrange(
      this.#list,
      this.interactions.map(({ id }) => id),
    );
    if (!row || row.isConnected) return;
    const next = this.#list.children[index] ?? this.#list.lastElementChild;
    if (next) titleIn(next)?.focus();
    else this.#list.focus();
  }

  #renderRow(one: Interaction, row: Row, anyway: boolean = false): void {
    const { selected, unopened, interactions } = this;
    const card = {
      one,
      selected: one.id === selected,
      unread: this.#unread.has(one.id) || isPending(one),
      unopened: unopened[one.id],
      parent: parentOf(one, interactions),
    };
    const before = anyway ? undefined : row.shown;
    if (before && CARD.every((part) => card[part] === before[part])) return;
    writeCard(row, card, before, this.i18n);
    if (one.since !== before?.one.since) this.#timers.paint(row);
  }

  /** One card is in the tab order: the one that was used last, else the selected one. */
  #rove(
    to: Element | null | undefined = this.#rows.get(this.selected) ?? this.#list.firstElementChild,
  ): void {
    for (const control of this.#list.querySelectorAll<HTMLElement>('[tabindex="0"]')) control.tabIndex = -1;
    for (const control of to?.querySelectorAll<HTMLElement>('.title, a[href]') ?? []) control.tabIndex = 0;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    this.#rove(rowOf(event));
  };

  readonly #onClick = (event: MouseEvent): void => {
    const interaction = rowOf(event)?.dataset.id;
    if (!interaction) return;
    const onLink = event.target instanceof Element && event.target.closest('a[href]');
    if (onLink && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.dispatchEvent(new IntentEvent({ type: 'select', interaction }));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = rowOf(event);
    const to = row && target(event.key, row);
    if (!to) return;
    event.preventDefault();
    titleIn(to)?.focus();
  };
}

function rowOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[role=listitem]') : null;
}

function titleIn(row: Element | null): HTMLElement | null | undefined {
  return row?.querySelector<HTMLElement>('.title');
}

function target(key: string, row: Element): Element | null | undefined {
  if (key === 'ArrowDown') return row.nextElementSibling;
  if (key === 'ArrowUp') return row.previousElementSibling;
  if (key === 'Home') return row.parentElement?.firstElementChild;
  return key === 'End' ? row.parentElement?.lastElementChild : null;
}

define('pad-list', PadList);

declare global {
  interface HTMLElementTagNameMap {
    'pad-list': PadList;
  }
}
